import { statSync } from 'node:fs';
import type { BatchId, BatchKind, HistoryChange, RecordId } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';

/** What the history keeps of one change: whole states as JSON text, null for "was not there". */
export interface Change {
  readonly entity: HistoryChange['entity'];
  readonly entityId: number;
  readonly recordId: number | null;
  readonly field: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** A step of work being written: one transaction, one line of undo. */
export interface Step {
  readonly db: Db;
  readonly batch: BatchId;
  readonly at: string;
  /** Records that the step changed, for those who show them. */
  readonly touched: Set<RecordId>;
}

/** Writes down a change that the step made; must be called for every change of a row that undo knows. */
export function noteChange(step: Step, change: Change): void {
  prepared(
    step.db,
    'INSERT INTO change (batchId, entity, entityId, recordId, field, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(
    step.batch,
    change.entity,
    change.entityId,
    change.recordId,
    change.field,
    change.before,
    change.after,
  );
  if (change.recordId !== null) step.touched.add(change.recordId as RecordId);
}

/**
 * Runs `work` as one durable, undoable step: when it returns, the change and its history are on disk; when it
 * throws, nothing is. A step without changes leaves no trace. Steps taken back before it can't be redone after it.
 */
export function writeStep<T>(
  archive: Archive,
  kind: BatchKind,
  work: (step: Step) => T,
  options: { target?: BatchId } = {},
): T {
  requireWritable(archive);
  const { db } = archive;
  const touched = new Set<RecordId>();
  const result = db
    .transaction(() => {
      const at = new Date().toISOString();
      const isNewWork = kind !== 'undo' && kind !== 'redo';
      const state = isNewWork ? 'done' : 'final';
      const { lastInsertRowid } = prepared(
        db,
        'INSERT INTO batch (kind, at, targetId, state) VALUES (?, ?, ?, ?)',
      ).run(kind, at, options.target ?? null, state);
      const batch = Number(lastInsertRowid) as BatchId;
      const value = work({ db, batch, at, touched });
      if (prepared(db, 'SELECT 1 FROM change WHERE batchId = ? LIMIT 1').pluck().get(batch) === undefined) {
        prepared(db, 'DELETE FROM batch WHERE id = ?').run(batch);
      } else if (isNewWork) {
        prepared(db, "UPDATE batch SET state = 'final' WHERE state = 'undone'").run();
      }
      return value;
    })
    .immediate();
  for (const listener of archive.listeners) listener(touched.size > 1000 ? null : [...touched]);
  return result;
}

/** Throws where the archive cannot be edited, or where its file was replaced under the running program. */
export function requireWritable(archive: Archive): void {
  if (archive.readOnlyReason) throw new ArchiveError('archiveReadOnly', archive.folder);
  const { path, inode, device } = archive.identity;
  const now = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (!now || now.ino !== inode || now.dev !== device) throw new ArchiveError('archiveReplaced', path);
}
