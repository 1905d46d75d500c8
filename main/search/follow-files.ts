import { openPageStore } from '../pages/page-store.ts';
import { openDatabase } from '../storage/database.ts';
import { defineFunctions } from '../storage/functions.ts';
import { countPending, followSome, reopenSearch } from './search-index.ts';

/** Records indexed in one transaction where nothing else waits. */
const LARGE_PIECE = 2000;

/** Brings the index at one path up with the archive at another, through connections of its own. */
export function followFiles(
  paths: { readonly archive: string; readonly search: string; readonly pages: string },
  onProgress: (done: number, total: number) => void,
): void {
  const archive = openDatabase(paths.archive, { isReadOnly: true, mustExist: true });
  const pages = openPageStore(paths.pages, true);
  const index = reopenSearch(paths.search, pages);
  try {
    defineFunctions(archive);
    const total = countPending(index, archive);
    while (!followSome(index, archive, LARGE_PIECE))
      onProgress(Math.max(0, total - countPending(index, archive)), total);
  } finally {
    index.close();
    pages.db.close();
    archive.close();
  }
}
