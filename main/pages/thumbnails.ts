import { join } from 'node:path';
import type { ThumbnailOf } from '../../preload/thumbnail-address.ts';
import type { Archive } from '../archive.ts';
import type { Db } from '../storage/database.ts';
import { type DerivedSchema, openDerived } from '../storage/derived-database.ts';
import { prepared } from '../storage/prepared.ts';
import type { Pictures } from './pictures.ts';
import { pageTextOf } from './transcriptions.ts';

/** Small pictures of pages, drawn once and kept beside the archive. */
export interface Thumbnails {
  /** A JPEG, about 200 pixels at its longer side; fails as `Pictures.draw` does. */
  readonly draw: (page: ThumbnailOf) => Promise<Uint8Array>;
  readonly close: () => void;
}

/** Twice what a list shows, for dense screens. */
const SIZE = 200;
/** Thumbnails that are kept, some 7 KB each; when there are more, the oldest tenth goes. */
const MOST = 30_000;

const SCHEMA: DerivedSchema = {
  version: 1,
  // Which page, turned how and which part of it; the size never changes without the version.
  sql: `CREATE TABLE thumbnail (
    id INTEGER PRIMARY KEY,
    page TEXT NOT NULL UNIQUE,
    jpeg BLOB NOT NULL
  ) STRICT;`,
};

/** The thumbnails of an open archive. An original never changes, so what was drawn of it stays right. */
export function createThumbnails(archive: Archive, pictures: Pictures): Thumbnails {
  let opened: Db | null = null;
  const store = (): Db => {
    opened ??= openDerived(join(archive.folder, 'thumbnails.db'), SCHEMA, archive.readOnlyReason !== null).db;
    return opened;
  };
  return {
    draw: async ({ sha256, page, turns, crop = null }) => {
      // A page that lies on its side is shown as its text was read.
      const upright = turns ?? pageTextOf(archive, sha256, page)?.turns ?? 0;
      const key = [sha256, page, upright, ...(crop ?? [])].join(' ');
      const kept = prepared(store(), 'SELECT jpeg FROM thumbnail WHERE page = ?').pluck().get(key);
      if (kept instanceof Uint8Array) return kept;
      const jpeg = await pictures.drawPart(sha256, page, { size: SIZE, turns: upright, crop });
      if (opened?.open) keep(opened, key, jpeg);
      return jpeg;
    },
    close: () => opened?.close(),
  };
}

function keep(db: Db, key: string, jpeg: Uint8Array): void {
  if (db.readonly) return;
  db.transaction(() => {
    prepared(db, 'INSERT OR IGNORE INTO thumbnail (page, jpeg) VALUES (?, ?)').run(key, jpeg);
    const count = prepared(db, 'SELECT count(*) FROM thumbnail').pluck().get() as number;
    if (count > MOST)
      prepared(db, 'DELETE FROM thumbnail WHERE id IN (SELECT id FROM thumbnail ORDER BY id LIMIT ?)').run(
        MOST / 10,
      );
  })();
}
