import { hasPages } from '../../preload/has-pages.ts';
import type { Archive } from '../archive.ts';
import { enqueueFiles } from '../pages/page-store.ts';
import { prepared } from '../storage/prepared.ts';

/** The originals with pages of all records, or of one. */
export function originalsWithPages({ db }: Archive, record?: number): readonly string[] {
  const rows = prepared<{ sha256: string; mime: string }>(
    db,
    `SELECT sha256, mime, min(recordFile.id) AS first FROM recordFile JOIN file USING (sha256)
     WHERE ? IS NULL OR recordId = ? GROUP BY sha256 ORDER BY first`,
  ).all(record ?? null, record ?? null);
  return rows.filter(({ mime }) => hasPages(mime)).map(({ sha256 }) => sha256);
}

/** Lets every original with pages that was never read be read. */
export function enqueueUnread(archive: Archive): void {
  enqueueFiles(archive.pages, originalsWithPages(archive));
}
