import { existsSync, rmSync } from 'node:fs';
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
 * Opens the index at `path` for the archive with this uuid. An index that is damaged, of another archive, or
 * ahead of it (a backup was put back) is made anew. Where nothing may be written it is read if it is up to date,
 * else made in memory.
 */
export function openSearch(path: string, archive: Db, uuid: string, isReadOnly: boolean): SearchIndex {
  const kind = `${INDEX_VERSION}/${FOLD_VERSION}/${uuid}`;
  const db = isReadOnly
    ? openToRead(path, kind, lastChange(archive))
    : openToWrite(path, kind, lastChange(archive));
  return { db, close: () => db.close() };
}

function openToWrite(path: string, kind: string, changes: number): Db {
  const db = openFile(path);
  if (isUsable(db, kind, changes)) return db;
  db.close();
  removeIndex(path);
  return withSchema(openDatabase(path), kind);
}

function openToRead(path: string, kind: string, changes: number): Db {
  if (existsSync(path)) {
    const db = openDatabase(path, { isReadOnly: true, mustExist: true });
    if (isUsable(db, kind, changes) && readWatermark(db) === changes) return db;
    db.close();
  }
  return withSchema(new Database(':memory:'), kind);
}

function withSchema(db: Db, kind: string): Db {
  db.exec(SCHEMA);
  db.prepare('INSERT INTO state (name, value) VALUES (?, ?), (?, ?)').run('kind', kind, 'watermark', '-1');
  return db;
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
  prepared(archive, 'SELECT coalesce(max(id), 0) FROM change').pluck().get() as number;
const readWatermark = (db: Db) =>
  Number(prepared(db, "SELECT value FROM state WHERE name = 'watermark'").pluck().get());

/** Brings the index up to the last change of the archive; cheap where nothing changed. */
export function followHistory(index: SearchIndex, archive: Db): void {
  while (!followSome(index, archive));
}

/**
 * Brings the index up by one piece of the history and answers whether it is up to date: a background indexer
 * calls it between other work. The piece and its mark are one transaction, so a crash loses nothing.
 */
export function followSome(index: SearchIndex, archive: Db): boolean {
  const from = readWatermark(index.db);
  const to = lastChange(archive);
  if (from === to) return true;
  if (from < 0) {
    const ids = allRecords(archive);
    for (let start = 0; start < ids.length; start += PIECE)
      indexRecords(index.db, archive, ids.slice(start, start + PIECE), -1);
    indexRecords(index.db, archive, [], to);
    return true;
  }
  const end = prepared(
    archive,
    'SELECT max(id) FROM (SELECT id FROM change WHERE id > ? ORDER BY id LIMIT ?)',
  )
    .pluck()
    .get(from, PIECE) as number;
  indexRecords(index.db, archive, changedRecords(archive, from, end), end);
  return end === to;
}

const allRecords = (archive: Db) =>
  prepared(archive, 'SELECT id FROM record ORDER BY id').pluck().all() as number[];

/** Records that changed, or that point to an authority record which did. */
function changedRecords(archive: Db, from: number, to: number): number[] {
  return prepared(
    archive,
    `SELECT recordId FROM change WHERE id > ? AND id <= ? AND recordId IS NOT NULL
     UNION SELECT value.recordId FROM change JOIN value ON value.authorityId = change.entityId
       WHERE change.id > ? AND change.id <= ? AND entity = 'authority'
     ORDER BY 1`,
  )
    .pluck()
    .all(from, to, from, to) as number[];
}

function indexRecords(db: Db, archive: Db, ids: readonly number[], watermark: number): void {
  const remove = prepared(db, 'DELETE FROM text WHERE rowid = ?');
  const insert = prepared(db, 'INSERT INTO text (rowid, title, code, names, body) VALUES (?, ?, ?, ?, ?)');
  db.transaction(() => {
    for (const id of ids) {
      remove.run(id);
      const text = readIndexText(archive, id);
      if (text) insert.run(id, text.title, text.code, text.names, text.body);
    }
    prepared(db, "UPDATE state SET value = ? WHERE name = 'watermark'").run(String(watermark));
  })();
}
