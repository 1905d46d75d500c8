import type { CodeChange, NamedRecord, RecordId, Renumbering, RenumberPlan } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { writeAsJob } from '../history/write-as-job.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { changeField } from './change-field.ts';
import { codeMaker } from './code-pattern.ts';
import { getRecordLine } from './record-row.ts';
import { codeKey } from './text-key.ts';

interface Child extends NamedRecord {
  readonly referenceCode: string;
}
interface NewCode {
  readonly child: Child;
  readonly code: string;
}

/** What renumbering would do, and a window of its changes. Throws `codePatternInvalid`, `recordMissing`. */
export function previewRenumber(
  db: Db,
  { from, limit, ...renumbering }: Renumbering & { readonly from: number; readonly limit: number },
): RenumberPlan {
  const codes = planCodes(db, renumbering);
  const changing = codes.filter(isChange);
  const isTaken = findTaken(db, codes);
  const changes = changing.map(
    ({ child: { referenceCode, ...record }, code }): CodeChange => ({
      record,
      before: referenceCode,
      after: code,
      isDuplicate: isTaken(code),
    }),
  );
  return {
    total: changing.length,
    unchanged: codes.length - changing.length,
    duplicates: changes.filter(({ isDuplicate }) => isDuplicate).length,
    changes: changes.slice(from, from + limit),
  };
}

/**
 * Gives what stands below a record new reference codes, in the order of the tree, as one step: a job with progress
 * where they are many. What is in the bin keeps its code.
 */
export async function renumberAsJob(
  archive: Archive,
  jobs: Jobs,
  renumbering: Renumbering,
): Promise<{ changed: number }> {
  const changing = planCodes(archive.db, renumbering).filter(isChange);
  await writeAsJob(archive, jobs, 'bulk', changing, (step, { child, code }) =>
    changeField(step, child.id, 'referenceCode', [{ text: code }]),
  );
  return { changed: changing.length };
}

const isChange = ({ child, code }: NewCode): boolean => child.referenceCode !== code;

function planCodes(db: Db, { parent, pattern, start, step, isDeep }: Renumbering): readonly NewCode[] {
  const codeOf = codeMaker(pattern);
  const codes: NewCode[] = [];
  const top = parent === null ? '' : getRecordLine(db, parent).referenceCode;
  // Subtle: a stack of its own, for a tree may be deeper than calls can be; the first child is on top.
  const waiting: { readonly id: RecordId | null; readonly code: string }[] = [{ id: parent, code: top }];
  for (let above = waiting.pop(); above; above = waiting.pop()) {
    const parentCode = above.code;
    const below = listInOrder(db, above.id).map((child, index) => ({
      child,
      code: codeOf(parentCode, start + index * step),
    }));
    for (const made of below) codes.push(made);
    if (isDeep) for (const { child, code } of below.reverse()) waiting.push({ id: child.id, code });
  }
  return codes;
}

function listInOrder(db: Db, parent: RecordId | null): readonly Child[] {
  return prepared<Child>(
    db,
    'SELECT id, title, type, referenceCode FROM record WHERE parentId IS ? AND deletedAt IS NULL ORDER BY position, id',
  ).all(parent);
}

/** Tells whether a code would stand at more than one record: twice among the new ones, or at a record that keeps its code. */
function findTaken(db: Db, codes: readonly NewCode[]): (code: string) => boolean {
  const counts = new Map<string, number>();
  for (const { code } of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  const renumbered = new Set<number>(codes.map(({ child }) => child.id));
  const others = prepared<{ id: number; referenceCode: string }>(
    db,
    'SELECT id, referenceCode FROM record WHERE codeKey = ?',
  );
  return (code) =>
    (counts.get(code) ?? 0) > 1 ||
    others.all(codeKey(code)).some(({ id, referenceCode }) => referenceCode === code && !renumbered.has(id));
}
