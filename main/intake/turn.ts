import type { Archive } from '../archive.ts';
import { ArchiveError } from '../errors.ts';

/** Milliseconds between two looks whether a long step of the history is over: nothing is written beside it. */
const TURN_EVERY = 100;

/** Waits until something may be written; throws `jobCancelled` where the work has been stopped. */
export async function waitForTurn(archive: Archive, signal: AbortSignal | undefined): Promise<void> {
  for (;;) {
    if (signal?.aborted || !archive.db.open) throw new ArchiveError('jobCancelled');
    if (!archive.longStep) return;
    await new Promise((resolve) => setTimeout(resolve, TURN_EVERY));
  }
}
