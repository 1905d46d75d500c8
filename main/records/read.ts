import type { FieldValue, RecordDetail, RecordFile, RecordId, RecordRow } from '../../preload/model.ts';
import { fieldsOf, getRecordType } from '../record-types.ts';
import { listRelations } from '../relations.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { readField } from './fields.ts';
import { getRecordLine, RECORD_COLUMNS, type RecordLine, toSummary } from './record-row.ts';
import { listPath } from './tree.ts';
import { toFieldValue } from './values.ts';

/** Everything of one record: every field of its type, the empty ones as empty lists. Throws `recordMissing`. */
export function getRecord(db: Db, id: RecordId): RecordDetail {
  const line = getRecordLine(db, id);
  return {
    ...toSummary(line),
    createdAt: line.createdAt,
    fields: readFields(
      db,
      id,
      fieldsOf(getRecordType(db, line.type)).map((field) => field.name),
    ),
    path: listPath(db, id),
    files: listRecordFiles(db, id),
    relations: listRelations(db, id),
  };
}

/** Table lines of records in the order of `ids`, with the columns asked for; ids that are gone are left out. */
export function listRows(db: Db, ids: readonly number[], columns: readonly string[]): readonly RecordRow[] {
  const lines = prepared<RecordLine>(
    db,
    `SELECT ${RECORD_COLUMNS} FROM record WHERE id IN (SELECT value FROM json_each(?))`,
  ).all(JSON.stringify(ids));
  const byId = new Map(lines.map((line) => [line.id, line]));
  return ids.flatMap((id) => {
    const line = byId.get(id);
    return line ? [{ ...toSummary(line), fields: readFields(db, id, columns) }] : [];
  });
}

function readFields(
  db: Db,
  id: number,
  names: readonly string[],
): Readonly<Record<string, readonly FieldValue[]>> {
  return Object.fromEntries(
    names.map((name) => [name, readField(db, id, name).map((value) => toFieldValue(db, value))]),
  );
}

/** The originals kept with a record, in their order. */
export function listRecordFiles(db: Db, id: number): readonly RecordFile[] {
  return prepared<RecordFile>(
    db,
    'SELECT file.sha256, recordFile.name, file.size, file.mime FROM recordFile JOIN file USING (sha256) WHERE recordId = ? ORDER BY recordFile.position, recordFile.id',
  ).all(id);
}
