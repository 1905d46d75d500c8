import type { RecordId } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import { locateFile } from '../files.ts';
import { requireWritable } from '../history/step.ts';
import { getRecord } from '../records/read.ts';
import { prepared } from '../storage/prepared.ts';
import type { PageSource } from './page-picture.ts';
import { askAgain } from './page-store.ts';
import type { Pictures } from './pictures.ts';

/** An original of an archive as whatever opens its pages needs it; throws `fileMissing`. */
export function pageSourceOf(
  { db, folder, pages }: Archive,
  sha256: string,
): PageSource & { readonly name: string } {
  const { path, mime } = locateFile(db, folder, sha256);
  const name = prepared(db, 'SELECT name FROM recordFile WHERE sha256 = ? LIMIT 1').pluck().get(sha256);
  const password = prepared(pages.db, 'SELECT password FROM password WHERE sha256 = ?').pluck().get(sha256);
  return {
    path,
    mime,
    name: typeof name === 'string' ? name : sha256,
    ...(typeof password === 'string' ? { password } : {}),
  };
}

/**
 * Opens a protected original of a record with its password from now on, and lets its pages be read. The password is kept
 * beside the archive, where whoever has the folder can read it; the original stays protected. Throws `fileMissing`,
 * `passwordWrong` and what else keeps the original from being opened; then nothing is kept.
 */
export async function unlockFile(
  archive: Archive,
  pictures: Pick<Pictures, 'measure'>,
  { id, sha256, password }: { readonly id: RecordId; readonly sha256: string; readonly password: string },
): Promise<void> {
  requireWritable(archive);
  if (!getRecord(archive.db, id).files.some((file) => file.sha256 === sha256))
    throw new ArchiveError('fileMissing', sha256);
  const { db } = archive.pages;
  const before = prepared(db, 'SELECT password FROM password WHERE sha256 = ?').pluck().get(sha256);
  const keep = (value: unknown): void => {
    if (typeof value === 'string')
      prepared(db, 'INSERT OR REPLACE INTO password (sha256, password) VALUES (?, ?)').run(sha256, value);
    else prepared(db, 'DELETE FROM password WHERE sha256 = ?').run(sha256);
  };
  keep(password);
  try {
    await pictures.measure(sha256, 1);
  } catch (error) {
    keep(before);
    const isWrong = error instanceof ArchiveError && error.code === 'pdfEncrypted';
    throw isWrong ? new ArchiveError('passwordWrong', error.detail) : error;
  }
  askAgain(archive.pages, [sha256], []);
}
