import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ArchiveError } from '../errors.ts';
import type { Db } from './database.ts';

/**
 * Takes the archive folder for this process alone until `close()`. The lock is the operating system's, held
 * through SQLite: it ends with the process, whatever ended it, so no stale lock can stay behind.
 */
export function lockFolder(folder: string): Db {
  const lock = new Database(join(folder, 'archive.lock'), { timeout: 0 });
  try {
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code === 'SQLITE_BUSY')
      throw new ArchiveError('archiveInUse', folder, { cause: error });
    throw error;
  }
  return lock;
}
