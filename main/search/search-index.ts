import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { type Db, openDatabase } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { FOLD_VERSION } from '../text/fold.ts';
import { readIndexText } from './index-text.ts';

/** The full-text index: derived from the archive, apart from it, and made anew when it is lost or of another kind. */
export interface SearchIndex {
  readonly db: Db;
  readonly close: () => void;
}

const INDEX_VERSION = 1;
/** Records indexed in one transaction. */
const PIECE = 2000;

const SCHEMA = `
  CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE VIRTUAL TABLE text USING fts5 (
    title, code, names, body,
    content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
  );`;

/**
 * Opens the index at `path`, or one in memory where `path` is null, for the archive with this uuid. An index
 * that is damaged, of another archive, or ahead of it (a backup was put back) is made anew.
 */
export function openSearch(path: string | null, archive: Db, uuid: string): SearchIndex {
  const kind = `${INDEX_VERSION}/${FOLD_VERSION}/${uuid}`;
  let db = path === null ? new Database(':memory:') : openFile(path);
  if (!isUsable(db, kind, lastChange(archive))) {
    db.close();
    if (path !== null) removeIndex(path);
    db = path === null ? new Database(':memory:') : openDatabase(path);
    db.exec(SCHEMA);
    db.prepare('INSERT INTO state (name, value) VALUES (?, ?), (?, ?)').run('kind', kind, 'watermark', '-1');
  }
  return { db, close: () => db.close() };
}

function openFile(path: string): Db {
  try {
    return openDatabase(path);
  } catch (error) {
    // Derived: what cannot be opened is made anew; what cannot be written either throws again here.
    console.warn('the search index is made anew', error);
    removeIndex(path);
    return openDatabase(path);
  }
}

function removeIndex(path: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
}

function isUsable(db: Db, kind: string, lastChangeOfArchive: number): boolean {
  try {
    const known = db.prepare("SELECT value FROM state WHERE name = 'kind'").pluck().get();
    return known === kind && readWatermark(db) <= lastChangeOfArchive;
  } catch (error) {
    if (error instanceof Database.SqliteError) return false;
    throw error;
  }
}

const lastChange = (archive: Db) =>
  archive.prepare('SELECT coalesce(max(id), 0) FROM change').pluck().get() as number;
const readWatermark = (db: Db) =>
  Number(db.prepare("SELECT value FROM state WHERE name = 'watermark'").pluck().get());

/** Brings the index up to the last change of the archive; cheap where nothing changed. */
export function followHistory(index: SearchIndex, archive: Db): void {
  const from = Number(prepared(index.db, "SELECT value FROM state WHERE name = 'watermark'").pluck().get());
  const to = prepared(archive, 'SELECT coalesce(max(id), 0) FROM change').pluck().get() as number;
  if (from === to) return;
  const ids = from < 0 ? allRecords(archive) : changedRecords(archive, from);
  for (let start = 0; start < ids.length; start += PIECE)
    indexRecords(index.db, archive, ids.slice(start, start + PIECE));
  prepared(index.db, "UPDATE state SET value = ? WHERE name = 'watermark'").run(String(to));
}

const allRecords = (archive: Db) =>
  prepared(archive, 'SELECT id FROM record ORDER BY id').pluck().all() as number[];

/** Records that changed, or that point to an authority record which did. */
function changedRecords(archive: Db, from: number): number[] {
  return prepared(
    archive,
    `SELECT recordId FROM change WHERE id > ? AND recordId IS NOT NULL
     UNION SELECT value.recordId FROM change JOIN value ON value.authorityId = change.entityId WHERE change.id > ? AND entity = 'authority'
     ORDER BY 1`,
  )
    .pluck()
    .all(from, from) as number[];
}

function indexRecords(db: Db, archive: Db, ids: readonly number[]): void {
  const remove = prepared(db, 'DELETE FROM text WHERE rowid = ?');
  const insert = prepared(db, 'INSERT INTO text (rowid, title, code, names, body) VALUES (?, ?, ?, ?, ?)');
  db.transaction(() => {
    for (const id of ids) {
      remove.run(id);
      const text = readIndexText(archive, id);
      if (text) insert.run(id, text.title, text.code, text.names, text.body);
    }
  })();
}
