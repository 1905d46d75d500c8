import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { APPLICATION_ID, type Db, openDatabase } from './database.ts';
import { syncFile } from './durable.ts';

/**
 * Writes a whole, checked and durable copy of a database to `part` and answers its SHA-256. It reads one moment of
 * the source, which goes on being written. Throws where the copy is not what the source was.
 */
export function copyDatabase(source: string, part: string): string {
  const db = openDatabase(source, { isReadOnly: true, mustExist: true });
  try {
    const before = countSteps(db);
    db.prepare('VACUUM INTO ?').run(part);
    verifyCopy(part, before, countSteps(db));
  } finally {
    db.close();
  }
  syncFile(part);
  return hashFile(part);
}

interface Counts {
  readonly changes: number;
  readonly records: number;
}

/** How far the history is and how many records there are; null for a database that has no tables yet. */
function countSteps(db: Db): Counts | null {
  const has = db.prepare("SELECT count(*) FROM sqlite_schema WHERE name IN ('record', 'change')").pluck();
  if (has.get() !== 2) return null;
  return db
    .prepare(
      'SELECT (SELECT coalesce(max(id), 0) FROM change) AS changes, (SELECT count(*) FROM record) AS records',
    )
    .get() as Counts;
}

function verifyCopy(path: string, before: Counts | null, after: Counts | null): void {
  const copy = openDatabase(path, { mustExist: true });
  try {
    // A finished copy is one file: no -wal may be needed to read it, also from read-only media.
    copy.pragma('journal_mode = DELETE');
    const check = copy.pragma('quick_check(1)', { simple: true });
    if (check !== 'ok') throw new Error(`the copy is damaged: ${check}`);
    if (copy.pragma('application_id', { simple: true }) !== APPLICATION_ID)
      throw new Error('the copy is no archive');
    const found = countSteps(copy);
    if (before === null || after === null || found === null) {
      if (before !== null || found !== null) throw new Error('the copy misses tables');
      return;
    }
    const isBetween = before.changes <= found.changes && found.changes <= after.changes;
    const isSame = before.changes !== after.changes || found.records === before.records;
    if (!isBetween || !isSame) throw new Error('the copy misses records');
  } finally {
    copy.close();
  }
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
