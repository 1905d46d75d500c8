import type { BatchKind } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import { createPace, type PaceOptions } from '../jobs/pace.ts';
import { type Db, openDatabase } from '../storage/database.ts';
import { defineFunctions } from '../storage/functions.ts';
import { beginBatch, endBatch, requireWritable, type Step, type StepOptions, tellTouched } from './step.ts';

/** Pages kept by the connection of a long step, in KiB: what is more goes to the log as it is written. */
const CACHE = 16_384;

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
  } finally {
    options.signal?.removeEventListener('abort', writing.stop);
    writing.stop();
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
    defineFunctions(db);
    db.exec('BEGIN IMMEDIATE');
  } catch (error) {
    db.close();
    throw error;
  }
  archive.longStep = { stop };
  return { db, stop };
}
