import type { FieldDefinition, RecordTypeDefinition } from '../preload/model.ts';
import { ArchiveError } from './errors.ts';
import type { Db } from './storage/database.ts';
import { prepared } from './storage/prepared.ts';

/** A whole record type as the history keeps it. */
export interface RecordTypeSnapshot {
  readonly name: string;
  readonly position: number;
  readonly definition: RecordTypeDefinition;
}
/** A field of a type as the history keeps it, with the name of its type. */
export interface FieldSnapshot {
  readonly type: string;
  readonly definition: FieldDefinition;
}

/** The id and the definition of a type; undefined where there is none. */
export function findTypeRow(
  db: Db,
  name: string,
): { readonly id: number; readonly definition: RecordTypeDefinition } | undefined {
  const row = prepared<{ id: number; definition: string }>(
    db,
    'SELECT id, definition FROM recordType WHERE name = ?',
  ).get(name);
  return row && { id: row.id, definition: JSON.parse(row.definition) as RecordTypeDefinition };
}

/** The whole record type as it is now, null if there is none. */
export function takeRecordType(db: Db, id: number): RecordTypeSnapshot | null {
  const row = prepared<{ name: string; position: number; definition: string }>(
    db,
    'SELECT name, position, definition FROM recordType WHERE id = ?',
  ).get(id);
  return row ? { ...row, definition: JSON.parse(row.definition) as RecordTypeDefinition } : null;
}

/** A field of a type as it is now, null if there is none. */
export function takeField(db: Db, id: number, name: string): FieldSnapshot | null {
  const type = takeRecordType(db, id);
  const definition = type?.definition.fields.find((field) => field.name === name);
  return type && definition ? { type: type.name, definition } : null;
}

/** Writes a record type, under the id given or the next free one, and answers the id. */
export function insertRecordType(db: Db, type: RecordTypeSnapshot, id: number | null = null): number {
  const { lastInsertRowid } = prepared(
    db,
    'INSERT INTO recordType (id, name, position, definition) VALUES (?, ?, ?, ?)',
  ).run(id, type.name, type.position, JSON.stringify(type.definition));
  return Number(lastInsertRowid);
}

/** Puts a record type into a state that the history kept; throws `typeInUse` where records have one that would go. */
export function applyRecordType(db: Db, id: number, type: RecordTypeSnapshot | null): void {
  if (type !== null) {
    insertRecordType(db, type, id);
    return;
  }
  const known = takeRecordType(db, id);
  if (!known) return;
  if (isTypeUsed(db, id)) throw new ArchiveError('typeInUse', known.definition.labels.az);
  prepared(db, 'DELETE FROM recordType WHERE id = ?').run(id);
}

/**
 * Puts a field of a type into a state that the history kept; throws `fieldInUse` where values, or texts in another
 * language, have one that would go.
 */
export function applyField(db: Db, id: number, name: string, field: FieldSnapshot | null): void {
  const type = takeRecordType(db, id);
  if (!type) throw new ArchiveError('typeUnknown', field?.type ?? name);
  const { definition } = type;
  if (field === null && isFieldUsed(db, id, name))
    throw new ArchiveError('fieldInUse', takeField(db, id, name)?.definition.labels.az ?? name);
  const without = withoutField(definition, name);
  writeDefinition(db, id, field === null ? without : withField(without, field.definition));
}

function writeDefinition(db: Db, id: number, definition: RecordTypeDefinition): void {
  prepared(db, 'UPDATE recordType SET definition = ? WHERE id = ?').run(JSON.stringify(definition), id);
}

/** A type with one more field, printed after the others. */
function withField(type: RecordTypeDefinition, field: FieldDefinition): RecordTypeDefinition {
  return {
    ...type,
    fields: [...type.fields, field],
    layout: [...type.layout, { field: field.name, form: formFor(field) }],
  };
}

function withoutField(type: RecordTypeDefinition, name: string): RecordTypeDefinition {
  return {
    ...type,
    fields: type.fields.filter((field) => field.name !== name),
    columns: type.columns.filter((column) => column !== name),
    layout: type.layout.filter((step) => !('field' in step) || step.field !== name),
  };
}

function formFor(field: FieldDefinition): 'inline' | 'block' | 'list' {
  if (field.datatype === 'structuredText') return 'block';
  return field.isRepeatable ? 'list' : 'inline';
}

/** True where a record has the type, those in the bin included. */
export const isTypeUsed = (db: Db, id: number): boolean =>
  prepared(db, 'SELECT 1 FROM record JOIN recordType ON name = type WHERE recordType.id = ? LIMIT 1')
    .pluck()
    .get(id) !== undefined;

/** True where a record of the type has a value in the field. */
export const isFieldUsed = (db: Db, id: number, field: string): boolean =>
  prepared(
    db,
    `SELECT 1 FROM record JOIN recordType ON name = type WHERE recordType.id = ? AND EXISTS (
       SELECT 1 FROM value WHERE recordId = record.id AND field = ?
       UNION ALL SELECT 1 FROM translation WHERE recordId = record.id AND field = ?) LIMIT 1`,
  )
    .pluck()
    .get(id, field, field) !== undefined;
