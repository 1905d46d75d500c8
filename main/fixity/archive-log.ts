import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { ArchiveError, toFailure } from '../errors.ts';
import { type Db, openDatabase } from '../storage/database.ts';
import { lockFolder } from '../storage/lock.ts';
import { listMigrations, schemaVersion } from '../storage/migrate.ts';
import { checkDatabase } from './check-database.ts';
import { beginCheck, endCheck, keepPiece } from './fixity-log.ts';
import { brokenBackups, type Verification } from './verify.ts';

/** Takes an archive's lock where it is free; null where another program edits it or nothing can be written. */
export function tryLock(folder: string): { readonly lock: Db | null; readonly isHeld: boolean } {
  try {
    accessSync(folder, constants.W_OK);
    return { lock: lockFolder(folder), isHeld: false };
  } catch (error) {
    const isHeld = error instanceof ArchiveError && error.code === 'archiveInUse';
    if (!isHeld && (error as { code?: unknown }).code === undefined) throw error;
    return { lock: null, isHeld };
  }
}

/**
 * The database of a locked archive, to note what was done; null where it is damaged, older than this program or
 * cannot be written: what is damaged is not written to. `isSound` spares looking where that is known.
 */
export function openLog(folder: string, { isSound = false }: { isSound?: boolean } = {}): Db | null {
  let db: Db | null = null;
  try {
    db = openDatabase(join(folder, 'archive.db'), { mustExist: true });
    const migrations = listMigrations();
    const isCurrent = schemaVersion(db, migrations) === migrations.length;
    if (isCurrent && (isSound || checkDatabase(db, { isQuick: true }).ok)) return db;
  } catch (error) {
    if (toFailure(error).code === 'unexpected' && !isOfSqlite(error)) throw error;
  }
  db?.close();
  return null;
}

const isOfSqlite = (error: unknown): boolean =>
  String((error as { code?: unknown }).code).startsWith('SQLITE_');

/** Keeps what a whole look at an archive found in the archive itself; false where it cannot be written now. */
export function logVerification(folder: string, found: Verification, startedAt: string): boolean {
  if (!found.database.ok) return false;
  const { lock } = tryLock(folder);
  if (lock === null) return false;
  const db = openLog(folder, { isSound: true });
  try {
    if (db !== null) keepVerification(db, found, startedAt);
    return db !== null;
  } catch (error) {
    // A full disk must not cost the person what was found.
    if (!isOfSqlite(error)) throw error;
    return false;
  } finally {
    db?.close();
    lock.close();
  }
}

function keepVerification(db: Db, found: Verification, startedAt: string): void {
  const { files, problems, untracked } = found;
  db.transaction(() => {
    const run = beginCheck(db, false, startedAt);
    const all = keepPiece(db, run, { from: '', reached: 'g', files, problems });
    endCheck(db, all, { untracked, database: sentencesOf(found) });
  })();
}

/** What a person reads about the database and its backups; empty where nothing is wrong. */
export function sentencesOf({ database }: Pick<Verification, 'database'>): readonly string[] {
  return [
    ...database.problems,
    ...brokenBackups(database.backups).map(({ name, state }) => `backups/${name}: ${state}`),
  ];
}
