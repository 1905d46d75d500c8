import { hasPages } from '../../preload/has-pages.ts';
import type { ArrangedPage } from '../../preload/model.ts';
import { thumbnailAddress } from '../../preload/thumbnail-address.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';

interface Row {
  readonly recordId: number;
  readonly sha256: string;
  readonly mime: string;
  readonly pages: string | null;
}

/** Where the thumbnails of records are, each of the page that is looked at first; records without pages have none. */
export function readCovers(db: Db, ids: readonly number[]): ReadonlyMap<number, string> {
  const rows = prepared<Row>(
    db,
    `SELECT recordFile.recordId, file.sha256, file.mime, arrangement.pages
     FROM recordFile JOIN file USING (sha256) LEFT JOIN arrangement ON arrangement.recordId = recordFile.recordId
     WHERE recordFile.recordId IN (SELECT value FROM json_each(?)) ORDER BY recordFile.position, recordFile.id`,
  ).all(JSON.stringify(ids));
  const covers = new Map<number, string>();
  for (const { recordId, sha256, mime, pages } of rows) {
    if (covers.has(recordId) || !hasPages(mime)) continue;
    covers.set(recordId, thumbnailAddress(firstOf(pages) ?? { sha256, page: 1, turns: null, crop: null }));
  }
  return covers;
}

function firstOf(pages: string | null): ArrangedPage | undefined {
  if (pages === null) return undefined;
  return (JSON.parse(pages) as readonly ArrangedPage[]).find(({ isHidden }) => !isHidden);
}
