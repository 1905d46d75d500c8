import { existsSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { type Db, openDatabase } from './database.ts';

/** What makes an empty database of some kind; its number is raised with every change of it. */
export interface DerivedSchema {
  readonly version: number;
  readonly sql: string;
  /** Runs once after it was made. */
  readonly begin?: (db: Db) => void;
}

/**
 * Opens a database that can be made again from the archive: one that is damaged or of another version is begun anew.
 * Where nothing may be written and none is there, it is held in memory and `path` is null.
 */
export function openDerived(
  path: string,
  schema: DerivedSchema,
  isReadOnly: boolean,
): { readonly db: Db; readonly path: string | null } {
  if (!isReadOnly) return { db: openToWrite(path, schema), path };
  if (existsSync(path)) {
    const db = openDatabase(path, { isReadOnly: true, mustExist: true });
    if (isUsable(db, schema)) return { db, path };
    db.close();
  }
  return { db: filled(new Database(':memory:'), schema), path: null };
}

function openToWrite(path: string, schema: DerivedSchema): Db {
  const db = openOrNull(path);
  if (db && isUsable(db, schema)) return db;
  db?.close();
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
  return filled(openDatabase(path), schema);
}

function filled(db: Db, { version, sql, begin }: DerivedSchema): Db {
  db.transaction(() => {
    db.exec(sql);
    db.pragma(`user_version = ${version}`);
    begin?.(db);
  })();
  return db;
}

function openOrNull(path: string): Db | null {
  try {
    return openDatabase(path);
  } catch (error) {
    console.warn(`${path} is begun anew`, error);
    return null;
  }
}

function isUsable(db: Db, { version }: DerivedSchema): boolean {
  try {
    return db.pragma('user_version', { simple: true }) === version;
  } catch (error) {
    if (error instanceof Database.SqliteError) return false;
    throw error;
  }
}
