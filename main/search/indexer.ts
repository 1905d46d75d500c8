import type { Archive } from '../archive.ts';
import { followSome } from './search-index.ts';

/** Milliseconds of quiet after an edit before the index follows. */
const QUIET = 200;

/** Keeps the search index up with the archive between other work, a piece at a time, until stopped. */
export function startIndexer(archive: Archive): { readonly stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = archive.readOnlyReason !== null;
  const work = () => {
    if (isStopped || !archive.db.open) return;
    try {
      if (!followSome(archive.search, archive.db)) timer = setTimeout(work, 0);
    } catch (error) {
      // Derived work: the next edit or search tries again, and tells the person if it cannot.
      console.error('the search index could not follow', error);
    }
  };
  const wake = () => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(work, QUIET);
  };
  archive.listeners.add(wake);
  wake();
  return {
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      archive.listeners.delete(wake);
    },
  };
}
