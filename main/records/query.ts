import type { FieldDefinition, RecordQuery } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import { edtfRange } from '../reading/edtf.ts';
import { readValue } from '../reading/read-value.ts';
import { fieldsOf, listRecordTypes } from '../record-types.ts';
import { findIds } from '../search/find.ts';
import { prepared } from '../storage/prepared.ts';
import { fold } from '../text/fold.ts';

/** A piece of SQL with the values of its holes. */
interface Condition {
  readonly sql: string;
  readonly holes: readonly (string | number | null)[];
}

/** Columns of the record itself that can be sorted by, as SQL. */
const RECORD_ORDER: Readonly<Record<string, string>> = {
  title: 'titleKey',
  referenceCode: "sortKey(nullif(referenceCode, ''))",
  date: 'dateFrom',
  type: 'type',
  updatedAt: 'updatedAt',
  createdAt: 'createdAt',
  position: 'position',
};

/**
 * Ids of the records that a query chooses, in its order (by title where none is given). Unknown fields throw
 * `fieldUnknown`. Empty values come last in either direction.
 */
export function listIds(archive: Archive, query: RecordQuery): readonly number[] {
  const conditions = listConditions(archive, query);
  if (conditions === null) return [];
  const where = conditions.map((condition) => condition.sql).join(' AND ');
  const order = orderBy(archive, query);
  const sql = `SELECT CAST(group_concat(id, ',') AS BLOB) FROM (SELECT id FROM record WHERE ${where} ORDER BY ${order.sql})`;
  const holes = [...conditions.flatMap((condition) => condition.holes), ...order.holes];
  const blob = prepared(archive.db, sql)
    .pluck()
    .get(...holes) as Buffer | null;
  return blob === null ? [] : (JSON.parse(`[${blob.toString('latin1')}]`) as number[]);
}

function listConditions(archive: Archive, query: RecordQuery): readonly Condition[] | null {
  const conditions: Condition[] = [
    { sql: query.isDeleted ? 'deletedAt IS NOT NULL' : 'deletedAt IS NULL', holes: [] },
  ];
  if (query.types && query.types.length > 0)
    conditions.push({
      sql: 'type IN (SELECT value FROM json_each(?))',
      holes: [JSON.stringify(query.types)],
    });
  if (query.parent !== undefined) conditions.push({ sql: 'parentId IS ?', holes: [query.parent] });
  if (query.within !== undefined) {
    conditions.push({
      sql: `id IN (WITH RECURSIVE below (id) AS (SELECT ? UNION ALL SELECT child.id FROM record child JOIN below ON child.parentId = below.id) SELECT id FROM below)`,
      holes: [query.within],
    });
  }
  for (const { field, value } of query.filters ?? []) {
    const condition = filterCondition(archive, field, value);
    if (condition) conditions.push(condition);
  }
  if (query.text !== undefined && query.text.trim() !== '') {
    const ids = findIds(archive, query.text);
    if (ids === null) return conditions;
    conditions.push({ sql: 'id IN (SELECT value FROM json_each(?))', holes: [JSON.stringify(ids)] });
  }
  return conditions;
}

function findField(archive: Archive, name: string): FieldDefinition {
  const field = listRecordTypes(archive.db)
    .flatMap((type) => fieldsOf(type))
    .find((candidate) => candidate.name === name);
  if (!field) throw new ArchiveError('fieldUnknown', name);
  return field;
}

/** A filter by what a field holds: dates by overlap of their days, everything else by folded words. */
function filterCondition(archive: Archive, name: string, wanted: string): Condition | null {
  const text = fold(wanted.trim());
  if (text === '') return null;
  if (name === 'type') return { sql: 'type = ?', holes: [wanted.trim()] };
  if (name === 'title' || name === 'referenceCode')
    return { sql: `instr(fold(${name}), ?) > 0`, holes: [text] };
  const field = findField(archive, name);
  if (field.datatype === 'date') return dateCondition(name, wanted) ?? textCondition(name, text);
  return textCondition(name, text);
}

function textCondition(name: string, text: string): Condition {
  return {
    sql: `EXISTS (SELECT 1 FROM value LEFT JOIN authorityName ON authorityName.authorityId = value.authorityId
      WHERE value.recordId = record.id AND value.field = ?
        AND (instr(fold(value.text), ?) > 0 OR instr(fold(authorityName.text), ?) > 0 OR value.term = ? OR value.edtf = ?))`,
    holes: [name, text, text, text, text],
  };
}

/** Subtle: the field `date` means the record's own date, whatever its type calls it. */
function dateCondition(name: string, wanted: string): Condition | null {
  const { value } = readValue({ datatype: 'date' }, wanted.trim());
  const range = value.edtf ? edtfRange(value.edtf) : null;
  if (!range) return null;
  if (name === 'date') return { sql: 'dateFrom <= ? AND dateTo >= ?', holes: [range.to, range.from] };
  return {
    sql: 'EXISTS (SELECT 1 FROM value WHERE recordId = record.id AND field = ? AND dateFrom <= ? AND dateTo >= ?)',
    holes: [name, range.to, range.from],
  };
}

function orderBy(archive: Archive, query: RecordQuery): Condition {
  const { field, direction } = query.sort ?? { field: 'title', direction: 'asc' as const };
  const turn = direction === 'desc' ? 'DESC' : 'ASC';
  const column = Object.hasOwn(RECORD_ORDER, field) ? RECORD_ORDER[field] : undefined;
  if (field === 'title') return { sql: `titleKey ${turn}, id ${turn}`, holes: [] };
  if (column) return { sql: `${column} ${turn} NULLS LAST, titleKey, id`, holes: [] };
  const key = valueOrder(findField(archive, field));
  const value = `(SELECT ${key} FROM value LEFT JOIN authority ON authority.id = value.authorityId
    WHERE recordId = record.id AND field = ? ORDER BY value.position LIMIT 1)`;
  return { sql: `${value} ${turn} NULLS LAST, titleKey, id`, holes: [field] };
}

function valueOrder({ datatype }: FieldDefinition): string {
  if (datatype === 'money') return 'value.amount';
  if (datatype === 'number') return 'value.number';
  if (datatype === 'date') return 'value.dateFrom';
  if (datatype === 'boolean') return 'value.isTrue';
  if (datatype === 'agent' || datatype === 'place') return 'coalesce(authority.nameKey, sortKey(value.text))';
  return 'sortKey(value.text)';
}
