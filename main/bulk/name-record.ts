import type { NamedRecord, RecordId } from '../../preload/model.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';

/** A record as lists of changes name it; one that is gone has no title. */
export function nameRecord(db: Db, id: number): NamedRecord {
  const row = prepared<NamedRecord>(db, 'SELECT id, title, type FROM record WHERE id = ?').get(id);
  return row ?? { id: id as RecordId, title: '', type: '' };
}
