import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ArchiveError, toFailure } from '../errors.ts';
import { type Db, openDatabase } from '../storage/database.ts';
import { inspectArchiveFile } from '../storage/inspect.ts';
import { listMigrations, schemaVersion } from '../storage/migrate.ts';

/** A database opened to be looked at only, or why it cannot be read. */
export interface CheckedDatabase {
  readonly db: Db | null;
  readonly problem: string | null;
  readonly close: () => void;
}

/** Failures that mean that an archive is here and its database is damaged. */
const DAMAGED = new Set(['archiveDamaged', 'archiveEmptyFile']);
/** How often a copy is made anew while the database is written at the same moment. */
const TRIES = 5;

/**
 * Opens the database of the archive in `folder` for reading, also where it is open for editing elsewhere, where the
 * folder cannot be written, and, with `db` null, where it is damaged. Throws where there is no archive, or one that
 * a newer program made.
 */
export function openToCheck(folder: string): CheckedDatabase {
  const path = join(folder, 'archive.db');
  try {
    inspect(folder);
    return openReader(path) ?? openCopy(path);
  } catch (error) {
    const { code, detail } = toFailure(error);
    // A disk that fails under the database is damage too; under the originals it is told one by one.
    const isDiskFailing = String((error as { code?: unknown }).code).startsWith('SQLITE_IOERR');
    if (!DAMAGED.has(code) && !isDiskFailing) throw error;
    return { db: null, problem: detail, close: () => undefined };
  }
}

/** A file without any sign of ours beside the folders of an archive is a damaged archive, not another program's. */
function inspect(folder: string): void {
  try {
    inspectArchiveFile(folder);
  } catch (error) {
    const isOurs = existsSync(join(folder, 'files')) && existsSync(join(folder, 'backups'));
    if (toFailure(error).code !== 'archiveForeign' || !isOurs) throw error;
    throw new ArchiveError('archiveDamaged', join(folder, 'archive.db'), { cause: error });
  }
}

/** What SQLite says where the folder is read only, or the disk so full that it cannot make its -shm file. */
export const WRITES_BESIDE = /^SQLITE_(?:READONLY_DIRECTORY|CANTOPEN|IOERR_SHM\w*)$/;

/** Null where SQLite wants to write beside the database and cannot. */
function openReader(path: string): CheckedDatabase | null {
  let db: Db | null = null;
  try {
    db = openDatabase(path, { isReadOnly: true, mustExist: true });
    schemaVersion(db, listMigrations());
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    const opened = db;
    return { db: opened, problem: null, close: () => opened.close() };
  } catch (error) {
    db?.close();
    if (WRITES_BESIDE.test(String((error as { code?: unknown }).code))) return null;
    throw error;
  }
}

/** Subtle: a copy made while the archive is written could be torn, so it counts only if nothing moved meanwhile. */
function openCopy(path: string): CheckedDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'kulliyyat-verify-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const copy = join(folder, 'archive.db');
    copyUntorn(path, copy);
    const db = openDatabase(copy, { mustExist: true });
    schemaVersion(db, listMigrations());
    const close = (): void => {
      db.close();
      remove();
    };
    return { db, problem: null, close };
  } catch (error) {
    remove();
    throw error;
  }
}

function copyUntorn(path: string, copy: string): void {
  for (let tries = 1; ; tries++) {
    const before = stateOf(path);
    for (const suffix of ['', '-wal']) {
      rmSync(copy + suffix, { force: true });
      if (existsSync(path + suffix)) copyFileSync(path + suffix, copy + suffix);
    }
    if (stateOf(path) === before) return;
    if (tries === TRIES) throw new ArchiveError('archiveInUse', path);
  }
}

const stateOf = (path: string): string =>
  ['', '-wal']
    .map((suffix) => statSync(path + suffix, { throwIfNoEntry: false }))
    .map((found) => `${found?.size} ${found?.mtimeMs} ${found?.ino}`)
    .join('/');
