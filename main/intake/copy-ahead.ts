import { rmSync } from 'node:fs';
import { partPath, type StoredFile } from '../files.ts';
import { createTaskWorker, type TaskWorker } from '../jobs/run-task.ts';
import type { TakeInTask } from './take-in.ts';

/** What came of a copy: an original in the store, or what was thrown. */
export type Copied = { readonly file: StoredFile } | { readonly error: unknown };
/** Copies files into the store in their order, some ahead of the one that is asked for. */
export interface CopyAhead {
  /** The copy of the next file; it must be asked for all of them one after the other. Never rejects. */
  readonly next: () => Promise<Copied>;
  /** True where the store may have an original with this hash from a copy that nobody asked for yet. */
  readonly holds: (sha256: string) => boolean;
  /** Ends the copying and answers what came into the store, or may have, and nobody asked for. */
  readonly close: () => Promise<readonly StoredFile[]>;
}
export interface CopyAheadOptions {
  readonly folder: string;
  readonly signal?: AbortSignal | undefined;
  /** Told within the file that is asked for next. */
  readonly onProgress: (done: number, total: number) => void;
}

/** Copies at once: while one waits for its disk another is hashed. */
const LANES = 2;
/** Copies ahead of the one that is asked for: what is done again, at most, after the program was ended. */
const AHEAD = 8;
/** Milliseconds without a sign of life: bytes are told every 16 MB. */
const COPY_LIMIT = 120_000;

/** Begins to copy some files. */
export function copyAhead(
  tasks: readonly Omit<TakeInTask, 'part'>[],
  { folder, signal, onProgress }: CopyAheadOptions,
): CopyAhead {
  const workers = Array.from({ length: LANES }, createTaskWorker);
  const lanes: Promise<unknown>[] = workers.map(() => Promise.resolve());
  const copies = new Map<number, Promise<Copied>>();
  const ahead = new Map<number, StoredFile>();
  const controller = new AbortController();
  const stop = () => controller.abort();
  signal?.addEventListener('abort', stop);
  if (signal?.aborted) stop();
  let begun = 0;
  let asked = 0;
  const copy = async (at: number, worker: TaskWorker, task: Omit<TakeInTask, 'part'>): Promise<Copied> => {
    const part = partPath(folder);
    const tell = (done: number, total: number) => at === asked && onProgress(done, total);
    const limits = { timeLimit: COPY_LIMIT, signal: controller.signal };
    try {
      const file = await worker.run('takeIn', { ...task, part }, { ...limits, onProgress: tell });
      // Subtle: the hash is known before the store has it, so that a worker ended in between leaves nothing unknown.
      ahead.set(at, file);
      await worker.run('place', { folder, part, file }, limits);
      return { file };
    } catch (error) {
      // Subtle: the worker has ended when its failure comes, so that the part is not made again.
      rmSync(part, { force: true });
      return { error };
    }
  };
  const beginMore = (): void => {
    for (; begun < Math.min(tasks.length, asked + AHEAD); begun++) {
      const [at, lane, task] = [begun, begun % LANES, tasks[begun]];
      const worker = workers[lane];
      if (!task || !worker) continue;
      const copied = (lanes[lane] ?? Promise.resolve()).then(() => copy(at, worker, task));
      lanes[lane] = copied;
      copies.set(at, copied);
    }
  };
  return {
    next: async () => {
      beginMore();
      const copied = await (copies.get(asked) ?? Promise.reject(new Error('there is no next file')));
      copies.delete(asked);
      // Subtle: what failed after its hash was known stays among those that the store may have.
      if ('file' in copied) ahead.delete(asked);
      asked += 1;
      beginMore();
      return copied;
    },
    holds: (sha256) => [...ahead.values()].some((file) => file.sha256 === sha256),
    close: async () => {
      signal?.removeEventListener('abort', stop);
      stop();
      await Promise.all(copies.values());
      for (const worker of workers) worker.close();
      return [...ahead.values()];
    },
  };
}
