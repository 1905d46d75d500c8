import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Failure } from '../../preload/api.ts';
import { ArchiveError } from '../errors.ts';
import type { TaskAnswer, TaskInput, TaskName } from './tasks.ts';

export interface TaskOptions {
  /** Milliseconds without an answer or progress after which the task is stopped. */
  readonly timeLimit: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** A worker thread for tasks one after the other; a task that ends badly ends it, the next one starts another. */
export interface TaskWorker {
  /**
   * Throws the task's own failure, or `jobCancelled`, `jobTimedOut` or `jobCrashed`; the caller's process goes on
   * whatever the task did, and the task does nothing any more.
   */
  readonly run: <N extends TaskName>(
    name: N,
    input: TaskInput<N>,
    options: TaskOptions,
  ) => Promise<TaskAnswer<N>>;
  readonly close: () => void;
}

/** Heap of one worker, in MB: a task that wants more is stopped, the archive is not. */
const HEAP_LIMIT = 2048;
/** Of new objects, in MB: Node lets it grow to 96, which costs memory and buys no time here. */
export const YOUNG_LIMIT = 12;

type Message =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'answer'; readonly value: unknown }
  | { readonly kind: 'failure'; readonly failure: Failure };

/** A worker that is started by its first task and must be closed after its last. */
export function createTaskWorker(): TaskWorker {
  let worker: Worker | null = null;
  const stop = async (): Promise<void> => {
    const closing = worker;
    worker = null;
    // Subtle: a worker that is being ended may still fail; nobody waits for it any more.
    closing?.on('error', () => closing.unref());
    await closing?.terminate();
  };
  return {
    close: () => void stop(),
    run: async (name, input, options) => {
      worker ??= new Worker(workerPath(), {
        resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT, maxYoungGenerationSizeMb: YOUNG_LIMIT },
      });
      try {
        return (await runIn(worker, { name, input }, options)) as never;
      } catch (error) {
        if (!(error instanceof TaskFailure)) await stop();
        throw error;
      }
    },
  };
}

/** Runs one task in a worker of its own and ends the worker with it; fails as `TaskWorker.run` does. */
export async function runTask<N extends TaskName>(
  name: N,
  input: TaskInput<N>,
  options: TaskOptions,
): Promise<TaskAnswer<N>> {
  const worker = createTaskWorker();
  try {
    return await worker.run(name, input, options);
  } finally {
    worker.close();
  }
}

/** A failure that the task told of itself: its worker is fit for the next one. */
class TaskFailure extends ArchiveError {}

function runIn(
  worker: Worker,
  task: unknown,
  { timeLimit, signal, onProgress }: TaskOptions,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => end(() => reject(error));
    const startTimer = () => setTimeout(() => fail(new ArchiveError('jobTimedOut')), timeLimit);
    let timer = startTimer();
    const cancel = () => fail(new ArchiveError('jobCancelled'));
    const crash = (error: Error) => fail(new ArchiveError('jobCrashed', error.message, { cause: error }));
    const exit = (code: number) => fail(new ArchiveError('jobCrashed', `exit ${code}`));
    const hear = (message: Message) => {
      if (message.kind === 'answer') return end(() => resolve(message.value));
      if (message.kind === 'failure')
        return fail(new TaskFailure(message.failure.code, message.failure.detail));
      clearTimeout(timer);
      timer = startTimer();
      onProgress?.(message.done, message.total);
    };
    const end = (settle: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      worker.off('message', hear).off('error', crash).off('exit', exit);
      settle();
    };
    worker.on('message', hear).on('error', crash).on('exit', exit);
    signal?.addEventListener('abort', cancel);
    if (signal?.aborted) cancel();
    else worker.postMessage(task);
  });
}

/** The worker's file: the bundle beside this one, or the source when run from it. */
function workerPath(): string {
  const here = typeof __dirname === 'undefined' ? dirname(fileURLToPath(import.meta.url)) : __dirname;
  const bundle = join(here, 'job-worker.cjs');
  return existsSync(bundle) ? bundle : join(here, 'job-worker.ts');
}
