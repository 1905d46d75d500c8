import type { IntakeId, IntakeOptions, IntakeProblem, Reading, RecordId } from '../../preload/model.ts';
import { noteFile, type StoredFile } from '../files.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import type { FoundFiles } from './find-files.ts';

/** A pile of files that is being taken in. */
export interface IntakeRow {
  readonly id: IntakeId;
  readonly startedAt: string;
  readonly state: 'running' | 'paused' | 'done';
  readonly options: IntakeOptions;
  /** What has become part of records. */
  readonly files: number;
  readonly pages: number;
}
/** A file on its way into the archive. */
export interface IntakeItem {
  readonly id: number;
  readonly path: string;
  readonly name: string;
  readonly place: string;
  readonly size: number;
}
/** An item whose original is in the store, with what was read of it. */
export interface StoredItem extends IntakeItem {
  readonly file: StoredFile;
  readonly pages: number;
  readonly reading: Reading;
}
/** What became of one file: it is in the store, or it is not and why. */
export type Settled =
  | {
      readonly item: IntakeItem;
      readonly state: 'stored';
      readonly file: StoredFile;
      readonly pages: number;
      readonly reading: Reading;
    }
  | {
      readonly item: IntakeItem;
      readonly state: 'skipped' | 'failed';
      readonly code: string;
      readonly detail: string;
    };

/** Notes a pile of files that shall be taken in, and answers its number. */
export function beginIntake(db: Db, options: IntakeOptions, found: FoundFiles): IntakeId {
  return db.transaction(() => {
    const { lastInsertRowid } = prepared(
      db,
      "INSERT INTO intake (startedAt, state, options) VALUES (?, 'running', ?)",
    ).run(new Date().toISOString(), JSON.stringify(options));
    const id = Number(lastInsertRowid) as IntakeId;
    addItems(db, id, found);
    return id;
  })();
}

/** Adds files to a pile, in the order given. */
export function addItems(db: Db, id: number, { files, failed }: FoundFiles): void {
  const insert = prepared(
    db,
    "INSERT INTO intakeItem (intakeId, path, name, place, size, changedAt, state) VALUES (?, ?, ?, ?, ?, ?, 'waiting')",
  );
  for (const { path, name, place, size, changedAt } of files)
    insert.run(id, path, name, place, size, changedAt);
  const insertFailed = prepared(
    db,
    "INSERT INTO intakeItem (intakeId, path, name, place, size, changedAt, state, code, detail) VALUES (?, ?, ?, '', 0, 0, 'failed', ?, ?)",
  );
  for (const { path, name, error } of failed) insertFailed.run(id, path, name, error.code, error.detail);
}

/** One pile; undefined where it is gone. */
export function getIntake(db: Db, id: number): IntakeRow | undefined {
  return listIntakes(db).find((intake) => intake.id === id);
}

/** The piles that are kept, oldest first. */
export function listIntakes(db: Db): readonly IntakeRow[] {
  return prepared<Omit<IntakeRow, 'options'> & { readonly options: string }>(
    db,
    'SELECT id, startedAt, state, options, files, pages FROM intake ORDER BY id',
  )
    .all()
    .map((row) => ({ ...row, options: JSON.parse(row.options) as IntakeOptions }));
}

/** Says that a pile runs, waits, or is through. */
export function setIntakeState(db: Db, id: number, state: IntakeRow['state']): void {
  prepared(db, 'UPDATE intake SET state = ?, endedAt = ? WHERE id = ?').run(
    state,
    state === 'done' ? new Date().toISOString() : null,
    id,
  );
}

const ITEM = 'id, path, name, place, size';

/** The next files that wait, after the item with this number. */
export function listWaiting(db: Db, id: number, after: number, limit: number): readonly IntakeItem[] {
  return prepared<IntakeItem>(
    db,
    `SELECT ${ITEM} FROM intakeItem WHERE intakeId = ? AND state = 'waiting' AND id > ? ORDER BY id LIMIT ?`,
  ).all(id, after, limit);
}

/** Notes what became of some files, all of it or nothing. Originals must be on the disk already. */
export function noteSettled(db: Db, settled: readonly Settled[]): void {
  const at = new Date().toISOString();
  db.transaction(() => {
    for (const one of settled) {
      if (one.state === 'stored') noteStored(db, one, at);
      else
        prepared(
          db,
          'UPDATE intakeItem SET state = ?, code = ?, detail = ?, pages = NULL, reading = NULL WHERE id = ?',
        ).run(one.state, one.code, one.detail, one.item.id);
    }
  })();
}

function noteStored(
  db: Db,
  { item, file, pages, reading }: Settled & { readonly state: 'stored' },
  at: string,
): void {
  const isNew = noteFile(db, file, at);
  prepared(
    db,
    "UPDATE intakeItem SET state = 'stored', sha256 = ?, size = ?, pages = ?, isNew = ?, reading = ?, code = NULL, detail = NULL WHERE id = ?",
  ).run(file.sha256, file.size, pages, Number(isNew), JSON.stringify({ ...reading, source: '' }), item.id);
}

/** Numbers of the items whose originals are in the store and wait for their records, in their order. */
export function listStored(db: Db, id: number): readonly number[] {
  return prepared<number>(db, "SELECT id FROM intakeItem WHERE intakeId = ? AND state = 'stored' ORDER BY id")
    .pluck()
    .all(id) as number[];
}

interface StoredRow extends IntakeItem {
  readonly sha256: string;
  readonly mime: string;
  readonly pages: number;
  readonly reading: string;
}

/** One stored item whole. */
export function getStored(db: Db, item: number): StoredItem {
  const row = prepared<StoredRow>(
    db,
    `SELECT intakeItem.id, path, name, place, file.size, sha256, mime, pages, reading
     FROM intakeItem JOIN file USING (sha256) WHERE intakeItem.id = ?`,
  ).get(item);
  if (!row) throw new Error(`item ${item} is not stored`);
  const { sha256, mime, reading, ...rest } = row;
  return { ...rest, file: { sha256, mime, size: row.size }, reading: JSON.parse(reading) as Reading };
}

/** Takes an item off the pile: it is part of a record now. A watched folder's stays noted. */
export function noteTaken(db: Db, id: number, item: StoredItem, isWatched: boolean): void {
  if (isWatched)
    prepared(
      db,
      "UPDATE intakeItem SET state = 'taken', sha256 = NULL, pages = NULL, reading = NULL WHERE id = ?",
    ).run(item.id);
  else prepared(db, 'DELETE FROM intakeItem WHERE id = ?').run(item.id);
  prepared(db, 'UPDATE intake SET files = files + 1, pages = pages + ? WHERE id = ?').run(item.pages, id);
}

/** Notes that a record has the original of an item already: it came in another way meanwhile. */
export function noteKnown(db: Db, { id }: StoredItem, title: string): void {
  prepared(
    db,
    "UPDATE intakeItem SET state = 'skipped', sha256 = NULL, pages = NULL, reading = NULL, code = 'fileKnown', detail = ? WHERE id = ?",
  ).run(title, id);
}

/** True where an earlier file of the pile has the same content. */
export function isOnPile(db: Db, id: number, sha256: string): boolean {
  return (
    prepared(db, 'SELECT 1 FROM intakeItem WHERE intakeId = ? AND sha256 = ?').get(id, sha256) !== undefined
  );
}

/** The record that a folder or document of a pile became; null where there is none, or it went into the bin. */
export function recordOf(db: Db, id: number, key: string): RecordId | null {
  const record = prepared<RecordId>(
    db,
    'SELECT recordId FROM intakeRecord JOIN record ON record.id = recordId WHERE intakeId = ? AND key = ? AND deletedAt IS NULL',
  )
    .pluck()
    .get(id, key);
  return (record as RecordId | undefined) ?? null;
}

/** Remembers the record that a folder or document of a pile became. */
export function rememberRecord(db: Db, id: number, key: string, record: RecordId): void {
  prepared(
    db,
    'INSERT INTO intakeRecord (intakeId, key, recordId) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET recordId = excluded.recordId',
  ).run(id, key, record);
}

/** Folders of a pile that have folders below them, by their places. */
export function foldersWithFolders(db: Db, id: number): ReadonlySet<string> {
  const places = prepared<string>(db, 'SELECT DISTINCT place FROM intakeItem WHERE intakeId = ?')
    .pluck()
    .all(id) as string[];
  const above = new Set<string>();
  for (const place of places) {
    const parts = place.split('/');
    for (let length = parts.length - 1; length > 0; length--) above.add(parts.slice(0, length).join('/'));
  }
  return above;
}

/** Puts failed files back among those that wait. */
export function waitAgain(db: Db, id: number): void {
  prepared(
    db,
    "UPDATE intakeItem SET state = 'waiting', code = NULL, detail = NULL WHERE intakeId = ? AND state = 'failed'",
  ).run(id);
}

/** Notes that a person has seen what a watched folder's files were left out for; they are not looked at again. */
export function noteSeen(db: Db, id: number): void {
  prepared(
    db,
    "UPDATE intakeItem SET state = 'taken', code = NULL, detail = NULL WHERE intakeId = ? AND state IN ('skipped', 'failed')",
  ).run(id);
}

/** Takes a pile off the list with what is left on it; originals of its items must be part of records, or gone. */
export function forgetIntake(db: Db, id: number): void {
  prepared(db, 'DELETE FROM intake WHERE id = ?').run(id);
}

/** How many files of a pile are in each state, and the pages of those in the store. */
export interface IntakeCounts {
  readonly waiting: number;
  readonly stored: number;
  readonly taken: number;
  readonly skipped: number;
  readonly failed: number;
  readonly pages: number;
}

/** Counts the files of a pile by what became of them. */
export function countItems(db: Db, id: number): IntakeCounts {
  const counts = { waiting: 0, stored: 0, taken: 0, skipped: 0, failed: 0, pages: 0 };
  const rows = prepared<{ state: keyof IntakeCounts; files: number; pages: number | null }>(
    db,
    'SELECT state, count(*) AS files, sum(pages) AS pages FROM intakeItem WHERE intakeId = ? GROUP BY state',
  ).all(id);
  for (const { state, files, pages } of rows) {
    counts[state] = files;
    counts.pages += pages ?? 0;
  }
  return counts;
}

/** Files of a pile that were not taken in, from number `from` on, failures first. */
export function listProblems(db: Db, id: number, from: number, to: number): readonly IntakeProblem[] {
  return prepared<IntakeProblem>(
    db,
    "SELECT name, place, state, code, detail FROM intakeItem WHERE intakeId = ? AND state IN ('failed', 'skipped') ORDER BY state, id LIMIT ? OFFSET ?",
  ).all(id, to - from, from);
}
