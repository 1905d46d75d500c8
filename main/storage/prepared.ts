import type { Statement } from 'better-sqlite3';
import type { Db } from './database.ts';

const statements = new WeakMap<Db, Map<string, Statement<unknown[], unknown>>>();

/** The prepared statement of a literal SQL text, made once for each connection. */
export function prepared<Row = unknown>(db: Db, sql: string): Statement<unknown[], Row> {
  let known = statements.get(db);
  if (!known) {
    known = new Map();
    statements.set(db, known);
  }
  let statement = known.get(sql);
  if (!statement) {
    statement = db.prepare<unknown[], unknown>(sql);
    known.set(sql, statement);
  }
  return statement as Statement<unknown[], Row>;
}
