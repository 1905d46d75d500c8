import type { Events } from '../../preload/api.ts';
import type { JobId } from '../../preload/model.ts';
import { bridge } from '../client.ts';
import { noteJobEnd } from '../jobs.ts';

type BulkEnd = 'bulkReady' | 'bulkDone' | 'exportReady' | 'bookReady';

/**
 * Starts a job and waits for its end, wherever the window is by then; null where it failed or was cancelled, whose
 * sentence is shown elsewhere. `onJob` hears which job it is. Throws CallError where the job cannot start.
 */
export async function jobEnd<E extends BulkEnd>(
  event: E,
  startJob: () => Promise<JobId>,
  onJob: (job: JobId) => void,
): Promise<Events[E] | null> {
  // Subtle: the end may be told before the answer that says which job it is the end of.
  const ends = new Map<JobId, Events[E] | null>();
  let wake = (): void => undefined;
  const note = (job: JobId, end: Events[E] | null): void => {
    ends.set(job, end);
    wake();
  };
  let isClosed = false;
  const stops = [
    bridge.on(event, (payload) => note(payload.job, payload)),
    bridge.on('jobFailed', ({ job }) => note(job, null)),
    bridge.on('archiveClosed', () => {
      isClosed = true;
      wake();
    }),
  ];
  try {
    const job = await startJob();
    onJob(job);
    while (!ends.has(job) && !isClosed) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    noteJobEnd(job);
    return ends.get(job) ?? null;
  } finally {
    for (const stop of stops) stop();
  }
}
