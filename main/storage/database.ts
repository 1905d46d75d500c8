import Database from 'better-sqlite3';

export type Db = Database.Database;

/** `KULL` in ASCII: marks archive.db as ours (SQLite file format, offset 68). */
export const APPLICATION_ID = 0x4b554c4c;

/**
 * Opens a database with the settings that every connection of ours has: foreign keys, WAL, and
 * `synchronous=FULL`, so that a commit that returned survives a power cut.
 */
export function openDatabase(path: string, options: { isReadOnly?: boolean; mustExist?: boolean } = {}): Db {
  const db = new Database(path, {
    readonly: options.isReadOnly ?? false,
    fileMustExist: options.mustExist ?? false,
    timeout: 1000,
  });
  try {
    if (!options.isReadOnly) db.pragma('journal_mode = WAL');
    // Subtle: better-sqlite3 drops to NORMAL in WAL mode unless FULL is asked for on each connection.
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    db.pragma('cache_size = -65536');
    db.pragma('temp_store = MEMORY');
    db.pragma('mmap_size = 0');
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}
