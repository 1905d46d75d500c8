import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import {
  type FieldDefinition,
  fieldDefinition,
  type Labels,
  labels,
  type RecordTypeDefinition,
  recordTypeDefinition,
} from '../preload/model.ts';
import { ArchiveError } from './errors.ts';
import { resourcePath } from './resources.ts';
import type { Db } from './storage/database.ts';
import { prepared } from './storage/prepared.ts';

const relationType = z.object({ name: z.string(), labels, inverseLabels: labels });
export type RelationType = Readonly<z.infer<typeof relationType>>;
const SHARED_FILES = ['common-fields.json', 'relation-types.json'];

function readResource(name: string): unknown {
  return JSON.parse(readFileSync(resourcePath('record-types', name), 'utf8'));
}

let commonFields: readonly FieldDefinition[] | undefined;
/** The 26 elements of description of ISAD(G), 2nd edition, in its order. */
export function listCommonFields(): readonly FieldDefinition[] {
  commonFields ??= z.array(fieldDefinition).parse(readResource('common-fields.json'));
  return commonFields;
}

let relationTypes: readonly RelationType[] | undefined;
/** The kinds of relation between two records, with the label read from either end. */
export function listRelationTypes(): readonly RelationType[] {
  relationTypes ??= z.array(relationType).parse(readResource('relation-types.json'));
  return relationTypes;
}

/** The types that every new archive starts with, in the order in which they are offered. */
export function builtInTypes(): readonly RecordTypeDefinition[] {
  return readdirSync(resourcePath('record-types'))
    .filter((name) => name.endsWith('.json') && !SHARED_FILES.includes(name))
    .map((name) => recordTypeDefinition.extend({ position: z.int() }).parse(readResource(name)))
    .sort((a, b) => a.position - b.position)
    .map(({ position, ...type }) => type);
}

/** Writes the built-in types that the archive does not have yet; an archivist's changes to one stay. */
export function installBuiltInTypes(db: Db): void {
  const insert = db.prepare(
    'INSERT INTO recordType (name, position, definition) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  for (const [position, type] of builtInTypes().entries())
    insert.run(type.name, position, JSON.stringify(type));
}

/** The archive's record types in their order. */
export function listRecordTypes(db: Db): readonly RecordTypeDefinition[] {
  const rows = prepared(db, 'SELECT definition FROM recordType ORDER BY position, name')
    .pluck()
    .all() as string[];
  return rows.map(parseDefinition);
}

/** Definitions by their text: few, asked for with every record that is written. */
const parsed = new Map<string, RecordTypeDefinition>();
const MOST_PARSED = 500;

function parseDefinition(text: string): RecordTypeDefinition {
  let definition = parsed.get(text);
  if (!definition) {
    definition = JSON.parse(text) as RecordTypeDefinition;
    if (parsed.size >= MOST_PARSED) parsed.clear();
    parsed.set(text, definition);
  }
  return definition;
}

/** One type by name; throws `typeUnknown`. */
export function getRecordType(db: Db, name: string): RecordTypeDefinition {
  const row = prepared(db, 'SELECT definition FROM recordType WHERE name = ?').pluck().get(name) as
    | string
    | undefined;
  if (row === undefined) throw new ArchiveError('typeUnknown', name);
  return parseDefinition(row);
}

/** All fields of a type: its own, then the elements of ISAD(G). */
export function fieldsOf(type: RecordTypeDefinition): readonly FieldDefinition[] {
  const own = new Set(type.fields.map((field) => field.name));
  return [...type.fields, ...listCommonFields().filter((field) => !own.has(field.name))];
}

/** One field of a type; throws `fieldUnknown`. */
export function fieldOf(type: RecordTypeDefinition, name: string): FieldDefinition {
  const field = fieldsOf(type).find((candidate) => candidate.name === name);
  if (!field) throw new ArchiveError('fieldUnknown', name);
  return field;
}

/** Adds a field to a type; throws `nameTaken` where the type has one of that name. */
export function addField(db: Db, typeName: string, field: FieldDefinition): RecordTypeDefinition {
  const type = getRecordType(db, typeName);
  if (fieldsOf(type).some((other) => other.name === field.name))
    throw new ArchiveError('nameTaken', field.name);
  const changed = {
    ...type,
    fields: [...type.fields, field],
    layout: [...type.layout, { field: field.name, form: formFor(field) }],
  };
  db.prepare('UPDATE recordType SET definition = ? WHERE name = ?').run(JSON.stringify(changed), typeName);
  return changed;
}

function formFor(field: FieldDefinition): 'inline' | 'block' | 'list' {
  if (field.datatype === 'structuredText') return 'block';
  return field.isRepeatable ? 'list' : 'inline';
}

/** Adds a type with the fields and layout of another one; throws `nameTaken`. */
export function addRecordType(
  db: Db,
  name: string,
  typeLabels: Labels,
  basedOn: string,
): RecordTypeDefinition {
  const base = getRecordType(db, basedOn);
  if (!/^[a-z][A-Za-z0-9]{0,59}$/.test(name)) throw new ArchiveError('invalidArgument', name);
  if (listRecordTypes(db).some((type) => type.name === name)) throw new ArchiveError('nameTaken', name);
  const type: RecordTypeDefinition = { ...base, name, labels: typeLabels, pluralLabels: typeLabels };
  const position = Number(db.prepare('SELECT max(position) + 1 FROM recordType').pluck().get());
  db.prepare('INSERT INTO recordType (name, position, definition) VALUES (?, ?, ?)').run(
    name,
    position,
    JSON.stringify(type),
  );
  return type;
}
