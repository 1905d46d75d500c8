import type { Archive } from '../archive.ts';
import { toFailure } from '../errors.ts';
import type { Emit } from '../events.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { runTask } from '../jobs/run-task.ts';
import { countPending, followSome } from './search-index.ts';

/** Milliseconds of quiet after an edit before the index follows. */
const QUIET = 200;
/** Changes indexed between other work: some milliseconds. */
const SMALL_PIECE = 50;
/** More changes than this are indexed by a worker, with progress. */
const LARGE = 2000;
/** Milliseconds without progress after which a worker is given up. */
const TIME_LIMIT = 120_000;

/**
 * Keeps the search index up with the archive until stopped: some changes between other work, many in a worker.
 * `searchIndexed` tells windows when searches may find more than before.
 */
export function startIndexer(
  archive: Archive,
  jobs: Jobs,
  emit: Emit,
): { readonly wake: () => void; readonly stop: () => void } {
  const { search, catalogue } = archive;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = archive.readOnlyReason !== null;
  const work = async (): Promise<void> => {
    if (isStopped || search.isBusy || !archive.db.open) return;
    if (countPending(search, catalogue.db) > LARGE && search.path !== null) {
      await jobs.run('index', (signal, onProgress) => indexInWorker(archive, signal, onProgress));
      if (isStopped) return;
      emit('searchIndexed', {});
    }
    if (!followSome(search, catalogue.db, SMALL_PIECE)) next(0);
  };
  const next = (wait: number): void => {
    clearTimeout(timer);
    if (isStopped) return;
    timer = setTimeout(() => {
      work().catch((error: unknown) => {
        // Derived work: the next edit or search tries again, and tells the person if it cannot.
        if (toFailure(error).code !== 'jobCancelled')
          console.error('the search index could not follow', error);
      });
    }, wait);
  };
  const wake = () => next(QUIET);
  archive.listeners.add(wake);
  wake();
  return {
    wake,
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      archive.listeners.delete(wake);
    },
  };
}

async function indexInWorker(
  archive: Archive,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const { search, identity } = archive;
  if (search.path === null || search.pages.path === null) return;
  search.isBusy = true;
  try {
    const paths = { archive: identity.path, search: search.path, pages: search.pages.path };
    await runTask('index', paths, { timeLimit: TIME_LIMIT, signal, onProgress });
  } finally {
    search.isBusy = false;
  }
}
