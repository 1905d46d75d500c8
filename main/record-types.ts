import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import {
  type FieldDefinition,
  fieldDefinition,
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
