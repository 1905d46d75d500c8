import { randomUUID } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import type { PageText, TextLanguage } from '../../preload/model.ts';
import type { Db } from '../storage/database.ts';
import { type DerivedSchema, openDerived } from '../storage/derived-database.ts';
import { prepared } from '../storage/prepared.ts';

/**
 * The text of the pages of an archive's originals, read from their files: derived and apart from the archive, but dear
 * to make, so it is kept page by page. It follows no history: an original never changes.
 */
export interface PageStore {
  readonly db: Db;
  /** The file; null where it is held in memory, as nothing may be written. */
  readonly path: string | null;
}

/** Why a page or an original could not be read: the code of the failure. */
type FailureCode = string;

const SCHEMA: DerivedSchema = {
  version: 3,
  sql: `
  CREATE TABLE file (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL UNIQUE,
    -- waiting: to be read, or being read; done: every page was read or failed; failed: it could not be opened
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'failed')),
    -- Asked for by a person, so read before the others.
    isAsked INTEGER NOT NULL DEFAULT 0 CHECK (isAsked IN (0, 1)),
    -- The languages to read it in, as BCP 47 with spaces between; empty for the usual ones.
    languages TEXT NOT NULL DEFAULT '',
    pages INTEGER CHECK (pages IS NULL OR pages >= 0),
    code TEXT,
    -- Rises with each file that is done: the search index follows it.
    ended INTEGER UNIQUE
  ) STRICT;
  CREATE INDEX fileWaiting ON file (isAsked DESC, id) WHERE state = 'waiting';
  CREATE TABLE page (
    sha256 TEXT NOT NULL REFERENCES file (sha256) ON DELETE CASCADE,
    page INTEGER NOT NULL CHECK (page >= 1),
    -- Lines as they are read, for search and for people.
    text TEXT NOT NULL,
    -- PageText as deflated JSON; null where the page could not be read.
    content BLOB,
    code TEXT,
    PRIMARY KEY (sha256, page)
  ) STRICT;
  -- Passwords of protected originals, as a person entered them: what they protect lies open in this folder too.
  CREATE TABLE password (sha256 TEXT PRIMARY KEY, password TEXT NOT NULL) STRICT;
  -- What the texts of originals are like (text/likeness.ts), and by what alike ones are found.
  CREATE TABLE likeness (sha256 TEXT PRIMARY KEY, signature BLOB NOT NULL) STRICT;
  CREATE TABLE likenessBand (
    key INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (key, sha256)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX likenessBandByFile ON likenessBand (sha256);
  -- uuid: of these texts, which are another lot when they were lost and read anew; ended: the last number given out.
  CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  INSERT INTO setting (name, value) VALUES ('uuid', ''), ('ended', '0'), ('isPaused', '0');`,
  begin: (db) => db.prepare("UPDATE setting SET value = ? WHERE name = 'uuid'").run(randomUUID()),
};

/** Opens the texts at `path`; what is damaged or of another version is begun anew, as it can be read again. */
export function openPageStore(path: string, isReadOnly: boolean): PageStore {
  return openDerived(path, SCHEMA, isReadOnly);
}

const readSetting = (db: Db, name: 'uuid' | 'ended' | 'isPaused'): string =>
  prepared(db, 'SELECT value FROM setting WHERE name = ?').pluck().get(name) as string;

/** Which lot of texts this is: another one after it was lost and begun anew. */
export const uuidOf = ({ db }: PageStore): string => readSetting(db, 'uuid');

/** An original that waits to be read. */
export interface WaitingFile {
  readonly sha256: string;
  readonly languages: readonly TextLanguage[];
  /** Pages that were gone through already: reading goes on where it was broken off. */
  readonly done: ReadonlySet<number>;
}

/** Puts originals that are not known yet at the end of the queue; answers how many there were. */
export function enqueueFiles({ db }: PageStore, hashes: readonly string[]): number {
  return prepared(db, 'INSERT OR IGNORE INTO file (sha256) SELECT value FROM json_each(?)').run(
    JSON.stringify(hashes),
  ).changes;
}

/** Lets originals be read anew, before the others, in these languages (none: the usual ones). */
export function askAgain(
  { db }: PageStore,
  hashes: readonly string[],
  languages: readonly TextLanguage[],
): void {
  db.transaction(() => {
    for (const sha256 of hashes) {
      prepared(db, 'DELETE FROM file WHERE sha256 = ?').run(sha256);
      prepared(db, 'INSERT INTO file (sha256, isAsked, languages) VALUES (?, 1, ?)').run(
        sha256,
        languages.join(' '),
      );
    }
  })();
}

/** The original that is to be read next; null where none waits. */
export function nextFile({ db }: PageStore): WaitingFile | null {
  const file = prepared<{ sha256: string; languages: string }>(
    db,
    "SELECT sha256, languages FROM file WHERE state = 'waiting' ORDER BY isAsked DESC, id LIMIT 1",
  ).get();
  return file ? toWaiting(db, file) : null;
}

/** One original as it waits; null where it was gone through already or nobody asked for it. */
export function waitingFile({ db }: PageStore, sha256: string): WaitingFile | null {
  const file = prepared<{ sha256: string; languages: string }>(
    db,
    "SELECT sha256, languages FROM file WHERE state = 'waiting' AND sha256 = ?",
  ).get(sha256);
  return file ? toWaiting(db, file) : null;
}

function toWaiting(
  db: Db,
  { sha256, languages }: { readonly sha256: string; readonly languages: string },
): WaitingFile {
  const done = prepared(db, 'SELECT page FROM page WHERE sha256 = ?').pluck().all(sha256) as number[];
  return { sha256, languages: languages.split(' ').filter(Boolean) as TextLanguage[], done: new Set(done) };
}

/** The lines of a page as people read them. */
export const linesOf = ({ lines }: PageText): string =>
  lines.map(({ words }) => words.map(({ text }) => text).join(' ')).join('\n');

/** Keeps what was read of a page, or why it could not be; the page is then not read again. */
export function keepPage(
  { db }: PageStore,
  sha256: string,
  page: number,
  read: PageText | { readonly code: FailureCode },
): void {
  const isText = 'lines' in read;
  prepared(db, 'INSERT OR REPLACE INTO page (sha256, page, text, content, code) VALUES (?, ?, ?, ?, ?)').run(
    sha256,
    page,
    isText ? linesOf(read) : '',
    isText ? deflateSync(JSON.stringify(read)) : null,
    isText ? null : read.code,
  );
}

/** Ends the reading of an original: all its pages were gone through, or it could not be opened. */
export function endFile(
  { db }: PageStore,
  sha256: string,
  end: { readonly pages: number } | { readonly code: FailureCode },
): void {
  const isDone = 'pages' in end;
  db.transaction(() => {
    const number = prepared(
      db,
      "UPDATE setting SET value = CAST(value AS INTEGER) + 1 WHERE name = 'ended' RETURNING CAST(value AS INTEGER)",
    )
      .pluck()
      .get();
    prepared(
      db,
      'UPDATE file SET state = ?, pages = ?, code = ?, isAsked = 0, ended = ? WHERE sha256 = ?',
    ).run(isDone ? 'done' : 'failed', isDone ? end.pages : null, isDone ? null : end.code, number, sha256);
  })();
}

/** Takes an original out of the queue that no record has any more. */
export function forgetFile({ db }: PageStore, sha256: string): void {
  prepared(db, 'DELETE FROM file WHERE sha256 = ?').run(sha256);
}

/** What was read of a page; null where nothing was, or it could not be read. */
export function getPageText({ db }: PageStore, sha256: string, page: number): PageText | null {
  const content = prepared(db, 'SELECT content FROM page WHERE sha256 = ? AND page = ?')
    .pluck()
    .get(sha256, page) as Buffer | null | undefined;
  return content ? (JSON.parse(inflateSync(content).toString('utf8')) as PageText) : null;
}

/** The text of one page, or why there is none. */
export interface StoredPage {
  readonly page: number;
  readonly text: string;
  readonly code: FailureCode | null;
}

/** The pages of an original that were read, in their order. */
export function listPages({ db }: PageStore, sha256: string): readonly StoredPage[] {
  return prepared<StoredPage>(db, 'SELECT page, text, code FROM page WHERE sha256 = ? ORDER BY page').all(
    sha256,
  );
}

/** How far the reading of an original came; null where it was never asked for. */
export interface FileReading {
  readonly state: 'waiting' | 'done' | 'failed';
  readonly pages: number | null;
  readonly code: FailureCode | null;
}
export function readingOf({ db }: PageStore, sha256: string): FileReading | null {
  return (
    prepared<FileReading>(db, 'SELECT state, pages, code FROM file WHERE sha256 = ?').get(sha256) ?? null
  );
}

/** How many originals wait and how many were gone through. */
export function countFiles({ db }: PageStore): { readonly waiting: number; readonly ended: number } {
  const count = (condition: 'waiting' | 'ended'): number =>
    prepared(
      db,
      condition === 'waiting'
        ? "SELECT count(*) FROM file WHERE state = 'waiting'"
        : "SELECT count(*) FROM file WHERE state <> 'waiting'",
    )
      .pluck()
      .get() as number;
  return { waiting: count('waiting'), ended: count('ended') };
}

/** Originals that ended after the `after`th, at most `limit`, and the number of the last of them. */
export function endedSince(
  { db }: PageStore,
  after: number,
  limit: number,
): { readonly hashes: readonly string[]; readonly last: number } {
  const rows = prepared<{ sha256: string; ended: number }>(
    db,
    'SELECT sha256, ended FROM file WHERE ended > ? ORDER BY ended LIMIT ?',
  ).all(after, limit);
  return { hashes: rows.map(({ sha256 }) => sha256), last: rows.at(-1)?.ended ?? after };
}

/** Whether a person stopped the reading; it goes on where they say so. */
export const isPaused = ({ db }: PageStore): boolean => readSetting(db, 'isPaused') === '1';

export function setPaused({ db }: PageStore, value: boolean): void {
  prepared(db, "UPDATE setting SET value = ? WHERE name = 'isPaused'").run(value ? '1' : '0');
}
