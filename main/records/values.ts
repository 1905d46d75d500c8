import type {
  AuthorityId,
  AuthorityKind,
  FieldDefinition,
  FieldValue,
  Role,
  ValueDraft,
} from '../../preload/model.ts';
import { edtfRange } from '../reading/edtf.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { textKey } from './text-key.ts';

/** A value as it lies in the archive and in the history: what is absent is left out. */
export interface StoredValue {
  readonly text: string;
  readonly edtf?: string;
  readonly dateFrom?: number;
  readonly dateTo?: number;
  readonly amount?: number;
  readonly currency?: string;
  readonly number?: number;
  readonly url?: string;
  readonly term?: string;
  readonly isTrue?: 0 | 1;
  readonly authorityId?: number;
  readonly role?: string;
}

const COLUMNS = [
  'text',
  'edtf',
  'dateFrom',
  'dateTo',
  'amount',
  'currency',
  'number',
  'url',
  'term',
  'isTrue',
  'authorityId',
  'role',
] as const;
type Column = (typeof COLUMNS)[number];
type ValueRow = { readonly recordId: number; readonly field: string } & {
  readonly [C in Column]: string | number | null;
};

const INSERT = `INSERT INTO value (recordId, field, position, key, ${COLUMNS.join(', ')}) VALUES (?, ?, ?, ?, ${COLUMNS.map(() => '?').join(', ')})`;
/** A text longer than this is no name or number: a short key is enough for it. */
const LONG_TEXT = 160;
const SHORT_KEY = 12;

/** What a reading becomes in the archive; a date also gets the days that it covers. */
export function storeValue(
  draft: ValueDraft,
  field: FieldDefinition,
  authority: AuthorityId | null,
): StoredValue {
  const range = draft.edtf ? edtfRange(draft.edtf) : null;
  return withoutAbsent({
    text: draft.text,
    edtf: draft.edtf,
    dateFrom: range?.from,
    dateTo: range?.to,
    amount: draft.currency === undefined ? undefined : draft.amount,
    currency: draft.amount === undefined ? undefined : draft.currency,
    number: draft.number,
    url: draft.url,
    term: draft.term,
    isTrue: draft.isTrue === undefined ? undefined : draft.isTrue ? 1 : 0,
    authorityId: authority ?? undefined,
    role: authority === null ? undefined : field.role,
  });
}

/** Puts values into an empty field of a record, in their order. */
export function insertValues(db: Db, recordId: number, field: string, values: readonly StoredValue[]): void {
  const insert = prepared(db, INSERT);
  values.forEach((value, position) => {
    insert.run(recordId, field, position, valueKey(value), ...COLUMNS.map((column) => value[column] ?? null));
  });
}

/**
 * What a value is ordered by: its meaning where it was understood, else its text, which comes after those. Agents
 * and places have none: they are ordered by their authority record.
 */
function valueKey(value: StoredValue): number | Buffer | null {
  if (value.authorityId !== undefined) return null;
  const meaning = value.dateFrom ?? value.amount ?? value.number ?? value.isTrue;
  if (meaning !== undefined) return meaning;
  const key = textKey(value.text);
  return value.text.length > LONG_TEXT ? key.subarray(0, SHORT_KEY) : key;
}

/** Replaces all values of a field. */
export function replaceValues(db: Db, recordId: number, field: string, values: readonly StoredValue[]): void {
  prepared(db, 'DELETE FROM value WHERE recordId = ? AND field = ?').run(recordId, field);
  insertValues(db, recordId, field, values);
}

/** The values of one field as they lie in the archive, in their order. */
export function listStoredValues(db: Db, recordId: number, field: string): readonly StoredValue[] {
  const rows = prepared<ValueRow>(
    db,
    `SELECT ${COLUMNS.join(', ')} FROM value WHERE recordId = ? AND field = ? ORDER BY position`,
  ).all(recordId, field);
  return rows.map(toStored);
}

/** All values of a record by field. */
export function listAllStoredValues(
  db: Db,
  recordId: number,
): Readonly<Record<string, readonly StoredValue[]>> {
  const rows = prepared<ValueRow>(
    db,
    `SELECT field, ${COLUMNS.join(', ')} FROM value WHERE recordId = ? ORDER BY field, position`,
  ).all(recordId);
  const byField: Record<string, StoredValue[]> = {};
  for (const row of rows) {
    const values = byField[row.field] ?? [];
    values.push(toStored(row));
    byField[row.field] = values;
  }
  return byField;
}

function toStored(row: ValueRow): StoredValue {
  const value: Record<string, unknown> = {};
  for (const column of COLUMNS) if (row[column] !== null) value[column] = row[column];
  return value as unknown as StoredValue;
}

function withoutAbsent(value: { readonly [C in Column]?: StoredValue[C] | undefined }): StoredValue {
  return Object.fromEntries(
    Object.entries(value).filter(([, content]) => content !== undefined),
  ) as unknown as StoredValue;
}

/** What a window sees of an authority record beside a value. */
interface Authorised {
  readonly name: string;
  readonly country: string | null;
  readonly kind: AuthorityKind;
}

/** A stored value as a window sees it, with the authorised name and country of its authority record. */
export function toFieldValue(db: Db, value: StoredValue): FieldValue {
  const authority =
    value.authorityId === undefined
      ? undefined
      : prepared<Authorised>(db, 'SELECT name, country, kind FROM authority WHERE id = ?').get(
          value.authorityId,
        );
  return withAuthority(value, authority);
}

function withAuthority(value: StoredValue, authority: Authorised | undefined): FieldValue {
  const { dateFrom, dateTo, authorityId, isTrue, role, ...rest } = value;
  return {
    ...rest,
    ...(isTrue === undefined ? {} : { isTrue: isTrue === 1 }),
    ...(authority
      ? { authority: authorityId as AuthorityId, name: authority.name, kind: authority.kind }
      : {}),
    ...(authority?.country ? { country: authority.country } : {}),
    ...(authority && role ? { role: role as Role } : {}),
  };
}

/** The values of some fields of some records, by record and field, in one query. */
export function listFieldValues(
  db: Db,
  ids: readonly number[],
  fields: readonly string[],
): ReadonlyMap<number, Readonly<Record<string, readonly FieldValue[]>>> {
  const rows = prepared<ValueRow & { name: string | null; country: string | null; kind: AuthorityKind }>(
    db,
    `SELECT recordId, field, ${COLUMNS.map((column) => `value.${column}`).join(', ')}, authority.name, authority.country, authority.kind
     FROM value LEFT JOIN authority ON authority.id = authorityId
     WHERE recordId IN (SELECT value FROM json_each(?)) AND field IN (SELECT value FROM json_each(?))
     ORDER BY recordId, field, value.position`,
  ).all(JSON.stringify(ids), JSON.stringify(fields));
  const byRecord = new Map<number, Record<string, FieldValue[]>>();
  for (const row of rows) {
    const values = byRecord.get(row.recordId) ?? {};
    const authority =
      row.name === null ? undefined : { name: row.name, country: row.country, kind: row.kind };
    values[row.field] = [...(values[row.field] ?? []), withAuthority(toStored(row), authority)];
    byRecord.set(row.recordId, values);
  }
  return byRecord;
}
