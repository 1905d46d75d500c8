import type { JobId } from '../../preload/model.ts';
import type { TaskOptions, TaskWorker } from '../jobs/run-task.ts';
import type { Copy } from './find-copies.ts';
import { type FixityContext, startJob, waitForTurn } from './fixity-job.ts';
import { keepRepair, keepRight, listDamaged } from './fixity-log.ts';
import { momentName } from './repair.ts';

/** Starts a repair of the damaged originals known: copies are searched first, then brought one by one, each noted at once. */
export function startRepair(context: FixityContext, places: readonly string[]): JobId {
  const { archive, log, emit } = context;
  const { folder } = archive;
  return startJob(context, 'repair', async (worker, options, job) => {
    const left = new Map(listDamaged(log).map((original) => [original.sha256, original]));
    const damaged = [...left.values()];
    const quiet = { ...options, onProgress: () => undefined };
    options.onProgress?.(0, 0);
    const found = await worker.run('searchCopies', { folder, damaged, places }, quiet);
    await waitForTurn(context, options.signal);
    for (const original of found.right) {
      keepRight(log, original);
      left.delete(original.sha256);
    }
    const brought = await bringAll(context, found.copies, worker, options);
    for (const { sha256 } of brought.originals) left.delete(sha256);
    emit('repairDone', {
      job,
      repaired: brought.originals.length,
      unrepaired: [...left.values()].map(({ path }) => path),
      unreadable: found.unreadable.length,
      quarantine: brought.quarantine,
    });
  });
}

async function bringAll(
  context: FixityContext,
  copies: readonly Copy[],
  worker: TaskWorker,
  options: TaskOptions,
) {
  const { archive, log } = context;
  const moment = momentName();
  const originals: Copy['original'][] = [];
  let quarantine: string | null = null;
  for (const copy of copies) {
    // Subtle: one more than there are, for a job that told its last step is taken for done.
    options.onProgress?.(originals.length, copies.length + 1);
    const result = await worker.run('bringCopy', { folder: archive.folder, copy, moment }, options);
    if (!result.isDone) continue;
    await waitForTurn(context, options.signal);
    keepRepair(log, copy.original, result.quarantine);
    originals.push(copy.original);
    quarantine = result.quarantine?.split('/').slice(0, 2).join('/') ?? quarantine;
  }
  return { originals, quarantine };
}
