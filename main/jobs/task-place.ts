import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

/** Where tasks run: a thread of this process, or a process apart. */
export interface TaskPlace {
  readonly post: (task: unknown) => void;
  /** Tells what comes from it until the function that it answers is called; `ended` is told once. */
  readonly listen: (hearer: PlaceHearer) => () => void;
  readonly isEnded: () => boolean;
  /** Ends it and whatever it does. */
  readonly end: () => Promise<void>;
}
export interface PlaceHearer {
  readonly message: (message: unknown) => void;
  readonly ended: (error: Error) => void;
}

/** Heap of one thread, in MB: a task that wants more is stopped, the archive is not. */
const HEAP_LIMIT = 2048;
/** Of new objects, in MB: Node lets it grow to 96, which costs memory and buys no time here. */
export const YOUNG_LIMIT = 12;

/** A thread for tasks, which has started when this returns. */
export function startThread(): Worker {
  return new Worker(programPath('job-worker'), {
    resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT, maxYoungGenerationSizeMb: YOUNG_LIMIT },
  });
}

/** A thread of this process. */
export function openThread(): TaskPlace {
  const thread = startThread();
  const hearers = createHearers();
  thread
    .on('message', hearers.message)
    .on('error', hearers.ended)
    .on('exit', (code) => hearers.ended(new Error(`exit ${code}`)));
  return {
    post: (task) => thread.postMessage(task),
    listen: hearers.listen,
    isEnded: hearers.isEnded,
    end: async () => {
      await thread.terminate();
    },
  };
}

/** Whoever hears a place at the moment. */
export interface Hearers extends PlaceHearer, Pick<TaskPlace, 'listen' | 'isEnded'> {}

/** Passes on what a place tells; its end is told once, and a late hearer hears of it at once. */
export function createHearers(): Hearers {
  const hearing = new Set<PlaceHearer>();
  let end: Error | null = null;
  return {
    message: (message) => {
      for (const hearer of hearing) hearer.message(message);
    },
    ended: (error) => {
      if (end) return;
      end = error;
      for (const hearer of [...hearing]) hearer.ended(error);
    },
    listen: (hearer) => {
      hearing.add(hearer);
      if (end) hearer.ended(end);
      return () => void hearing.delete(hearer);
    },
    isEnded: () => end !== null,
  };
}

/** The file of a program of ours: the bundle beside this one, or the source when run from it. */
export function programPath(name: 'job-worker' | 'job-process'): string {
  const here = typeof __dirname === 'undefined' ? dirname(fileURLToPath(import.meta.url)) : __dirname;
  const bundle = join(here, `${name}.cjs`);
  return existsSync(bundle) ? bundle : join(here, `${name}.ts`);
}
