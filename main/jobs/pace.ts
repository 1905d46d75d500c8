import { ArchiveError } from '../errors.ts';

/** Milliseconds of work between two turns of the event loop: calls of a window wait no longer than this. */
const SLICE = 10;
/** Milliseconds between two words about progress. */
const TOLD_EVERY = 100;

export interface PaceOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** When a long piece of work in this process lets the event loop turn. */
export interface Pace {
  /** True where the work has held the event loop for a slice. */
  readonly isDue: () => boolean;
  /** Lets it turn; tells progress some times a second, throws `jobCancelled` where the signal says so. */
  readonly turn: (done: number, total: number) => Promise<void>;
}

/** The pace of one piece of work, beginning now. */
export function createPace({ signal, onProgress }: PaceOptions): Pace {
  let sliceEnd = performance.now() + SLICE;
  let toldAt = 0;
  return {
    isDue: () => performance.now() >= sliceEnd,
    turn: async (done, total) => {
      const now = performance.now();
      if (now - toldAt >= TOLD_EVERY) {
        toldAt = now;
        onProgress?.(done, total);
      }
      await new Promise((resolve) => setImmediate(resolve));
      if (signal?.aborted) throw new ArchiveError('jobCancelled');
      sliceEnd = performance.now() + SLICE;
    },
  };
}
