import type { Failure } from '../../preload/api.ts';
import { ArchiveError } from '../errors.ts';
import { openProcess } from './process-place.ts';
import { openThread, type TaskPlace } from './task-place.ts';
import type { TaskAnswer, TaskInput, TaskName } from './tasks.ts';

export interface TaskOptions {
  /** Milliseconds without an answer or progress after which the task is stopped. */
  readonly timeLimit: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** A place for tasks one after the other; a task that ends badly ends it, the next one starts another. */
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

type Message =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'answer'; readonly value: unknown }
  | { readonly kind: 'failure'; readonly failure: Failure };

/** A thread that is started by its first task and must be closed after its last. */
export const createTaskWorker = (): TaskWorker => createWorkerIn(openThread);

/**
 * The same in a process apart, for tasks that open what people bring: it is killed at its limit of time or memory, and
 * a crash of a library costs it alone.
 */
export const createTaskProcess = (): TaskWorker => createWorkerIn(openProcess);

/** A worker that opens its places so. */
export function createWorkerIn(open: () => TaskPlace): TaskWorker {
  let place: TaskPlace | null = null;
  const stop = async (): Promise<void> => {
    const closing = place;
    place = null;
    await closing?.end();
  };
  return {
    close: () => void stop(),
    run: async (name, input, options) => {
      if (place?.isEnded()) place = null;
      place ??= open();
      try {
        return (await runIn(place, { name, input }, options)) as never;
      } catch (error) {
        if (!(error instanceof TaskFailure)) await stop();
        throw error;
      }
    },
  };
}

/** Runs one task in a thread of its own and ends the thread with it; fails as `TaskWorker.run` does. */
export async function runTask<N extends TaskName>(
  name: N,
  input: TaskInput<N>,
  options: TaskOptions,
): Promise<TaskAnswer<N>> {
  return runOnce(createTaskWorker(), name, input, options);
}

/** The same in a process apart. */
export async function runTaskApart<N extends TaskName>(
  name: N,
  input: TaskInput<N>,
  options: TaskOptions,
): Promise<TaskAnswer<N>> {
  return runOnce(createTaskProcess(), name, input, options);
}

async function runOnce<N extends TaskName>(
  worker: TaskWorker,
  name: N,
  input: TaskInput<N>,
  options: TaskOptions,
): Promise<TaskAnswer<N>> {
  try {
    return await worker.run(name, input, options);
  } finally {
    worker.close();
  }
}

/** A failure that the task told of itself: its worker is fit for the next one. */
class TaskFailure extends ArchiveError {}

function runIn(
  place: TaskPlace,
  task: unknown,
  { timeLimit, signal, onProgress }: TaskOptions,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => end(() => reject(error));
    const startTimer = () => setTimeout(() => fail(new ArchiveError('jobTimedOut')), timeLimit);
    let timer = startTimer();
    const cancel = () => fail(new ArchiveError('jobCancelled'));
    const ended = (error: Error) => fail(new ArchiveError('jobCrashed', error.message, { cause: error }));
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
      leave();
      settle();
    };
    let leave = (): void => undefined;
    leave = place.listen({ message: (message) => hear(message as Message), ended });
    signal?.addEventListener('abort', cancel);
    if (signal?.aborted) cancel();
    else place.post(task);
  });
}
