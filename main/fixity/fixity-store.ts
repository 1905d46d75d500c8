import Database from 'better-sqlite3';
import type { FixityProblem, FixitySchedule, FixityState, RecordId } from '../../preload/model.ts';
import { FIXITY_SCHEDULES } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { cancelCheck, countProblems, lastCheck } from './fixity-log.ts';
import { countOriginals } from './stored-files.ts';

const SCHEDULE = 'fixitySchedule';
/** How often an archive is checked that says nothing of it. */
const USUAL: FixitySchedule = 'monthly';
/** The tables that a check writes or reads; what was logged before is not needed. */
const TABLES = { file: true, fixityRun: true, fixityProblem: true, event: false };

/** Where a check of an archive that cannot be written is kept: a copy in memory of the tables that it takes. */
export function logInMemory({ db }: Archive): Db {
  const memory = new Database(':memory:');
  for (const [table, isCopied] of Object.entries(TABLES)) {
    memory.exec(db.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(table) as string);
    if (!isCopied) continue;
    const rows = db.prepare(`SELECT * FROM ${table}`).raw().iterate() as IterableIterator<unknown[]>;
    memory.transaction(() => {
      for (const row of rows)
        prepared(memory, `INSERT INTO ${table} VALUES (${row.map(() => '?').join(', ')})`).run(row);
    })();
  }
  // One that another program has begun and not ended is not ours to go on with.
  cancelCheck(memory);
  return memory;
}

/** How often the originals of an archive are checked. */
export function readSchedule(db: Db): FixitySchedule {
  const found = prepared(db, 'SELECT value FROM setting WHERE name = ?').pluck().get(SCHEDULE);
  return FIXITY_SCHEDULES.find((schedule) => schedule === found) ?? USUAL;
}

/** Keeps how often the originals of an archive are checked. */
export function writeSchedule(db: Db, schedule: FixitySchedule): void {
  prepared(
    db,
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  ).run(SCHEDULE, schedule);
}

const DAY = 24 * 3600 * 1000;
const DAYS: Readonly<Record<FixitySchedule, number>> = {
  never: Number.POSITIVE_INFINITY,
  weekly: 7,
  monthly: 30,
};

/**
 * True where all originals should be checked now: so many days after the last check or the making of the archive,
 * and a day after a check by schedule that a person stopped. A moment that has not come yet tells of a wrong clock
 * and puts nothing off.
 */
export function isCheckDue(db: Db, now = Date.now()): boolean {
  const days = DAYS[readSchedule(db)];
  const madeAt = prepared(db, "SELECT value FROM setting WHERE name = 'createdAt'").pluck().get();
  const stoppedAt = prepared(
    db,
    "SELECT max(endedAt) FROM fixityRun WHERE state = 'cancelled' AND isScheduled = 1",
  )
    .pluck()
    .get();
  const isOver = (moment: unknown, length: number): boolean => {
    const since = typeof moment === 'string' ? Date.parse(moment) : Number.NaN;
    return Number.isNaN(since) || since > now + DAY || now - since >= length * DAY;
  };
  return isOver(lastCheck(db)?.endedAt ?? madeAt, days) && Number.isFinite(days) && isOver(stoppedAt, 1);
}

/** What is known of the originals; `log` is where checks are kept. */
export function fixityState(archive: Archive, log: Db, running: FixityState['running']): FixityState {
  const last = lastCheck(log);
  return {
    schedule: readSchedule(archive.db),
    originals: countOriginals(archive.db),
    last: last?.endedAt ? { at: last.endedAt, files: last.files } : null,
    ...countProblems(log),
    database: last?.database ?? [],
    running,
  };
}

interface NamedRow {
  readonly name: string;
  readonly id: RecordId;
  readonly title: string;
}

/** Problems [from, to): damage first, then by path, with the name and the record by which a person knows each. */
export function listProblems(archive: Archive, log: Db, from: number, to: number): readonly FixityProblem[] {
  const rows = prepared<Omit<FixityProblem, 'name' | 'record'>>(
    log,
    "SELECT path, kind, reason, sha256, size, foundAt FROM fixityProblem ORDER BY kind = 'untracked', path LIMIT ? OFFSET ?",
  ).all(Math.max(0, Math.min(to - from, 500)), from);
  const named = prepared<NamedRow>(
    archive.db,
    'SELECT recordFile.name, record.id, record.title FROM recordFile JOIN record ON record.id = recordId WHERE sha256 = ? ORDER BY deletedAt IS NOT NULL, recordFile.id LIMIT 1',
  );
  return rows.map((row) => {
    const found = row.sha256 === null ? undefined : named.get(row.sha256);
    return {
      ...row,
      name: found?.name ?? null,
      record: found ? { id: found.id, title: found.title } : null,
    };
  });
}
