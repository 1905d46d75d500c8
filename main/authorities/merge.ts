import type {
  AuthorityId,
  AuthorityUse,
  MergePreview,
  MergeReference,
  RecordId,
} from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import { noteChange, type Step, writeStep } from '../history/step.ts';
import { writeAsJob } from '../history/write-as-job.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { changeField } from '../records/change-field.ts';
import { readField } from '../records/fields.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { type AuthoritySnapshot, removeAuthority, takeAuthority } from './authority-row.ts';
import { changeAuthority, uniqueSorted } from './edit.ts';

/** Which authority records become which one, and the uses that stay as they are. */
export interface Merge {
  readonly from: readonly AuthorityId[];
  readonly into: AuthorityId;
  readonly excluded?: readonly AuthorityUse[] | undefined;
}

const USES = 'FROM value WHERE authorityId IN (SELECT value FROM json_each(?))';

/** What a merge would do, and its uses from number `start` on. Throws as `mergeAuthorities` does. */
export function previewMerge(db: Db, merge: Merge, start = 0, limit = 100): MergePreview {
  const { gone, kept, from } = requireMerge(db, merge);
  const hole = JSON.stringify(from);
  const counts = prepared<{ references: number; records: number }>(
    db,
    `SELECT count(*) AS "references", count(DISTINCT recordId) AS records
     FROM (SELECT DISTINCT authorityId, field, recordId ${USES})`,
  ).get(hole) ?? { references: 0, records: 0 };
  const names = uniqueSorted([...gone.values()].flatMap((authority) => authority.names));
  return {
    ...counts,
    variants: names.filter((name) => !kept.names.includes(name)),
    sample: listReferences(db, hole, start, limit),
  };
}

function listReferences(db: Db, hole: string, start: number, limit: number): readonly MergeReference[] {
  const rows = prepared<{
    authority: AuthorityId;
    field: string;
    text: string;
    id: RecordId;
    title: string;
    type: string;
    isInBin: number;
  }>(
    db,
    `SELECT authority, field, text, record.id, title, type, deletedAt IS NOT NULL AS isInBin
     FROM (SELECT authorityId AS authority, field, recordId, min(text) AS text ${USES}
           GROUP BY authorityId, field, recordId ORDER BY authorityId, field, recordId LIMIT ? OFFSET ?)
       JOIN record ON record.id = recordId ORDER BY authority, field, record.id`,
  ).all(hole, limit, start);
  return rows.map(({ authority, field, text, id, title, type, isInBin }) => ({
    authority,
    field,
    text,
    record: { id, title, type },
    isInBin: isInBin === 1,
  }));
}

/**
 * Moves every use of some authority records to another one, keeps their names as its variants, and removes them, as
 * one step. One that keeps a use, because that was left out, stays as it is. Throws `authorityMissing`,
 * `authorityKindDiffers`.
 */
export function mergeAuthorities(archive: Archive, merge: Merge): void {
  const { from } = requireMerge(archive.db, merge);
  if (from.length === 0) return;
  writeStep(archive, 'merge', (step) => {
    const move = mover(merge);
    for (const use of listFields(step.db, from)) move(step, use);
    finishMerge(step, merge);
  });
}

/** The same for windows: a merge of many uses runs as a job with progress. */
export async function mergeAsJob(archive: Archive, jobs: Jobs, merge: Merge): Promise<void> {
  const { from } = requireMerge(archive.db, merge);
  const uses = listFields(archive.db, from);
  const end = (step: Step): void => finishMerge(step, merge);
  if (from.length > 0) await writeAsJob(archive, jobs, 'merge', uses, mover(merge), { end });
}

interface CheckedMerge {
  readonly from: readonly AuthorityId[];
  readonly gone: ReadonlyMap<AuthorityId, AuthoritySnapshot>;
  readonly kept: AuthoritySnapshot;
}

function requireMerge(db: Db, { from, into }: Merge): CheckedMerge {
  const kept = requireSnapshot(db, into);
  const others = [...new Set(from)].filter((id) => id !== into);
  const gone = new Map(others.map((id) => [id, requireSnapshot(db, id)]));
  for (const authority of gone.values()) {
    if ((authority.kind === 'place') !== (kept.kind === 'place'))
      throw new ArchiveError('authorityKindDiffers', authority.name);
  }
  return { from: others, gone, kept };
}

function requireSnapshot(db: Db, id: AuthorityId): AuthoritySnapshot {
  const snapshot = takeAuthority(db, id);
  if (!snapshot) throw new ArchiveError('authorityMissing', String(id));
  return snapshot;
}

interface UsedField {
  readonly recordId: number;
  readonly field: string;
}

function listFields(db: Db, from: readonly AuthorityId[]): readonly UsedField[] {
  return prepared<UsedField>(db, `SELECT DISTINCT recordId, field ${USES} ORDER BY recordId, field`).all(
    JSON.stringify(from),
  );
}

const keyOfUse = (authority: number, { recordId, field }: UsedField): string =>
  `${authority} ${recordId} ${field}`;

/** Moves the uses in one field of a record, but for those left out. */
function mover({ from, into, excluded = [] }: Merge): (step: Step, use: UsedField) => void {
  const moving = new Set<number>(from);
  const left = new Set(excluded.map((use) => keyOfUse(use.authority, { ...use, recordId: use.record })));
  return (step, use) => {
    const { recordId, field } = use;
    const isMoved = (id: number | undefined): boolean =>
      id !== undefined && moving.has(id) && !left.has(keyOfUse(id, use));
    const values = readField(step.db, recordId, field);
    changeField(
      step,
      recordId,
      field,
      values.map((value) => (isMoved(value.authorityId) ? { ...value, authorityId: into } : value)),
    );
  };
}

/** Removes what nothing points to any more and gives its names to the one that stays. */
function finishMerge(step: Step, merge: Merge): void {
  const { gone, kept } = requireMerge(step.db, merge);
  const names = [...kept.names];
  let { country } = kept;
  for (const [id, authority] of gone) {
    const isUsed = prepared(step.db, 'SELECT 1 FROM value WHERE authorityId = ? LIMIT 1').pluck().get(id);
    if (isUsed !== undefined) continue;
    removeAuthority(step.db, id);
    noteChange(step, {
      entity: 'authority',
      entityId: id,
      recordId: null,
      field: null,
      before: JSON.stringify(authority),
      after: null,
    });
    names.push(...authority.names);
    country ??= authority.country;
  }
  changeAuthority(step, merge.into, { ...kept, country, names: uniqueSorted(names) });
}
