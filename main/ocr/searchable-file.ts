import type { RecordId } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import { runTaskApart } from '../jobs/run-task.ts';
import { storedPages } from '../pages/arrangements.ts';
import { pageSourceOf } from '../pages/page-source.ts';
import { pageTextOf } from '../pages/transcriptions.ts';
import { prepared } from '../storage/prepared.ts';

/** Milliseconds after which making a PDF is given up. */
const TIME_LIMIT = 300_000;

/**
 * An original of a record as a searchable PDF, made in a process apart from what was read and written down of its
 * pages, which stand in it as the record arranges them. Throws `fileMissing`, `withoutPages` where all are left out, and
 * as `makeSearchablePdf` does.
 */
export async function searchableFile(
  archive: Archive,
  record: RecordId,
  sha256: string,
): Promise<Uint8Array> {
  const source = pageSourceOf(archive, sha256);
  const last = prepared(archive.pages.db, 'SELECT coalesce(max(page), 0) FROM page WHERE sha256 = ?')
    .pluck()
    .get(sha256) as number;
  const texts = Array.from({ length: last }, (_, at) => pageTextOf(archive, sha256, at + 1));
  const arranged = storedPages(archive.db, record).filter((page) => page.sha256 === sha256);
  const shown = arranged.filter(({ isHidden }) => !isHidden);
  if (arranged.length > 0 && shown.length === 0) throw new ArchiveError('withoutPages', source.name);
  const pages = arranged.length > 0 ? shown : null;
  return runTaskApart(
    'searchablePdf',
    { ...source, title: source.name, texts, pages },
    { timeLimit: TIME_LIMIT },
  );
}
