import { getRecordType } from '../record-types.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { dateColumns, getRecordLine } from './record-row.ts';
import { codeKey, textKey } from './text-key.ts';
import { insertValues, listAllStoredValues, type StoredValue } from './values.ts';

/** A whole record as the history keeps it: enough to put it back as it was. */
export interface RecordSnapshot {
  readonly uuid: string;
  readonly type: string;
  readonly parentId: number | null;
  readonly position: number;
  readonly referenceCode: string;
  readonly title: string;
  readonly createdAt: string;
  readonly deletedAt: string | null;
  readonly values: Readonly<Record<string, readonly StoredValue[]>>;
}

/** The whole record as it is now; throws `recordMissing`. */
export function takeSnapshot(db: Db, id: number): RecordSnapshot {
  const { uuid, type, parentId, position, referenceCode, title, createdAt, deletedAt } = getRecordLine(
    db,
    id,
  );
  return {
    uuid,
    type,
    parentId,
    position,
    referenceCode,
    title,
    createdAt,
    deletedAt,
    values: listAllStoredValues(db, id),
  };
}

/** Writes a whole record, under the id given or the next free one, and answers the id. */
export function insertSnapshot(
  db: Db,
  snapshot: RecordSnapshot,
  dateField: string,
  at: string,
  id: number | null = null,
): number {
  const { lastInsertRowid } = prepared(
    db,
    `INSERT INTO record (id, uuid, type, parentId, position, referenceCode, title, titleKey, codeKey, createdAt, updatedAt, deletedAt,
       dateText, dateEdtf, dateFrom, dateTo)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    id,
    snapshot.uuid,
    snapshot.type,
    snapshot.parentId,
    snapshot.position,
    snapshot.referenceCode,
    snapshot.title,
    textKey(snapshot.title),
    codeKey(snapshot.referenceCode),
    snapshot.createdAt,
    at,
    snapshot.deletedAt,
    ...dateColumns(snapshot.values[dateField]?.[0]),
  );
  const recordId = Number(lastInsertRowid);
  for (const [field, values] of Object.entries(snapshot.values)) insertValues(db, recordId, field, values);
  return recordId;
}

/** Puts a record of the history back under its old id. */
export function restoreSnapshot(db: Db, id: number, snapshot: RecordSnapshot, at: string): void {
  insertSnapshot(db, snapshot, getRecordType(db, snapshot.type).dateField, at, id);
}
