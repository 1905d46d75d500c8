import { existsSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { endedSince, type PageStore, uuidOf } from '../pages/page-store.ts';
import { type Db, openDatabase } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { FOLD_VERSION } from '../text/fold.ts';
import { readIndexTexts } from './index-text.ts';

/** The full-text index: derived from the archive, apart from it, and made anew when it is lost or of another kind. */
export interface SearchIndex {
  readonly db: Db;
  /** The file; null where the index is made in memory. */
  readonly path: string | null;
  /** The text of pages, which is searched as well. */
  readonly pages: PageStore;
  /** Sets of records that matched lately, true for the state of the index that they were read at. */
  readonly matches: { state: string; readonly sets: Map<string, Uint32Array> };
  /** True while a worker writes the index: nobody else does then. */
  isBusy: boolean;
  /** The number that stands for a field in the index; a field met for the first time gets the next one. */
  readonly numberOf: (field: string) => number;
  /** The same where the field stands in the index, else null. */
  readonly knownNumber: (field: string) => number | null;
  readonly close: () => void;
}

const INDEX_VERSION = 3;
/** Records indexed in one transaction. */
const PIECE = 500;

const SCHEMA = `
  CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE field (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE VIRTUAL TABLE text USING fts5 (
    title, code, names, body, files, pages,
    content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
  );
  -- Apart from the others, so that a search for the beginning of a word never meets the marks of fields.
  CREATE VIRTUAL TABLE fieldText USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
  );`;

/**
 * Opens the index at `path` for the archive with this uuid. An index that is damaged, of another archive, or
 * ahead of it (a backup was put back) is made anew. Where nothing may be written it is read if it is up to date,
 * else made in memory.
 */
export function openSearch(
  path: string,
  archive: Db,
  pages: PageStore,
  { uuid, isReadOnly }: { readonly uuid: string; readonly isReadOnly: boolean },
): SearchIndex {
  const kind = `${INDEX_VERSION}/${FOLD_VERSION}/${uuid}`;
  const db = isReadOnly
    ? openToRead(path, kind, lastChange(archive))
    : openToWrite(path, kind, lastChange(archive));
  return searchIndex(db, db.memory ? null : path, pages);
}

/** KiB of the index kept in memory at most; with less, searches of a million records take twice as long. */
const CACHE = 256 * 1024;

function searchIndex(db: Db, path: string | null, pages: PageStore): SearchIndex {
  db.pragma(`cache_size = -${CACHE}`);
  const matches = { state: '', sets: new Map() };
  return {
    db,
    path,
    pages,
    matches,
    isBusy: false,
    numberOf: (field) => fieldNumber(db, field),
    knownNumber: (field) => knownNumber(db, field),
    close: () => db.close(),
  };
}

/** The index at `path` as a worker opens it: it is there and fits the archive. */
export function reopenSearch(path: string, pages: PageStore): SearchIndex {
  return searchIndex(openDatabase(path, { mustExist: true }), path, pages);
}

function knownNumber(db: Db, name: string): number | null {
  const number = prepared(db, 'SELECT number FROM field WHERE name = ?').pluck().get(name);
  return (number as number | undefined) ?? null;
}

function fieldNumber(db: Db, name: string): number {
  return (
    knownNumber(db, name) ??
    Number(prepared(db, 'INSERT INTO field (name) VALUES (?)').run(name).lastInsertRowid)
  );
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
const readState = (db: Db, name: string) =>
  prepared(db, 'SELECT value FROM state WHERE name = ?').pluck().get(name) as string | undefined;
function writeState(db: Db, name: string, value: string): string {
  prepared(
    db,
    'INSERT INTO state (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  ).run(name, value);
  return value;
}
/** The last change that the index knows; negative while it is being made for the first time. */
export const readWatermark = (db: Db): number => Number(readState(db, 'watermark'));

/** Brings the index up to the last change of the archive; cheap where nothing changed. */
export function followHistory(index: SearchIndex, archive: Db): void {
  while (!followSome(index, archive));
}

/**
 * Brings the index up by one piece of the history and answers whether it is up to date: a background indexer
 * calls it between other work. The piece and its mark are one transaction, so a crash loses nothing.
 */
export function followSome(index: SearchIndex, archive: Db, piece = PIECE): boolean {
  const from = readWatermark(index.db);
  const to = lastChange(archive);
  if (from === to) return followPages(index, archive);
  if (from < 0) return indexAll(index, archive, from, to, piece);
  const end = prepared(
    archive,
    'SELECT max(id) FROM (SELECT id FROM change WHERE id > ? ORDER BY id LIMIT ?)',
  )
    .pluck()
    .get(from, piece) as number;
  indexRecords(index, archive, changedRecords(archive, from, end), end);
  return end === to;
}

/** Files whose pages are brought into the index at once. */
const FILES_AT_ONCE = 20;

/** Indexes the records of files that were read since; answers whether there were none. */
function followPages(index: SearchIndex, archive: Db): boolean {
  const from = readPagesMark(index);
  const { hashes, last } = endedSince(index.pages, from, FILES_AT_ONCE);
  if (last === from) return true;
  const ids = prepared(
    archive,
    'SELECT DISTINCT recordId FROM recordFile WHERE sha256 IN (SELECT value FROM json_each(?)) ORDER BY 1',
  )
    .pluck()
    .all(JSON.stringify(hashes)) as number[];
  indexRecords(index, archive, ids, readWatermark(index.db), pagesMark(index.pages, last));
  return false;
}

const pagesMark = (pages: PageStore, last: number): string => `${uuidOf(pages)}/${last}`;

/** The last file read that the index knows; 0 where it knows none of this lot of texts. */
function readPagesMark({ db, pages }: SearchIndex): number {
  const [lot, last] = (readState(db, 'pages') ?? '').split('/');
  return lot === uuidOf(pages) ? Number(last) : 0;
}

/** What the index knows, as a word that changes with it. */
export const indexState = ({ db }: SearchIndex): string =>
  `${readWatermark(db)} ${readState(db, 'pages') ?? ''}`;

const countRecords = (archive: Db) =>
  prepared(archive, 'SELECT coalesce(max(id), 0) FROM record').pluck().get() as number;

/** About how many changes or records the index does not know yet; 0 where it is up to date. */
export function countPending(index: SearchIndex, archive: Db): number {
  const from = readWatermark(index.db);
  return from < 0 ? countRecords(archive) + 1 + from : lastChange(archive) - from;
}

/**
 * Indexes one piece of an archive that has no index yet. The watermark counts down from -1 while it goes on:
 * -1 - the last record indexed; what changes meanwhile is followed from the change at which it began.
 */
function indexAll(index: SearchIndex, archive: Db, from: number, to: number, piece: number): boolean {
  const start = readState(index.db, 'start') ?? writeState(index.db, 'start', String(to));
  const done = -1 - from;
  const ids = prepared(archive, 'SELECT id FROM record WHERE id > ? ORDER BY id LIMIT ?')
    .pluck()
    .all(done, piece) as number[];
  const last = ids.at(-1);
  indexRecords(index, archive, ids, last === undefined ? Number(start) : -1 - last);
  return last === undefined && Number(start) === to;
}

/** Records that changed, that point to an authority record which did, or share an original of which a page was written down. */
function changedRecords(archive: Db, from: number, to: number): number[] {
  return prepared(
    archive,
    `SELECT recordId FROM change WHERE id > ? AND id <= ? AND recordId IS NOT NULL
     UNION SELECT value.recordId FROM change JOIN value ON value.authorityId = change.entityId
       WHERE change.id > ? AND change.id <= ? AND entity = 'authority'
     UNION SELECT recordFile.recordId FROM change
       JOIN recordFile ON recordFile.sha256 = json_extract(coalesce(after, before), '$.sha256')
       WHERE change.id > ? AND change.id <= ? AND entity = 'transcription'
     ORDER BY 1`,
  )
    .pluck()
    .all(from, to, from, to, from, to) as number[];
}

function indexRecords(
  index: SearchIndex,
  archive: Db,
  ids: readonly number[],
  watermark: number,
  mark?: string,
): void {
  const { db } = index;
  const numbers = new Map<string, number>();
  const numberOf = (field: string): number => {
    const number = numbers.get(field) ?? index.numberOf(field);
    numbers.set(field, number);
    return number;
  };
  const removals = ['text', 'fieldText'].map((table) => prepared(db, `DELETE FROM ${table} WHERE rowid = ?`));
  const insert = prepared(
    db,
    'INSERT INTO text (rowid, title, code, names, body, files, pages) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const insertFields = prepared(db, 'INSERT INTO fieldText (rowid, words) VALUES (?, ?)');
  db.transaction(() => {
    for (const removal of removals) for (const id of ids) removal.run(id);
    for (let start = 0; start < ids.length; start += PIECE) {
      for (const { id, title, code, names, body, files, pages, fields } of readIndexTexts(
        archive,
        index.pages,
        ids.slice(start, start + PIECE),
        numberOf,
      )) {
        insert.run(id, title, code, names, body, files, pages);
        if (fields !== '') insertFields.run(id, fields);
      }
    }
    writeState(db, 'watermark', String(watermark));
    if (mark !== undefined) writeState(db, 'pages', mark);
  })();
}
