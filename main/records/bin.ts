import { rmSync } from 'node:fs';
import type { RecordId } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { filePath } from '../files.ts';
import { noteChange, requireWritable, type Step, writeStep } from '../history/step.ts';
import { prepared } from '../storage/prepared.ts';
import { getRecordLine } from './record-row.ts';
import { listPath, listSubtree } from './tree.ts';

/** Puts records and all below them into the bin, as one step. */
export function deleteRecords(archive: Archive, ids: readonly RecordId[]): void {
  writeStep(archive, 'delete', (step) => {
    for (const id of ids) {
      for (const below of listSubtree(step.db, id)) {
        if (getRecordLine(step.db, below).deletedAt === null) markDeleted(step, below, step.at);
      }
    }
  });
}

/** Takes records out of the bin, with what went into it with them and with what stands above them. */
export function restoreRecords(archive: Archive, ids: readonly RecordId[]): void {
  writeStep(archive, 'restore', (step) => {
    for (const id of ids) {
      const { deletedAt } = getRecordLine(step.db, id);
      if (deletedAt === null) continue;
      const together = listSubtree(step.db, id).filter(
        (below) => getRecordLine(step.db, below).deletedAt === deletedAt,
      );
      const above = listPath(step.db, id)
        .map((parent) => parent.id)
        .filter((parent) => getRecordLine(step.db, parent).deletedAt !== null);
      for (const restored of [...above, ...together]) markDeleted(step, restored, null);
    }
  });
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
 * Removes what is in the bin for good: rows, their history, and originals that no record has any more.
 * Nothing before it can be undone after it; the history keeps that the records were removed, not their content.
 */
export function emptyBin(archive: Archive): number {
  requireWritable(archive);
  const { db } = archive;
  let orphans: readonly { sha256: string; mime: string }[] = [];
  const removed = writeStep(archive, 'delete', (step) => {
    const ids = prepared(db, 'SELECT id FROM record WHERE deletedAt IS NOT NULL').pluck().all() as number[];
    if (ids.length === 0) return 0;
    db.pragma('defer_foreign_keys = ON');
    for (const id of ids) removeForGood(step, id);
    orphans = prepared<{ sha256: string; mime: string }>(
      db,
      'DELETE FROM file WHERE NOT EXISTS (SELECT 1 FROM recordFile WHERE recordFile.sha256 = file.sha256) RETURNING sha256, mime',
    ).all();
    prepared(db, "UPDATE batch SET state = 'final' WHERE state <> 'final' OR id = ?").run(step.batch);
    return ids.length;
  });
  // Subtle: files go only after the rows are gone for sure; a crash between leaves an orphan, never a lost original.
  for (const { sha256, mime } of orphans) rmSync(filePath(archive.folder, sha256, mime), { force: true });
  return removed;
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
