import type { FieldValue, RecordDetail, RecordFile, RecordId, RecordRow } from '../../preload/model.ts';
import { readCovers } from '../pages/covers.ts';
import { fieldsOf, getRecordType } from '../record-types.ts';
import { listRelations } from '../relations.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { isColumnField } from './fields.ts';
import { getRecordLine, RECORD_COLUMNS, type RecordLine, toSummary } from './record-row.ts';
import { listPath } from './tree.ts';
import { listFieldValues } from './values.ts';

/** Everything of one record: every field of its type, the empty ones as empty lists. Throws `recordMissing`. */
export function getRecord(db: Db, id: RecordId): RecordDetail {
  const line = getRecordLine(db, id);
  const names = fieldsOf(getRecordType(db, line.type)).map((field) => field.name);
  return {
    ...toSummary(line),
    cover: readCovers(db, [id]).get(id) ?? null,
    createdAt: line.createdAt,
    fields: fieldsInOrder(line, names, listFieldValues(db, [id], names).get(id)),
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
  const values = listFieldValues(db, ids, columns);
  const covers = readCovers(db, ids);
  const placeOf = columns.includes(PLACE) ? placeTexts(db) : null;
  return ids.flatMap((id) => {
    const line = byId.get(id);
    if (!line) return [];
    const fields = fieldsInOrder(line, columns, values.get(id));
    const cover = covers.get(id) ?? null;
    return [{ ...toSummary(line), cover, fields: placeOf ? { ...fields, [PLACE]: placeOf(line) } : fields }];
  });
}

/** The column of a list that tells where a record stands: the titles above it, as one value. */
const PLACE = '@place';

function placeTexts(db: Db): (line: RecordLine) => readonly FieldValue[] {
  const known = new Map<number | null, readonly FieldValue[]>([[null, []]]);
  return ({ id, parentId }) => {
    const titles = () => listPath(db, id).map(({ title }) => title);
    const value = known.get(parentId) ?? [{ text: titles().join(' › ') }];
    known.set(parentId, value);
    return value;
  };
}

type Fields = Readonly<Record<string, readonly FieldValue[]>>;

/** Every field asked for, the empty ones as empty lists; title and reference code come from the record itself. */
function fieldsInOrder(line: RecordLine, names: readonly string[], values: Fields = {}): Fields {
  const own = (name: string) => (isColumnField(name) && line[name] !== '' ? [{ text: line[name] }] : []);
  return Object.fromEntries(
    names.map((name) => [name, isColumnField(name) ? own(name) : (values[name] ?? [])]),
  );
}

/** The originals kept with a record, in their order. */
export function listRecordFiles(db: Db, id: number): readonly RecordFile[] {
  return prepared<RecordFile>(
    db,
    'SELECT file.sha256, recordFile.name, file.size, file.mime FROM recordFile JOIN file USING (sha256) WHERE recordId = ? ORDER BY recordFile.position, recordFile.id',
  ).all(id);
}
