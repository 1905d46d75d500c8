import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ArchiveError } from '../errors.ts';
import { APPLICATION_ID, type Db, openDatabase } from './database.ts';
import { renameDurably, syncFile, writeFileDurably } from './durable.ts';

/** Backups kept; older ones go, by their number, whatever the clock says. */
const KEPT_BACKUPS = 10;
export type BackupReason = 'import' | 'migration' | 'manual';

/**
 * Writes a verified copy of an open database to `backups/NNNN-DATE-REASON.db` with its SHA-256 beside it and
 * answers its path. The final name appears only once the copy has been checked and is on disk.
 */
export async function backupArchive(db: Db, folder: string, reason: BackupReason): Promise<string> {
  const backups = join(folder, 'backups');
  const part = join(backups, `unfinished-${process.pid}.part`);
  try {
    mkdirSync(backups, { recursive: true });
    removeDatabaseFiles(part);
    await db.backup(part);
    verifyCopy(part, db);
    syncFile(part);
    const number = nextNumber(backups);
    const path = join(backups, `${number}-${new Date().toISOString().slice(0, 10)}-${reason}.db`);
    const digest = hashFile(part);
    renameDurably(part, path);
    writeFileDurably(`${path}.sha256`, `${digest}  ${path.slice(backups.length + 1)}\n`);
    dropOldBackups(backups);
    return path;
  } catch (error) {
    removeDatabaseFiles(part);
    throw new ArchiveError('backupFailed', `${backups}: ${(error as Error).message}`, { cause: error });
  }
}

/** Finished backups, oldest first. */
export function listBackups(folder: string): readonly string[] {
  const backups = join(folder, 'backups');
  if (!existsSync(backups)) return [];
  return readdirSync(backups)
    .filter((name) => /^\d{4,}-.*\.db$/.test(name))
    .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
}

function verifyCopy(path: string, source: Db): void {
  const copy = openDatabase(path, { mustExist: true });
  try {
    // A finished copy is one file: no -wal may be needed to read it, also from read-only media.
    copy.pragma('journal_mode = DELETE');
    const check = copy.pragma('quick_check(1)', { simple: true });
    if (check !== 'ok') throw new Error(`the copy is damaged: ${check}`);
    if (copy.pragma('application_id', { simple: true }) !== APPLICATION_ID)
      throw new Error('the copy is no archive');
    const count = (db: Db) => db.prepare('SELECT count(*) FROM record').pluck().get();
    if (tableExists(source) && count(copy) !== count(source)) throw new Error('the copy misses records');
  } finally {
    copy.close();
  }
}

function tableExists(db: Db): boolean {
  return db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'record'").pluck().get() === 1;
}

function nextNumber(backups: string): string {
  const last = readdirSync(backups).reduce((most, name) => Math.max(most, Number.parseInt(name, 10) || 0), 0);
  return String(last + 1).padStart(4, '0');
}

function dropOldBackups(backups: string): void {
  for (const name of listBackups(join(backups, '..')).slice(0, -KEPT_BACKUPS)) {
    rmSync(join(backups, name), { force: true });
    rmSync(join(backups, `${name}.sha256`), { force: true });
  }
}

function removeDatabaseFiles(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true });
}

/** SHA-256 of a file in hexadecimal, read in pieces. */
export function hashFile(path: string): string {
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(1 << 20);
  const handle = openSync(path, 'r');
  try {
    for (let size = readSync(handle, buffer); size > 0; size = readSync(handle, buffer))
      hash.update(buffer.subarray(0, size));
  } finally {
    closeSync(handle);
  }
  return hash.digest('hex');
}
