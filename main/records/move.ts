import type { RecordId } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import { noteChange, type Step, writeStep } from '../history/step.ts';
import { writeAsJob } from '../history/write-as-job.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { getRecordLine } from './record-row.ts';
import { type Placement, planPlaces } from './siblings.ts';
import { listPath } from './tree.ts';

/** Where records shall go: in their order, before child number `position` (from 0) of `parent`, counted without them. */
export interface Move {
  readonly ids: readonly RecordId[];
  readonly parent: RecordId | null;
  readonly position: number;
}

/**
 * Moves records as one step, with all that is below them. One that stands below another moved one goes with it and
 * stays where it is there. Throws `moveIntoItself`, `recordMissing`.
 */
export function moveRecords(archive: Archive, move: Move): void {
  writeStep(archive, 'edit', (step) => {
    for (const placement of planMove(step.db, move)) placeRecord(step, placement);
  });
}

/** The same for windows: a move of many records runs as a job with progress. */
export async function moveAsJob(archive: Archive, jobs: Jobs, move: Move): Promise<void> {
  await writeAsJob(archive, jobs, 'edit', planMove(archive.db, move), placeRecord);
}

/** Moves one record; throws `moveIntoItself`, `recordMissing`. */
export function moveRecord(archive: Archive, id: RecordId, parent: RecordId | null, position: number): void {
  moveRecords(archive, { ids: [id], parent, position });
}

function planMove(db: Db, { ids, parent, position }: Move): readonly Placement[] {
  const asked = new Set<number>(ids);
  for (const id of asked) getRecordLine(db, id);
  if (parent !== null) {
    const { deletedAt, title } = getRecordLine(db, parent);
    if (deletedAt !== null) throw new ArchiveError('recordMissing', title);
    const within = [parent, ...listPath(db, parent).map(({ id }) => id)].find((id) => asked.has(id));
    if (within !== undefined) throw new ArchiveError('moveIntoItself', getRecordLine(db, within).title);
  }
  const chosen = withoutNested(db, asked);
  return isThere(db, chosen, parent, position) ? [] : planPlaces(db, chosen, parent, position);
}

/** The records that stand below none of the others. */
function withoutNested(db: Db, asked: ReadonlySet<number>): readonly number[] {
  const known = new Map<number | null, boolean>([[null, false]]);
  const isWithin = (id: number | null): boolean => {
    const chain: (number | null)[] = [];
    let above = id;
    while (!known.has(above) && !asked.has(above as number)) {
      chain.push(above);
      above = getRecordLine(db, above as number).parentId;
    }
    const answer = known.get(above) ?? true;
    for (const passed of chain) known.set(passed, answer);
    return answer;
  };
  return [...asked].filter((id) => !isWithin(getRecordLine(db, id).parentId));
}

/** True where the records stand there in that order already, so that nothing is to be written. */
function isThere(db: Db, ids: readonly number[], parent: RecordId | null, position: number): boolean {
  const lines = ids.map((id) => getRecordLine(db, id));
  const inOrder = lines.every(
    (line, at) =>
      line.parentId === parent &&
      line.deletedAt === null &&
      (at === 0 || line.position > (lines[at - 1]?.position ?? 0)),
  );
  const [first] = lines;
  const last = lines.at(-1);
  if (!inOrder || !first || !last) return ids.length === 0;
  const countOthers = (sql: string, edge: number) =>
    prepared(db, `SELECT count(*) FROM record WHERE parentId IS ? AND deletedAt IS NULL AND ${sql}`)
      .pluck()
      .get(parent, edge) as number;
  const before = countOthers('position < ?', first.position);
  const upTo = countOthers('position <= ?', last.position);
  const all = countOthers('position >= ?', 0);
  return upTo - before === ids.length && before === Math.min(position, all - ids.length);
}

/** Puts a record in its place, as part of a step; nothing where it stands there already. */
export function placeRecord(step: Step, { id, place }: Placement): void {
  const { parentId, position } = getRecordLine(step.db, id);
  if (parentId === place.parentId && position === place.position) return;
  prepared(step.db, 'UPDATE record SET parentId = ?, position = ?, updatedAt = ? WHERE id = ?').run(
    place.parentId,
    place.position,
    step.at,
    id,
  );
  noteChange(step, {
    entity: 'record',
    entityId: id,
    recordId: id,
    field: '@place',
    before: JSON.stringify({ parentId, position }),
    after: JSON.stringify(place),
  });
}
