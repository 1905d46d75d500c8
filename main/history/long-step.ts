import type { BatchKind } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { ArchiveError, toFailure } from '../errors.ts';
import { createPace, type PaceOptions } from '../jobs/pace.ts';
import { runTask } from '../jobs/run-task.ts';
import { type Db, openDatabase } from '../storage/database.ts';
import { defineFunctions } from '../storage/functions.ts';
import { beginBatch, endBatch, requireWritable, type Step, type StepOptions, tellTouched } from './step.ts';

/** Pages kept by the connection of a long step, in KiB: what is more goes to the log between slices, not at the commit. */
const CACHE = 4096;
/** Steps of more items than this leave a log that is worth moving into the archive at once. */
const LARGE = 2000;
/** Milliseconds after which moving the log is left to the next step. */
const TIDY_LIMIT = 60_000;

export interface LongStepOptions extends PaceOptions, StepOptions {
  /** Before the first piece, in the same transaction. */
  readonly begin?: (step: Step) => void;
  /** After the last piece, in the same transaction. */
  readonly end?: (step: Step) => void;
}

/**
 * Runs `work` over many items as one durable, undoable step, as `writeStep` does, while the event loop goes on
 * turning. It has a connection of its own: nobody sees it before it is whole, and a cancelled, closed or killed
 * one leaves nothing. Any other step meanwhile throws `archiveBusy`.
 */
export async function writeLongStep<I>(
  archive: Archive,
  kind: BatchKind,
  items: readonly I[],
  work: (step: Step, item: I) => void,
  options: LongStepOptions = {},
): Promise<void> {
  requireWritable(archive);
  if (options.signal?.aborted) throw new ArchiveError('jobCancelled');
  const writing = openWriting(archive);
  options.signal?.addEventListener('abort', writing.stop);
  try {
    const step = beginBatch(writing.db, kind, options);
    options.begin?.(step);
    const pace = createPace(options);
    for (const [index, item] of items.entries()) {
      work(step, item);
      if (!pace.isDue()) continue;
      await pace.turn(index + 1, items.length);
      // Subtle: the archive may have been closed meanwhile, and this connection with it.
      if (!writing.db.open) throw new ArchiveError('jobCancelled');
    }
    options.end?.(step);
    endBatch(step, kind);
    writing.db.exec('COMMIT');
    options.onProgress?.(items.length, items.length);
    writing.stop();
    tellTouched(archive, step);
    if (items.length > LARGE) await tidyLog(archive, options.signal);
  } finally {
    options.signal?.removeEventListener('abort', writing.stop);
    writing.stop();
  }
}

/** Moves the log of the database into it, in a worker: here it would keep every window waiting. */
async function tidyLog(archive: Archive, signal: AbortSignal | undefined): Promise<void> {
  try {
    await runTask('checkpoint', { archive: archive.identity.path }, { timeLimit: TIDY_LIMIT, signal });
  } catch (error) {
    // The change is on the disk, in the log; SQLite reads it from there and moves it with a later one.
    if (toFailure(error).code !== 'jobCancelled') console.warn('the log was not moved', error);
  }
}

/** A second connection with an open transaction; `stop` rolls back what is not committed and closes it. */
function openWriting(archive: Archive): { readonly db: Db; readonly stop: () => void } {
  const db = openDatabase(archive.identity.path, { mustExist: true });
  const stop = (): void => {
    if (!db.open) return;
    archive.longStep = null;
    if (db.inTransaction) db.exec('ROLLBACK');
    db.close();
  };
  try {
    db.pragma(`cache_size = -${CACHE}`);
    db.pragma('wal_autocheckpoint = 0');
    defineFunctions(db);
    db.exec('BEGIN IMMEDIATE');
  } catch (error) {
    db.close();
    throw error;
  }
  archive.longStep = { stop };
  return { db, stop };
}
