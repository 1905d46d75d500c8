import Database from 'better-sqlite3';
import type { BulkFailure } from '../../preload/model.ts';
import { prepared } from '../storage/prepared.ts';

/** One change of a field, as states of the history: JSON of stored values, those of `after` as planned. */
export interface Planned {
  readonly recordId: number;
  readonly field: string;
  readonly before: string;
  readonly after: string;
}
export interface Failed extends Pick<BulkFailure, 'field' | 'code' | 'detail'> {
  readonly recordId: number;
}

/** The changes of a plan in their order; they may be many and long, so they lie in a temporary file, not in memory. */
export interface Plan {
  readonly add: (change: Planned) => void;
  readonly fail: (failure: Failed) => void;
  readonly countChanges: () => number;
  readonly countFailures: () => number;
  /** The change at a place, from 0. */
  readonly at: (index: number) => Planned | undefined;
  readonly list: (from: number, to: number) => readonly Planned[];
  readonly listFailures: (from: number, to: number) => readonly Failed[];
  readonly close: () => void;
}

const SCHEMA = `
  CREATE TABLE planned (
    id INTEGER PRIMARY KEY, recordId INTEGER NOT NULL, field TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL
  ) STRICT;
  CREATE TABLE failed (
    id INTEGER PRIMARY KEY, recordId INTEGER NOT NULL, field TEXT NOT NULL, code TEXT NOT NULL, detail TEXT NOT NULL
  ) STRICT;`;

/** An empty plan; closing it, or the end of the process, removes its file. */
export function createPlan(): Plan {
  // Subtle: a database without a name is a temporary file of SQLite's own.
  const db = new Database('');
  db.exec(SCHEMA);
  // Subtle: one transaction that is never committed, since nobody else reads it and nothing of it must last.
  db.exec('BEGIN');
  let changes = 0;
  let failures = 0;
  return {
    add: ({ recordId, field, before, after }) => {
      prepared(db, 'INSERT INTO planned VALUES (?, ?, ?, ?, ?)').run(changes, recordId, field, before, after);
      changes += 1;
    },
    fail: ({ recordId, field, code, detail }) => {
      prepared(db, 'INSERT INTO failed VALUES (?, ?, ?, ?, ?)').run(failures, recordId, field, code, detail);
      failures += 1;
    },
    countChanges: () => changes,
    countFailures: () => failures,
    at: (index) =>
      prepared<Planned>(db, 'SELECT recordId, field, before, after FROM planned WHERE id = ?').get(index),
    list: (from, to) =>
      prepared<Planned>(
        db,
        'SELECT recordId, field, before, after FROM planned WHERE id >= ? AND id < ? ORDER BY id',
      ).all(from, to),
    listFailures: (from, to) =>
      prepared<Failed>(
        db,
        'SELECT recordId, field, code, detail FROM failed WHERE id >= ? AND id < ? ORDER BY id',
      ).all(from, to),
    close: () => db.close(),
  };
}
