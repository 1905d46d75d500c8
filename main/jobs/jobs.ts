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
  /** Stops a job; nothing happens where it has ended. */
  readonly cancel: (job: JobId) => void;
  readonly cancelAll: () => void;
}

/** The jobs of one open archive. A job that throws ends in `jobFailed`, whatever it threw. */
export function createJobs(emit: Emit): Jobs {
  const running = new Map<JobId, AbortController>();
  let last = 0;
  return {
    start: (kind, work) => {
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
    },
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
}

/** Keeps what jobs made until it is fetched. */
export function createJobResults<T>(most: number): JobResults<T> {
  const kept = new Map<JobId, T>();
  return {
    keep: (job, value) => {
      kept.set(job, value);
      for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - most))) kept.delete(oldest);
    },
    get: (job) => {
      const value = kept.get(job);
      if (value === undefined) throw new ArchiveError('jobMissing', String(job));
      return value;
    },
    forget: (job) => {
      kept.delete(job);
    },
  };
}
