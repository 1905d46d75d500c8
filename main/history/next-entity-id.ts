import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';

/** An id that no row of a table with AUTOINCREMENT ever had: the history names what is in it by the id. */
export function nextEntityId(db: Db, table: string): number {
  const last = prepared(db, 'SELECT seq FROM sqlite_sequence WHERE name = ?').pluck().get(table);
  return ((last as number | undefined) ?? 0) + 1;
}
