import type { PageText } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { ArchiveError, toFailure } from '../errors.ts';
import type { TaskWorker } from '../jobs/run-task.ts';
import { notePages } from '../pages/alike.ts';
import { pageSourceOf } from '../pages/page-source.ts';
import { endFile, forgetFile, keepPage, type WaitingFile } from '../pages/page-store.ts';
import { prepared } from '../storage/prepared.ts';

/** Milliseconds that counting the pages of an original, or reading one of them, may take. */
const COUNT_LIMIT = 60_000;
const PAGE_LIMIT = 180_000;

export interface ReadFileOptions {
  /** Each reads a page at a time. */
  readonly workers: readonly TaskWorker[];
  readonly isGentle: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly onPage?: (progress: {
    readonly name: string;
    readonly done: number;
    readonly pages: number;
  }) => void;
}

/** How the reading of an original ended; null where no record has it any more. */
export type FileOutcome =
  | { readonly name: string; readonly pages: number; readonly failedPages: number }
  | { readonly name: string; readonly code: string }
  | null;

/**
 * Reads the pages of an original that were not read yet and keeps each at once, so that stopping loses one page for
 * each worker at most. A page that cannot be read is kept with the reason and the others are read. Throws
 * `jobCancelled` where the signal says so, or what keeps texts from being kept.
 */
export async function readFile(
  archive: Archive,
  file: WaitingFile,
  { workers, isGentle, signal, onPage }: ReadFileOptions,
): Promise<FileOutcome> {
  const { sha256, languages, done } = file;
  const name = nameOf(archive, sha256);
  const [first] = workers;
  if (name === null || !first) {
    forgetFile(archive.pages, sha256);
    return null;
  }
  const source = await attempt(signal, async () => {
    const place = pageSourceOf(archive, sha256);
    const { pages } = await first.run(
      'measurePage',
      { ...place, page: 1 },
      { timeLimit: COUNT_LIMIT, signal },
    );
    return { ...place, pages };
  });
  if ('code' in source) {
    endFile(archive.pages, sha256, source);
    return { name, code: source.code };
  }
  const { pages, ...place } = source;
  let failedPages = 0;
  let next = 0;
  let gone = done.size;
  await Promise.all(
    workers.map(async (worker) => {
      for (let page = ++next; page <= pages; page = ++next) {
        if (done.has(page)) continue;
        const task = { ...place, page, languages, isGentle };
        const read = await attempt<PageText>(signal, () =>
          worker.run('readPage', task, { timeLimit: PAGE_LIMIT, signal }),
        );
        keepPage(archive.pages, sha256, page, read);
        if ('code' in read) failedPages += 1;
        gone += 1;
        onPage?.({ name, done: gone, pages });
      }
    }),
  );
  notePages(archive.pages, sha256);
  endFile(archive.pages, sha256, { pages });
  return { name, pages, failedPages };
}

function nameOf({ db }: Archive, sha256: string): string | null {
  const name = prepared(db, 'SELECT name FROM recordFile WHERE sha256 = ? LIMIT 1').pluck().get(sha256);
  return typeof name === 'string' ? name : null;
}

/** A failure as a value, but for the one that says to stop. */
async function attempt<T>(
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T | { readonly code: string }> {
  try {
    return await work();
  } catch (error) {
    const { code } = toFailure(error);
    if (code === 'jobCancelled' || signal?.aborted) throw new ArchiveError('jobCancelled');
    if (code === 'unexpected') console.error('a page could not be read', error);
    return { code };
  }
}
