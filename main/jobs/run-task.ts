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

/** Heap of one worker, in MB: a task that wants more is stopped, the archive is not. */
const HEAP_LIMIT = 2048;

type Message =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'answer'; readonly value: unknown }
  | { readonly kind: 'failure'; readonly failure: Failure };

/**
 * Runs one task in a worker of its own and ends the worker with it. Throws the task's own failure, or
 * `jobCancelled`, `jobTimedOut` or `jobCrashed`; the caller's process goes on whatever the task did.
 */
export function runTask<N extends TaskName>(
  name: N,
  input: TaskInput<N>,
  options: TaskOptions,
): Promise<TaskAnswer<N>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerPath(), {
      workerData: { name, input },
      resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT },
    });
    let timer = setTimeout(() => end(new ArchiveError('jobTimedOut')), options.timeLimit);
    const cancel = () => end(new ArchiveError('jobCancelled'));
    const end = (error: Error | null, value?: unknown) => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', cancel);
      worker.removeAllListeners();
      worker.on('error', () => worker.unref());
      void worker.terminate();
      if (error) reject(error);
      else resolve(value as TaskAnswer<N>);
    };
    options.signal?.addEventListener('abort', cancel);
    if (options.signal?.aborted) return end(new ArchiveError('jobCancelled'));
    worker.on('message', (message: Message) => {
      if (message.kind === 'answer') return end(null, message.value);
      if (message.kind === 'failure')
        return end(new ArchiveError(message.failure.code, message.failure.detail));
      clearTimeout(timer);
      timer = setTimeout(() => end(new ArchiveError('jobTimedOut')), options.timeLimit);
      options.onProgress?.(message.done, message.total);
    });
    worker.on('error', (error) => end(new ArchiveError('jobCrashed', error.message, { cause: error })));
    worker.on('exit', (code) => end(new ArchiveError('jobCrashed', `exit ${code}`)));
  });
}

/** The worker's file: the bundle beside this one, or the source when run from it. */
function workerPath(): string {
  const here = typeof __dirname === 'undefined' ? dirname(fileURLToPath(import.meta.url)) : __dirname;
  const bundle = join(here, 'job-worker.cjs');
  return existsSync(bundle) ? bundle : join(here, 'job-worker.ts');
}
