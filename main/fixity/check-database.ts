import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listBackups } from '../storage/backup.ts';
import { type Db, openDatabase } from '../storage/database.ts';
import { hashPieces } from './check-file.ts';
import { WRITES_BESIDE } from './open-to-check.ts';

/** How the search index stands; it is derived, so none of these is damage. */
export type SearchState = 'current' | 'behind' | 'missing' | 'damaged' | 'unknown';
/** A backup beside its checksum. */
export interface BackupState {
  readonly name: string;
  readonly state: 'ok' | 'changed' | 'withoutSum' | 'unreadable';
}
/** What was found of a database. `problems` are SQLite's own sentences. */
export interface DatabaseState {
  readonly ok: boolean;
  readonly problems: readonly string[];
}

/** Most sentences about one database. */
const MOST_PROBLEMS = 100;

/**
 * Looks over an archive's database: pages and, unless `isQuick`, indexes against tables (SQLite `quick_check`,
 * `integrity_check`), and references between rows.
 */
export function checkDatabase(db: Db, { isQuick }: { readonly isQuick: boolean }): DatabaseState {
  const problems = [
    ...sentences(() => {
      const check = isQuick ? 'quick_check' : 'integrity_check';
      const found = db.pragma(`${check}(${MOST_PROBLEMS})`) as readonly Readonly<Record<string, string>>[];
      return found.flatMap((row) => Object.values(row)).filter((sentence) => sentence !== 'ok');
    }),
    ...sentences(() =>
      (
        db.pragma('foreign_key_check') as readonly { table: string; rowid: number | null; parent: string }[]
      ).map(({ table, rowid, parent }) => `${table} ${rowid ?? ''}: no such ${parent}`),
    ),
  ].slice(0, MOST_PROBLEMS);
  return { ok: problems.length === 0, problems };
}

/** Subtle: a damaged database may also refuse to be checked; that is what was found then. */
function sentences(check: () => readonly string[]): readonly string[] {
  try {
    return check();
  } catch (error) {
    if (!String((error as { code?: unknown }).code).startsWith('SQLITE_')) throw error;
    return [(error as Error).message];
  }
}

/** How the search index beside an archive stands; `archive` null where the database cannot be read. */
export function checkSearch(folder: string, archive: Db | null): SearchState {
  const path = join(folder, 'search.db');
  if (!existsSync(path)) return 'missing';
  let index: Db | null = null;
  try {
    index = openDatabase(path, { isReadOnly: true, mustExist: true });
    if (index.pragma('quick_check(1)', { simple: true }) !== 'ok') return 'damaged';
    const watermark = Number(
      index.prepare("SELECT value FROM state WHERE name = 'watermark'").pluck().get() ?? -1,
    );
    return archive !== null && watermark === newestChange(archive) ? 'current' : 'behind';
  } catch (error) {
    const code = String((error as { code?: unknown }).code);
    if (!code.startsWith('SQLITE_')) throw error;
    // Beside a database on a medium that cannot be written SQLite does not open it; nothing is known of it then.
    return WRITES_BESIDE.test(code) ? 'unknown' : 'damaged';
  } finally {
    index?.close();
  }
}

const newestChange = (db: Db): number =>
  Number(db.prepare('SELECT coalesce(max(id), 0) FROM change').pluck().get());

/** Every backup of an archive beside the SHA-256 that was written with it. */
export function* checkBackups(folder: string, onBytes?: (bytes: number) => void): Generator<BackupState> {
  for (const name of listBackups(folder)) {
    const path = join(folder, 'backups', name);
    yield { name, state: stateOfBackup(path, onBytes) };
  }
}

function stateOfBackup(path: string, onBytes?: (bytes: number) => void): BackupState['state'] {
  try {
    if (!existsSync(`${path}.sha256`)) return 'withoutSum';
    const [sum] = readFileSync(`${path}.sha256`, 'utf8').split(' ');
    return hashPieces(path, { onBytes }) === sum ? 'ok' : 'changed';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return 'unreadable';
  }
}
