import { randomUUID } from 'node:crypto';
import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import type { ErrorCode } from '../preload/api.ts';
import type { RecordId } from '../preload/model.ts';
import { type Catalogue, openCatalogue, saveCatalogue } from './catalogue/catalogue.ts';
import { ArchiveError, toFailure } from './errors.ts';
import { openPageStore, type PageStore } from './pages/page-store.ts';
import { installBuiltInTypes } from './record-types.ts';
import { openSearch, type SearchIndex } from './search/search-index.ts';
import { backupArchive } from './storage/backup.ts';
import { APPLICATION_ID, type Db, openDatabase } from './storage/database.ts';
import { defineFunctions } from './storage/functions.ts';
import { inspectArchiveFile } from './storage/inspect.ts';
import { lockFolder } from './storage/lock.ts';
import { listMigrations, migrate, schemaVersion } from './storage/migrate.ts';

/** An open archive: everything that the functions of main/ need to work on it. */
export interface Archive {
  readonly folder: string;
  readonly db: Db;
  readonly search: SearchIndex;
  /** What was read of the pages of originals. */
  readonly pages: PageStore;
  /** What lists are chosen and ordered by; it reads through a connection of its own. */
  readonly catalogue: Catalogue;
  /** Null where it can be edited, else why it cannot. */
  readonly readOnlyReason: ErrorCode | null;
  /** The file that `db` was opened on, to notice when another one takes its place. */
  readonly identity: { readonly path: string; readonly inode: bigint; readonly device: bigint };
  readonly lock: Db | null;
  /** A copy made to read an archive on a medium that cannot be written; removed when closed. */
  readonly temporaryFolder: string | null;
  /** The long step that is being written; no other step is written beside it. */
  longStep: { readonly stop: () => void } | null;
  /** Told after each step which records it changed; null for many. */
  readonly listeners: Set<(ids: readonly RecordId[] | null) => void>;
}

/** Archives up to this size, in bytes, are checked page by page when they open; it takes about 10 ms a MB. */
const CHECKED_SIZE = 64 * 1024 * 1024;

/** Makes a new archive in `folder`, which must be absent or empty, and leaves it closed. */
export async function createArchive(folder: string, options: { name?: string } = {}): Promise<void> {
  const path = resolve(folder);
  if (existsSync(join(path, 'archive.db'))) throw new ArchiveError('archiveExists', path);
  if (existsSync(path) && !statSync(path).isDirectory())
    throw new ArchiveError('archiveFolderNotEmpty', path);
  if (existsSync(path) && readdirSync(path).length > 0) throw new ArchiveError('archiveFolderNotEmpty', path);
  mkdirSync(join(path, 'files'), { recursive: true });
  mkdirSync(join(path, 'backups'), { recursive: true });
  const db = openDatabase(join(path, 'archive.db'));
  try {
    db.pragma(`application_id = ${APPLICATION_ID}`);
    migrate(db, listMigrations());
    db.transaction(() => {
      const set = db.prepare('INSERT INTO setting (name, value) VALUES (?, ?)');
      set.run('name', options.name?.trim() || basename(path));
      set.run('uuid', randomUUID());
      set.run('createdAt', new Date().toISOString());
      installBuiltInTypes(db);
    })();
  } finally {
    db.close();
  }
}

/**
 * Opens the archive in `folder` (or the one whose archive.db is named). Where it cannot be written it opens
 * read-only and says why in `readOnlyReason`; where it cannot be read it throws an error that names the cause.
 */
export async function openArchive(folder: string, options: { isReadOnly?: boolean } = {}): Promise<Archive> {
  const path = basename(folder) === 'archive.db' ? resolve(folder, '..') : resolve(folder);
  inspectArchiveFile(path);
  if (!isWritable(path)) return openCopy(path);
  if (options.isReadOnly) return openWith(path, path, null, 'archiveReadOnly', null);
  const lock = lockFolder(path);
  try {
    await prepareArchive(path);
    return openWith(path, path, lock, null, null);
  } catch (error) {
    lock.close();
    throw named(error, path);
  }
}

/** Closes an archive and gives the folder free for others; a long step that is being written is rolled back. */
export function closeArchive(archive: Archive): void {
  archive.longStep?.stop();
  archive.search.close();
  archive.pages.db.close();
  keepCatalogue(archive);
  archive.catalogue.db.close();
  archive.db.close();
  archive.lock?.close();
  if (archive.temporaryFolder) rmSync(archive.temporaryFolder, { recursive: true, force: true });
}

/** Records from which reading them anew would be noticed. */
const KEPT_RECORDS = 20_000;

function keepCatalogue({ catalogue, readOnlyReason }: Archive): void {
  if (readOnlyReason || (catalogue.columns?.size ?? 0) < KEPT_RECORDS) return;
  try {
    saveCatalogue(catalogue);
  } catch (error) {
    // Derived: what could not be kept is read anew when the archive opens again.
    console.warn('the catalogue could not be kept', error);
  }
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    accessSync(join(folder, 'archive.db'), constants.W_OK);
    return true;
  } catch (error) {
    const { code } = toFailure(error);
    if (code === 'folderReadOnly') return false;
    throw error;
  }
}

/** Checks, backs up where a migration is due, migrates, and clears what a broken-off import left behind. */
async function prepareArchive(folder: string): Promise<void> {
  const db = openDatabase(join(folder, 'archive.db'), { mustExist: true });
  try {
    checkPages(db, folder);
    const migrations = listMigrations();
    if (schemaVersion(db, migrations) < migrations.length) {
      await backupArchive(db, folder, 'migration');
      migrate(db, migrations);
      db.transaction(() => installBuiltInTypes(db))();
    }
  } finally {
    db.close();
  }
  rmSync(join(folder, 'staging'), { recursive: true, force: true });
}

function checkPages(db: Db, folder: string): void {
  const { size } = statSync(join(folder, 'archive.db'));
  if (size > CHECKED_SIZE) return;
  const result = db.pragma('quick_check(1)', { simple: true });
  if (result !== 'ok') throw new ArchiveError('archiveDamaged', `${folder}: ${result}`);
}

/**
 * Subtle: a WAL database in a folder that cannot be written does not open, not even for reading, since SQLite
 * wants to make its -shm file there. So it is read from a copy.
 */
function openCopy(folder: string): Archive {
  const temporary = mkdtempSync(join(tmpdir(), 'kulliyyat-'));
  try {
    for (const name of ['archive.db', 'archive.db-wal', 'pages.db', 'pages.db-wal']) {
      if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(temporary, name));
    }
    return openWith(folder, temporary, null, 'folderReadOnly', temporary);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    throw named(error, folder);
  }
}

function openWith(
  folder: string,
  place: string,
  lock: Db | null,
  readOnlyReason: ErrorCode | null,
  temporaryFolder: string | null,
): Archive {
  const path = join(place, 'archive.db');
  const db = openDatabase(path, {
    mustExist: true,
    isReadOnly: readOnlyReason !== null && temporaryFolder === null,
  });
  try {
    defineFunctions(db);
    if (readOnlyReason) {
      schemaVersion(db, listMigrations());
      db.pragma('query_only = ON');
    }
    const uuid = db.prepare("SELECT value FROM setting WHERE name = 'uuid'").pluck().get() as string;
    const isReadOnly = readOnlyReason !== null;
    const pages = openPageStore(join(place, 'pages.db'), isReadOnly);
    const search = openSearch(join(place, 'search.db'), db, pages, { uuid, isReadOnly });
    const catalogue = openCatalogue(openReader(path), join(place, 'catalogue.bin'));
    const { ino, dev } = statSync(path, { bigint: true });
    const identity = { path, inode: ino, device: dev };
    return {
      folder,
      db,
      search,
      pages,
      catalogue,
      readOnlyReason,
      lock,
      temporaryFolder,
      identity,
      longStep: null,
      listeners: new Set(),
    };
  } catch (error) {
    db.close();
    throw named(error, folder);
  }
}

/** KiB of pages that reading keeps at most: windows of rows from all over a large archive. */
const READER_CACHE = 128 * 1024;

/** A connection that only reads: it sees whole steps, never one that is being written. */
function openReader(path: string): Db {
  const db = openDatabase(path, { mustExist: true, isReadOnly: true });
  db.pragma(`cache_size = -${READER_CACHE}`);
  defineFunctions(db);
  return db;
}

/** Gives SQLite's own errors at opening the archive's name. */
function named(error: unknown, folder: string): ArchiveError {
  if (error instanceof ArchiveError) return error;
  const failure = toFailure(error);
  return new ArchiveError(
    failure.code,
    failure.code === 'unexpected' ? `${folder}: ${failure.detail}` : folder,
    { cause: error },
  );
}
