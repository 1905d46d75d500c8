import type { JobId } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { toFailure } from '../errors.ts';
import type { TaskOptions, TaskWorker } from '../jobs/run-task.ts';
import type { Db } from '../storage/database.ts';
import { type FixityContext, startJob, tellSometimes, waitForTurn } from './fixity-job.ts';
import {
  beginCheck,
  cancelCheck,
  endCheck,
  type FixityRun,
  keepPiece,
  runningCheck,
  type Surroundings,
} from './fixity-log.ts';
import { logInMemory } from './fixity-store.ts';
import { countOriginals, listOriginals, type StoredOriginal } from './stored-files.ts';

/** A piece of a check: what is done again, at most, after the program was ended. */
const PIECE_FILES = 200;
const PIECE_BYTES = 256 * 1024 * 1024;
/** Milliseconds within which something may have come into the store before its row. */
const ON_ITS_WAY = 60_000;

/** Starts a check. One that was broken off goes on where it was, however it began. */
export function startCheck(context: FixityContext, isScheduled: boolean): JobId {
  return startJob(context, 'fixity', async (worker, options) => {
    const { archive } = context;
    if (archive.readOnlyReason && context.log === archive.db) context.log = logInMemory(archive);
    const { log } = context;
    const unfinished = runningCheck(log);
    const run = unfinished && isFresh(unfinished) ? unfinished : beginCheck(log, isScheduled);
    try {
      await checkAll(context, run, worker, options);
    } catch (error) {
      // Ended by closing the archive, it goes on later; ended by a person, it does not.
      if (!context.isStopped && toFailure(error).code === 'jobCancelled') {
        await waitForTurn(context, undefined);
        cancelCheck(log);
      }
      throw error;
    }
  });
}

/** Milliseconds after which a check that was broken off says too little of today: a new one begins. */
const STALE = 7 * 24 * 3_600_000;

const isFresh = ({ startedAt }: FixityRun): boolean => Date.now() - Date.parse(startedAt) < STALE;

async function checkAll(
  context: FixityContext,
  begun: FixityRun,
  worker: TaskWorker,
  options: TaskOptions,
): Promise<void> {
  const { archive, log } = context;
  const all = countOriginals(archive.db);
  let run = begun;
  let done = all - countOriginals(archive.db, begun.reached);
  // Subtle: a job that told its last step is taken for done, so the last one is told when everything is.
  const onProgress = (more: number): void => options.onProgress?.(Math.min(done + more, all - 1), all);
  for (;;) {
    const originals = nextPiece(archive.db, run.reached);
    const last = originals.at(-1);
    if (!last) break;
    onProgress(0);
    const task = { folder: archive.folder, originals, isGentle: run.isScheduled };
    const problems = await worker.run('checkOriginals', task, { ...options, onProgress });
    await waitForTurn(context, options.signal);
    run = keepPiece(log, run, {
      from: run.reached,
      reached: last.sha256,
      files: originals.length,
      problems,
    });
    done += originals.length;
    if (problems.length > 0) tellSometimes(context);
  }
  const surroundings = await lookAround(archive, worker, options);
  await waitForTurn(context, options.signal);
  endCheck(log, run, surroundings);
  if (all > 0) options.onProgress?.(all, all);
}

function lookAround(archive: Archive, worker: TaskWorker, options: TaskOptions): Promise<Surroundings> {
  const { folder, identity } = archive;
  const task = { folder, database: identity.path, before: Date.now() - ON_ITS_WAY };
  return worker.run('lookAround', task, { ...options, onProgress: () => undefined });
}

function nextPiece(db: Db, after: string): readonly StoredOriginal[] {
  const piece: StoredOriginal[] = [];
  let bytes = 0;
  for (const original of listOriginals(db, after, PIECE_FILES)) {
    piece.push(original);
    bytes += original.size ?? 0;
    if (bytes >= PIECE_BYTES) break;
  }
  return piece;
}
