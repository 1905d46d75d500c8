import type { Archive } from '../archive.ts';
import { locateFile } from '../files.ts';
import { runTaskApart } from '../jobs/run-task.ts';
import { pageTextOf } from '../pages/transcriptions.ts';
import { prepared } from '../storage/prepared.ts';

/** Milliseconds after which making a PDF is given up. */
const TIME_LIMIT = 300_000;

/**
 * An original as a searchable PDF, made in a worker from what was read and written down of its pages. Throws
 * `fileMissing` and as `makeSearchablePdf` does.
 */
export async function searchableFile(archive: Archive, sha256: string): Promise<Uint8Array> {
  const { db, folder, pages } = archive;
  const { path, mime } = locateFile(db, folder, sha256);
  const name = prepared(db, 'SELECT name FROM recordFile WHERE sha256 = ? LIMIT 1').pluck().get(sha256);
  const title = typeof name === 'string' ? name : sha256;
  const last = prepared(pages.db, 'SELECT coalesce(max(page), 0) FROM page WHERE sha256 = ?')
    .pluck()
    .get(sha256) as number;
  const texts = Array.from({ length: last }, (_, at) => pageTextOf(archive, sha256, at + 1));
  return runTaskApart('searchablePdf', { path, mime, name: title, title, texts }, { timeLimit: TIME_LIMIT });
}
