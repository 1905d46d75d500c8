import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import type { FileProblem } from './check-file.ts';
import type { Untracked } from './list-untracked.ts';
import { noteEvent } from './note-event.ts';
import type { StoredOriginal } from './stored-files.ts';

/** What is wrong with one original. */
export interface FoundProblem {
  readonly original: StoredOriginal;
  readonly problem: FileProblem;
}
/** A check of all originals as the archive remembers it. */
export interface FixityRun {
  readonly id: number;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly isScheduled: boolean;
  readonly reached: string;
  readonly files: number;
  /** Sentences about the database and its backups; null until they were checked. */
  readonly database: readonly string[] | null;
}
/** A part of a check: the originals after `from` up to `reached`, `files` in number, and what is wrong with some. */
export interface CheckedPiece {
  readonly from: string;
  readonly reached: string;
  readonly files: number;
  readonly problems: readonly FoundProblem[];
}

const RUN = 'SELECT id, startedAt, endedAt, isScheduled, reached, files, database FROM fixityRun';

interface RunRow extends Omit<FixityRun, 'isScheduled' | 'database'> {
  readonly isScheduled: number;
  readonly database: string | null;
}

function runOf(row: RunRow | undefined): FixityRun | null {
  if (!row) return null;
  const database = row.database === null ? null : (JSON.parse(row.database) as readonly string[]);
  return { ...row, isScheduled: row.isScheduled === 1, database };
}

/** The check that has begun and has not ended, whichever process began it; null if there is none. */
export function runningCheck(db: Db): FixityRun | null {
  return runOf(prepared<RunRow>(db, `${RUN} WHERE state = 'running' ORDER BY id DESC LIMIT 1`).get());
}

/** The last check that went through all originals; null if none has. */
export function lastCheck(db: Db): FixityRun | null {
  return runOf(prepared<RunRow>(db, `${RUN} WHERE state = 'done' ORDER BY id DESC LIMIT 1`).get());
}

/** Begins a check in place of one that had not ended. */
export function beginCheck(db: Db, isScheduled: boolean, at = new Date().toISOString()): FixityRun {
  return db.transaction(() => {
    cancelCheck(db);
    prepared(db, "INSERT INTO fixityRun (startedAt, state, isScheduled) VALUES (?, 'running', ?)").run(
      at,
      isScheduled ? 1 : 0,
    );
    const run = runningCheck(db);
    if (!run) throw new Error('a check that has begun is not there');
    return run;
  })();
}

/** Ends a check that a person stopped; what it found stays. */
export function cancelCheck(db: Db): void {
  prepared(db, "UPDATE fixityRun SET state = 'cancelled', endedAt = ? WHERE state = 'running'").run(
    new Date().toISOString(),
  );
}

/**
 * Keeps what a piece of a check found, with an event for each original that is damaged or no longer is. An original
 * that has been removed meanwhile is not told as missing.
 */
export function keepPiece(
  db: Db,
  run: FixityRun,
  { from, reached, files, problems }: CheckedPiece,
): FixityRun {
  const at = new Date().toISOString();
  db.transaction(() => {
    const real = problems.filter(({ original }) => isStored(db, original.sha256));
    const known = prepared<string>(
      db,
      'DELETE FROM fixityProblem WHERE sha256 > ? AND sha256 <= ? RETURNING sha256',
    )
      .pluck()
      .all(from, reached) as string[];
    const damaged = new Set(real.map(({ original }) => original.sha256));
    for (const sha256 of known) {
      if (!damaged.has(sha256) && isStored(db, sha256))
        noteEvent(db, { type: 'fixity check', outcome: 'success', sha256, at });
    }
    for (const one of real) keepProblem(db, one, at);
    prepared(db, 'UPDATE fixityRun SET reached = ?, files = files + ? WHERE id = ?').run(
      reached,
      files,
      run.id,
    );
  })();
  return { ...run, reached, files: run.files + files };
}

const isStored = (db: Db, sha256: string): boolean =>
  prepared(db, 'SELECT 1 FROM file WHERE sha256 = ?').get(sha256) !== undefined;

function keepProblem(db: Db, { original, problem }: FoundProblem, at: string): void {
  const { sha256, path, size } = original;
  prepared(
    db,
    'INSERT OR REPLACE INTO fixityProblem (path, kind, reason, sha256, size, foundAt) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(path, problem.kind, problem.reason, sha256, size ?? 0, at);
  const detail = `${problem.kind}: ${problem.reason}, ${path}`;
  noteEvent(db, { type: 'fixity check', outcome: 'failure', sha256, detail, at });
}

/** What was looked at besides the originals. */
export interface Surroundings {
  readonly untracked: readonly Untracked[];
  /** Sentences about the database and its backups. */
  readonly database: readonly string[];
}

/** Ends a check that went through all originals, with an event about the archive as a whole. */
export function endCheck(db: Db, run: FixityRun, { untracked, database }: Surroundings): void {
  const at = new Date().toISOString();
  db.transaction(() => {
    prepared(
      db,
      'DELETE FROM fixityProblem WHERE sha256 IS NULL OR NOT EXISTS (SELECT 1 FROM file WHERE file.sha256 = fixityProblem.sha256)',
    ).run();
    const insert = prepared(
      db,
      "INSERT OR IGNORE INTO fixityProblem (path, kind, reason, sha256, size, foundAt) VALUES (?, 'untracked', ?, NULL, ?, ?)",
    );
    for (const { path, reason, size } of untracked) insert.run(path, reason, size, at);
    prepared(db, "UPDATE fixityRun SET state = 'done', endedAt = ?, database = ? WHERE id = ?").run(
      at,
      JSON.stringify(database),
      run.id,
    );
    const { changed, missing } = countProblems(db);
    const isDamaged = changed + missing + database.length > 0;
    const outcome = isDamaged ? 'failure' : untracked.length > 0 ? 'warning' : 'success';
    const detail = [
      `SHA-256 of ${run.files} files: ${changed} changed, ${missing} missing, ${untracked.length} untracked`,
      ...database,
    ].join('; ');
    noteEvent(db, { type: 'fixity check', outcome, sha256: null, detail, at });
  })();
}

/** How many paths are wrong now, by kind. */
export interface ProblemCounts {
  readonly changed: number;
  readonly missing: number;
  readonly untracked: number;
}

/** Counts what the last looks found wrong. */
export function countProblems(db: Db): ProblemCounts {
  const counts = { changed: 0, missing: 0, untracked: 0 };
  const rows = prepared<{ kind: keyof ProblemCounts; count: number }>(
    db,
    'SELECT kind, count(*) AS count FROM fixityProblem GROUP BY kind',
  ).all();
  for (const { kind, count } of rows) counts[kind] = count;
  return counts;
}

/** The originals that were found changed or missing, and are still named by rows. */
export function listDamaged(db: Db): readonly StoredOriginal[] {
  return prepared<StoredOriginal>(
    db,
    'SELECT file.sha256, file.size, fixityProblem.path FROM fixityProblem JOIN file USING (sha256) ORDER BY sha256',
  ).all();
}

/** Notes that an original was brought back, and takes it off the list of problems. */
export function keepRepair(db: Db, { sha256, path }: StoredOriginal, quarantine: string | null): void {
  db.transaction(() => {
    prepared(db, 'DELETE FROM fixityProblem WHERE path = ?').run(path);
    const aside = quarantine === null ? 'nothing was there' : `what was there lies in ${quarantine}`;
    const detail = `a copy with the right SHA-256 was brought to ${path}; ${aside}`;
    noteEvent(db, { type: 'repair', outcome: 'success', sha256, detail });
  })();
}

/** Notes that an original was found right again, and takes it off the list of problems. */
export function keepRight(db: Db, { sha256, path }: StoredOriginal): void {
  db.transaction(() => {
    const { changes } = prepared(db, 'DELETE FROM fixityProblem WHERE path = ?').run(path);
    if (changes > 0) noteEvent(db, { type: 'fixity check', outcome: 'success', sha256 });
  })();
}
