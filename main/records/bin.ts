import { rmSync } from 'node:fs';
import type { RecordId, RestoredRecords } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { filePath } from '../files.ts';
import { noteChange, requireWritable, type Step, writeStep } from '../history/step.ts';
import { writeAsJob } from '../history/write-as-job.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { getRecordLine } from './record-row.ts';
import { listPath, listSubtree } from './tree.ts';

/** Puts records and all below them into the bin, as one step. */
export function deleteRecords(archive: Archive, ids: readonly RecordId[]): void {
  writeStep(archive, 'delete', (step) => {
    for (const id of listWithBelow(step.db, ids)) binRecord(step, id);
  });
}

/** The same for windows: the deletion of many records runs as a job with progress. */
export async function deleteAsJob(archive: Archive, jobs: Jobs, ids: readonly RecordId[]): Promise<void> {
  await writeAsJob(archive, jobs, 'delete', listWithBelow(archive.db, ids), binRecord);
}

/** Records with all that is below them, each once. */
function listWithBelow(db: Db, ids: readonly number[]): readonly number[] {
  const all = new Set<number>();
  for (const id of ids) {
    getRecordLine(db, id);
    if (!all.has(id)) for (const below of listSubtree(db, id)) all.add(below);
  }
  return [...all];
}

/** Puts one record into the bin, as part of a step; nothing where it is there already. */
export function binRecord(step: Step, id: number): void {
  if (getRecordLine(step.db, id).deletedAt === null) markDeleted(step, id, step.at);
}

/** Takes one record out of the bin, as part of a step; nothing where it is not there. */
export function unbinRecord(step: Step, id: number): void {
  if (getRecordLine(step.db, id).deletedAt !== null) markDeleted(step, id, null);
}

/**
 * Takes records out of the bin as one step: with what went into it with them, and with the records above them that
 * are in it, so that each comes back to where it stood. What else is below those stays in the bin.
 */
export function restoreRecords(archive: Archive, ids: readonly RecordId[]): RestoredRecords {
  const plan = planRestore(archive.db, ids);
  writeStep(archive, 'restore', (step) => {
    for (const id of plan.ids) unbinRecord(step, id);
  });
  return plan.restored;
}

/** The same for windows: many records come back as a job with progress; all that is in the bin where `ids` is null. */
export async function restoreAsJob(
  archive: Archive,
  jobs: Jobs,
  ids: readonly RecordId[] | null,
): Promise<RestoredRecords> {
  const plan = ids === null ? planAll(archive.db) : planRestore(archive.db, ids);
  await writeAsJob(archive, jobs, 'restore', plan.ids, unbinRecord);
  return plan.restored;
}

interface RestorePlan {
  readonly ids: readonly number[];
  readonly restored: RestoredRecords;
}

function planAll(db: Db): RestorePlan {
  const ids = listBin(db);
  return { ids, restored: { records: ids.length, above: 0 } };
}

function listBin(db: Db): readonly number[] {
  return prepared(db, 'SELECT id FROM record WHERE deletedAt IS NOT NULL').pluck().all() as number[];
}

function planRestore(db: Db, ids: readonly number[]): RestorePlan {
  const isInBin = (id: number) => getRecordLine(db, id).deletedAt !== null;
  const together = new Set<number>();
  const above = new Set<number>();
  for (const id of ids.filter(isInBin)) {
    if (together.has(id)) continue;
    const { deletedAt } = getRecordLine(db, id);
    for (const parent of listPath(db, id)) if (isInBin(parent.id)) above.add(parent.id);
    for (const below of listSubtree(db, id)) {
      if (getRecordLine(db, below).deletedAt === deletedAt) together.add(below);
    }
  }
  for (const id of together) above.delete(id);
  return {
    ids: [...above, ...together],
    restored: { records: together.size, above: above.size },
  };
}

function markDeleted(step: Step, id: number, deletedAt: string | null): void {
  const before = getRecordLine(step.db, id).deletedAt;
  prepared(step.db, 'UPDATE record SET deletedAt = ?, updatedAt = ? WHERE id = ?').run(
    deletedAt,
    step.at,
    id,
  );
  noteChange(step, {
    entity: 'record',
    entityId: id,
    recordId: id,
    field: '@bin',
    before: JSON.stringify(before),
    after: JSON.stringify(deletedAt),
  });
}

/**
 * Removes what is in the bin for good: rows, their history, and originals that no record has any more; answers how
 * many records. Nothing before it can be undone after it; the history keeps that the records were removed, not
 * their content.
 */
export function emptyBin(archive: Archive): number {
  const removal = planRemoval(archive);
  if (removal.ids.length === 0) return 0;
  writeStep(archive, 'delete', (step) => {
    removal.begin(step);
    for (const id of removal.ids) removeForGood(step, id);
    removal.end(step);
  });
  removal.removeFiles();
  return removal.ids.length;
}

/** The same for windows: very many records are removed as a job with progress. */
export async function emptyBinAsJob(archive: Archive, jobs: Jobs): Promise<number> {
  const removal = planRemoval(archive);
  if (removal.ids.length === 0) return 0;
  await writeAsJob(archive, jobs, 'delete', removal.ids, removeForGood, removal);
  removal.removeFiles();
  return removal.ids.length;
}

interface Removal {
  readonly ids: readonly number[];
  readonly begin: (step: Step) => void;
  readonly end: (step: Step) => void;
  readonly removeFiles: () => void;
}

function planRemoval(archive: Archive): Removal {
  requireWritable(archive);
  let orphans: readonly { sha256: string; mime: string }[] = [];
  return {
    ids: listBin(archive.db),
    begin: ({ db }) => db.pragma('defer_foreign_keys = ON'),
    end: ({ db, batch }) => {
      orphans = prepared<{ sha256: string; mime: string }>(
        db,
        'DELETE FROM file WHERE NOT EXISTS (SELECT 1 FROM recordFile WHERE recordFile.sha256 = file.sha256) AND NOT EXISTS (SELECT 1 FROM intakeItem WHERE intakeItem.sha256 = file.sha256) RETURNING sha256, mime',
      ).all();
      prepared(db, "UPDATE batch SET state = 'final' WHERE state <> 'final' OR id = ?").run(batch);
    },
    // Subtle: files go only after the rows are gone for sure; a crash between leaves an orphan, never a lost original.
    removeFiles: () => {
      for (const { sha256, mime } of orphans) rmSync(filePath(archive.folder, sha256, mime), { force: true });
    },
  };
}

function removeForGood(step: Step, id: number): void {
  const { uuid, type } = getRecordLine(step.db, id);
  prepared(step.db, 'DELETE FROM change WHERE recordId = ?').run(id);
  prepared(step.db, 'DELETE FROM record WHERE id = ?').run(id);
  noteChange(step, {
    entity: 'record',
    entityId: id,
    recordId: id,
    field: '@removed',
    before: JSON.stringify({ uuid, type }),
    after: null,
  });
}
