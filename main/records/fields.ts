import { getRecordType } from '../record-types.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { getRecordLine, writeRecordDate } from './record-row.ts';
import { codeKey, textKey } from './text-key.ts';
import { listStoredValues, replaceValues, type StoredValue } from './values.ts';

/** Fields that are columns of the record itself, not values. */
const COLUMN_FIELDS = ['title', 'referenceCode'] as const;
type ColumnField = (typeof COLUMN_FIELDS)[number];
export const isColumnField = (field: string): field is ColumnField =>
  (COLUMN_FIELDS as readonly string[]).includes(field);

/** The values of any field, the columns of the record included. */
export function readField(db: Db, recordId: number, field: string): readonly StoredValue[] {
  if (!isColumnField(field)) return listStoredValues(db, recordId, field);
  const text = getRecordLine(db, recordId)[field];
  return text === '' ? [] : [{ text }];
}

/** Writes any field of a record, keeps what is derived from it true, and stamps the record. */
export function writeField(
  db: Db,
  recordId: number,
  field: string,
  values: readonly StoredValue[],
  at: string,
): void {
  const line = getRecordLine(db, recordId);
  if (field === 'title') {
    const title = values[0]?.text ?? '';
    prepared(db, 'UPDATE record SET title = ?, titleKey = ? WHERE id = ?').run(
      title,
      textKey(title),
      recordId,
    );
  } else if (field === 'referenceCode') {
    const code = values[0]?.text ?? '';
    prepared(db, 'UPDATE record SET referenceCode = ?, codeKey = ? WHERE id = ?').run(
      code,
      codeKey(code),
      recordId,
    );
  } else {
    replaceValues(db, recordId, field, values);
    if (getRecordType(db, line.type).dateField === field) writeRecordDate(db, recordId, values[0]);
  }
  prepared(db, 'UPDATE record SET updatedAt = ? WHERE id = ?').run(at, recordId);
}
