import type { RecordTitle } from '../../preload/model.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';

/** What records are called, in the order of `uuids`; those in the bin or gone are left out. */
export function listTitles(db: Db, uuids: readonly string[]): readonly RecordTitle[] {
  const find = prepared<RecordTitle>(
    db,
    'SELECT id, uuid, title, type FROM record WHERE uuid = ? AND deletedAt IS NULL',
  );
  return uuids.flatMap((uuid) => find.get(uuid) ?? []);
}
