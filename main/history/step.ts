import { statSync } from 'node:fs';
import type { BatchId, BatchKind, HistoryChange, RecordId } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';

/** More records than this are told of as "many". */
const MOST_TOLD = 1000;

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

export interface StepOptions {
  /** The step that this one takes back or does again. */
  readonly target?: BatchId;
}

const isNewWork = (kind: BatchKind): boolean => kind !== 'undo' && kind !== 'redo';

/** Opens a step in a transaction that has begun; `endBatch` must follow in the same one. */
export function beginBatch(db: Db, kind: BatchKind, { target }: StepOptions): Step {
  const at = new Date().toISOString();
  const { lastInsertRowid } = prepared(
    db,
    'INSERT INTO batch (kind, at, targetId, state) VALUES (?, ?, ?, ?)',
  ).run(kind, at, target ?? null, isNewWork(kind) ? 'done' : 'final');
  return { db, batch: Number(lastInsertRowid) as BatchId, at, touched: new Set() };
}

/** Closes a step: one without changes leaves no trace, steps taken back before it can't be redone after it. */
export function endBatch({ db, batch }: Step, kind: BatchKind): void {
  if (prepared(db, 'SELECT 1 FROM change WHERE batchId = ? LIMIT 1').pluck().get(batch) === undefined) {
    prepared(db, 'DELETE FROM batch WHERE id = ?').run(batch);
  } else if (isNewWork(kind)) {
    prepared(db, "UPDATE batch SET state = 'final' WHERE state = 'undone'").run();
  }
}

/** Tells those who show records which ones a written step changed. */
export function tellTouched(archive: Archive, { touched }: Step): void {
  for (const listener of archive.listeners) listener(touched.size > MOST_TOLD ? null : [...touched]);
}

/**
 * Runs `work` as one durable, undoable step: when it returns, the change and its history are on disk; when it
 * throws, nothing is.
 */
export function writeStep<T>(
  archive: Archive,
  kind: BatchKind,
  work: (step: Step) => T,
  options: StepOptions = {},
): T {
  requireWritable(archive);
  const { db } = archive;
  const { step, result } = db
    .transaction(() => {
      const begun = beginBatch(db, kind, options);
      const value = work(begun);
      endBatch(begun, kind);
      return { step: begun, result: value };
    })
    .immediate();
  tellTouched(archive, step);
  return result;
}

/**
 * Throws where the archive cannot be edited: it is read-only, its file was replaced under the running program, or
 * a long step is being written.
 */
export function requireWritable(archive: Archive): void {
  if (archive.readOnlyReason) throw new ArchiveError('archiveReadOnly', archive.folder);
  if (archive.longStep) throw new ArchiveError('archiveBusy', archive.folder);
  const { path, inode, device } = archive.identity;
  const now = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (!now || now.ino !== inode || now.dev !== device) throw new ArchiveError('archiveReplaced', path);
}
