import { join } from 'node:path';
import type { Db } from '../storage/database.ts';
import {
  type BackupState,
  checkBackups,
  checkDatabase,
  checkSearch,
  type SearchState,
} from './check-database.ts';
import { checkFile, type FileProblem } from './check-file.ts';
import type { FoundProblem } from './fixity-log.ts';
import { listUntracked, type Untracked } from './list-untracked.ts';
import { openToCheck } from './open-to-check.ts';
import {
  countOriginals,
  isNamedBy,
  listOriginals,
  originalsByName,
  type StoredOriginal,
} from './stored-files.ts';

/** What a whole look at an archive found; nothing in the archive was changed by it. */
export interface Verification {
  readonly files: number;
  readonly problems: readonly FoundProblem[];
  readonly untracked: readonly Untracked[];
  readonly database: {
    readonly ok: boolean;
    /** False where the originals could only be checked against the hashes in their names. */
    readonly isReadable: boolean;
    readonly problems: readonly string[];
    readonly search: SearchState;
    readonly backups: readonly BackupState[];
  };
}
export interface VerifyOptions {
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Called with the bytes of each piece that was read. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
  /** As in UntrackedOptions. */
  readonly before?: number | undefined;
}

/** Rows read at once. */
const PIECE = 500;

/**
 * Checks every original against its SHA-256, everything that lies beside them, the database whole and the backups.
 * It only reads, holds no lock, and works on a damaged database too. Throws where there is no archive.
 */
export function verifyArchive(folder: string, options: VerifyOptions = {}): Verification {
  const opened = openToCheck(folder);
  try {
    const { db } = opened;
    const state = db
      ? checkDatabase(db, { isQuick: false })
      : { ok: false, problems: [opened.problem ?? 'unreadable'] };
    const { files, problems, isReadable } = checkOriginals(folder, db, options);
    const named = isReadable && db ? isNamedBy(db) : isByName;
    return {
      files,
      problems: isReadable && db ? stillStored(db, problems) : problems,
      untracked: [...listUntracked(folder, named, { before: options.before })],
      database: {
        ...state,
        ok: state.ok && isReadable,
        isReadable,
        search: checkSearch(folder, isReadable ? db : null),
        backups: [...checkBackups(folder, options.onBytes)],
      },
    };
  } finally {
    opened.close();
  }
}

/** What was found of the originals alone. */
export interface CheckedOriginals {
  readonly files: number;
  readonly problems: readonly FoundProblem[];
  /** False where the rows cannot be read. */
  readonly isReadable: boolean;
}

/** Checks every original: by the rows or, where they cannot be read, by the names in the store. */
export function checkOriginals(folder: string, db: Db | null, options: VerifyOptions = {}): CheckedOriginals {
  if (db) {
    try {
      const total = countOriginals(db);
      return { ...checkEach(folder, originalsOf(db), total, options), isReadable: true };
    } catch (error) {
      if (!String((error as { code?: unknown }).code).startsWith('SQLITE_')) throw error;
      // What a damaged page hides is told by the check of the database; its originals are not given up with it.
    }
  }
  return { ...checkEach(folder, originalsByName(folder), 0, options), isReadable: false };
}

function* originalsOf(db: Db): Generator<StoredOriginal> {
  for (let after = ''; ; ) {
    const piece = listOriginals(db, after, PIECE);
    yield* piece;
    const last = piece.at(-1);
    if (!last || piece.length < PIECE) return;
    after = last.sha256;
  }
}

function checkEach(
  folder: string,
  originals: Iterable<StoredOriginal>,
  total: number,
  { onProgress, onBytes }: VerifyOptions,
): { files: number; problems: readonly FoundProblem[] } {
  const problems: FoundProblem[] = [];
  let files = 0;
  for (const original of originals) {
    const problem = checkFile({ ...original, path: join(folder, original.path) }, { onBytes });
    if (problem) problems.push({ original, problem });
    files += 1;
    onProgress?.(files, Math.max(total, files));
  }
  return { files, problems };
}

/** Without the originals that were removed while the check went on. */
function stillStored(db: Db, problems: readonly FoundProblem[]): readonly FoundProblem[] {
  const isStored = db.prepare('SELECT 1 FROM file WHERE sha256 = ?');
  return problems.filter(({ original }) => isStored.get(original.sha256) !== undefined);
}

/** Without rows every path that is its own content's hash counts as named. */
function isByName(path: string): boolean {
  return /^files\/([0-9a-f]{2})\/\1[0-9a-f]{62}(?:\.[a-z0-9]{1,8})?$/.test(path);
}

/** True where something is damaged; what is untracked or derived is not. */
export function isDamaged({ problems, database }: Verification): boolean {
  return problems.length > 0 || !database.ok || brokenBackups(database.backups).length > 0;
}

/** The backups that are not what was written, or cannot be read. */
export function brokenBackups(backups: readonly BackupState[]): readonly BackupState[] {
  return backups.filter(({ state }) => state === 'changed' || state === 'unreadable');
}

/** The originals of one kind of problem. */
export function problemsOf(problems: readonly FoundProblem[], kind: FileProblem['kind']) {
  return problems
    .filter(({ problem }) => problem.kind === kind)
    .map(({ original, problem }) => ({
      sha256: original.sha256,
      path: original.path,
      reason: problem.reason,
      size: original.size,
    }));
}
