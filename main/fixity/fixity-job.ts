import type { FixityState, JobId } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import type { Emit } from '../events.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { createTaskWorker, type TaskOptions, type TaskWorker } from '../jobs/run-task.ts';
import type { Db } from '../storage/database.ts';
import { fixityState } from './fixity-store.ts';

/** Milliseconds without a sign of life after which a worker is given up. */
const TIME_LIMIT = 1_800_000;
/** Milliseconds between two words about how the originals stand while a check goes on. */
const TOLD_EVERY = 1000;

/** What the checks and repairs of one open archive share. */
export interface FixityContext {
  readonly archive: Archive;
  /** Where checks are kept: the archive or, where that cannot be written, a database in memory. */
  log: Db;
  /** When the windows were last told, as performance.now() counts. */
  toldAt: number;
  readonly jobs: Jobs;
  readonly emit: Emit;
  running: FixityState['running'];
  isStopped: boolean;
}

/** Tells the windows how the originals stand. */
export function tell(context: FixityContext): void {
  const { archive, log, emit, running, isStopped } = context;
  if (isStopped) return;
  context.toldAt = performance.now();
  emit('fixityChanged', fixityState(archive, log, running));
}

/** The same for what changes often: some are left out. */
export function tellSometimes(context: FixityContext): void {
  if (performance.now() - context.toldAt >= TOLD_EVERY) tell(context);
}

/** The work of one job, in a worker of its own. */
export type FixityWork = (worker: TaskWorker, options: TaskOptions, job: JobId) => Promise<void>;

/** Runs one job with a worker of its own; the windows hear when it begins and ends. */
export function startJob(context: FixityContext, kind: 'fixity' | 'repair', work: FixityWork): JobId {
  const job = context.jobs.start(kind, async (id, signal, onProgress) => {
    const worker = createTaskWorker();
    try {
      await waitForTurn(context, signal);
      tell(context);
      await work(worker, { timeLimit: TIME_LIMIT, signal, onProgress }, id);
    } finally {
      worker.close();
      context.running = null;
      tell(context);
    }
  });
  context.running = { job, kind };
  return job;
}

/** Milliseconds between two looks whether a long step of the history is over: nothing is written beside it. */
const TURN_EVERY = 200;

/** Waits until something may be written; throws `jobCancelled` where the work has been stopped. */
export async function waitForTurn(context: FixityContext, signal: AbortSignal | undefined): Promise<void> {
  for (;;) {
    if (context.isStopped || signal?.aborted) throw new ArchiveError('jobCancelled');
    if (!context.archive.longStep) return;
    await new Promise((resolve) => setTimeout(resolve, TURN_EVERY));
  }
}
