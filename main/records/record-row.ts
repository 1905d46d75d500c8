import type { RecordId, RecordSummary } from '../../preload/model.ts';
import { ArchiveError } from '../errors.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import type { StoredValue } from './values.ts';

export interface RecordLine {
  readonly id: number;
  readonly uuid: string;
  readonly type: string;
  readonly parentId: number | null;
  readonly position: number;
  readonly referenceCode: string;
  readonly title: string;
  readonly dateText: string;
  readonly dateEdtf: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly deletedAt: string | null;
}
export const RECORD_COLUMNS =
  'id, uuid, type, parentId, position, referenceCode, title, dateText, dateEdtf, createdAt, updatedAt, deletedAt';

/** The row of a record; throws `recordMissing`. */
export function getRecordLine(db: Db, id: number): RecordLine {
  const line = prepared<RecordLine>(db, `SELECT ${RECORD_COLUMNS} FROM record WHERE id = ?`).get(id);
  if (!line) throw new ArchiveError('recordMissing', String(id));
  return line;
}

/** A row as lists show it. */
export function toSummary(line: RecordLine): RecordSummary {
  return {
    id: line.id as RecordId,
    uuid: line.uuid,
    type: line.type,
    parentId: line.parentId as RecordId | null,
    referenceCode: line.referenceCode,
    title: line.title,
    date: line.dateText || line.dateEdtf ? { text: line.dateText, edtf: line.dateEdtf } : null,
    updatedAt: line.updatedAt,
    deletedAt: line.deletedAt,
  };
}

/** What stands beside the record of the first value of its date field: text, EDTF, first and last day. */
export function dateColumns(
  value: StoredValue | undefined,
): readonly [string, string, number | null, number | null] {
  return [value?.text ?? '', value?.edtf ?? '', value?.dateFrom ?? null, value?.dateTo ?? null];
}

/** Keeps the date beside the record equal to the first value of the type's date field. */
export function writeRecordDate(db: Db, id: number, value: StoredValue | undefined): void {
  prepared(db, 'UPDATE record SET dateText = ?, dateEdtf = ?, dateFrom = ?, dateTo = ? WHERE id = ?').run(
    ...dateColumns(value),
    id,
  );
}
