import type { JobId, JobProgress } from '../../preload/model.ts';
import { ArchiveError, toFailure } from '../errors.ts';
import type { Emit } from '../events.ts';

/** Long work of one archive: started at once, told of by events, cancelled by its id. */
export interface Jobs {
  readonly start: (
    kind: JobProgress['kind'],
    work: (
      job: JobId,
      signal: AbortSignal,
      onProgress: (done: number, total: number) => void,
    ) => Promise<void>,
  ) => JobId;
  /** The same for a caller that waits: the answer or failure is the caller's, a failure is told as well. */
  readonly run: <T>(
    kind: JobProgress['kind'],
    work: (signal: AbortSignal, onProgress: (done: number, total: number) => void) => Promise<T>,
  ) => Promise<T>;
  /** Stops a job; nothing happens where it has ended. */
  readonly cancel: (job: JobId) => void;
  readonly cancelAll: () => void;
}

/** The jobs of one open archive. A job that throws ends in `jobFailed`, whatever it threw. */
export function createJobs(emit: Emit): Jobs {
  const running = new Map<JobId, AbortController>();
  let last = 0;
  const start: Jobs['start'] = (kind, work) => {
    last += 1;
    const job = last as JobId;
    const controller = new AbortController();
    running.set(job, controller);
    const onProgress = (done: number, total: number) => emit('jobProgress', { job, kind, done, total });
    // Subtle: the work begins after the caller has the id, so that no event comes before it.
    setImmediate(() => {
      work(job, controller.signal, onProgress)
        .catch((error: unknown) => {
          const failure = toFailure(error);
          if (failure.code === 'unexpected') console.error(`job ${kind} failed unexpectedly`, error);
          emit('jobFailed', { job, error: failure });
        })
        .finally(() => running.delete(job));
    });
    return job;
  };
  return {
    start,
    run: (kind, work) =>
      new Promise((resolve, reject) => {
        start(kind, async (_, signal, onProgress) => {
          const answer = work(signal, onProgress);
          answer.then(resolve, reject);
          await answer;
        });
      }),
    cancel: (job) => running.get(job)?.abort(),
    cancelAll: () => {
      for (const controller of running.values()) controller.abort();
    },
  };
}

/** Values kept by job, the oldest leaving when there are more than `most`. */
export interface JobResults<T> {
  readonly keep: (job: JobId, value: T) => void;
  /** Throws `jobMissing` where it is not kept (any more). */
  readonly get: (job: JobId) => T;
  readonly forget: (job: JobId) => void;
  readonly forgetAll: () => void;
}

/** Keeps what jobs made until it is fetched; `onLeave` hears of each value that is kept no longer. */
export function createJobResults<T>(
  most: number,
  onLeave: (value: T) => void = () => undefined,
): JobResults<T> {
  const kept = new Map<JobId, T>();
  const forget = (job: JobId): void => {
    const value = kept.get(job);
    kept.delete(job);
    if (value !== undefined) onLeave(value);
  };
  return {
    keep: (job, value) => {
      kept.set(job, value);
      for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - most))) forget(oldest);
    },
    get: (job) => {
      const value = kept.get(job);
      if (value === undefined) throw new ArchiveError('jobMissing', String(job));
      return value;
    },
    forget,
    forgetAll: () => [...kept.keys()].forEach(forget),
  };
}
