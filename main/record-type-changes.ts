import type { FieldDefinition, Labels, RecordTypeDefinition } from '../preload/model.ts';
import type { Archive } from './archive.ts';
import { ArchiveError } from './errors.ts';
import { noteChange, writeStep } from './history/step.ts';
import { applyField, type FieldSnapshot, findTypeRow, insertRecordType } from './record-type-row.ts';
import { fieldsOf, getRecordType, listRecordTypes } from './record-types.ts';
import type { Db } from './storage/database.ts';
import { prepared } from './storage/prepared.ts';

/**
 * Adds a field to a type as one step. Throws `nameTaken` where the type has one of that name, or another type one of
 * another datatype: a column of the table means one thing. Throws `typeUnknown`, `invalidArgument`.
 */
export function addField(archive: Archive, typeName: string, field: FieldDefinition): RecordTypeDefinition {
  const { db } = archive;
  const row = findTypeRow(db, typeName);
  if (!row) throw new ArchiveError('typeUnknown', typeName);
  requireMeaning(field);
  requireFreeName(db, row.definition, field);
  const after: FieldSnapshot = { type: typeName, definition: field };
  writeStep(archive, 'edit', (step) => {
    applyField(step.db, row.id, field.name, after);
    noteChange(step, {
      entity: 'recordType',
      entityId: row.id,
      recordId: null,
      field: field.name,
      before: null,
      after: JSON.stringify(after),
    });
  });
  return getRecordType(db, typeName);
}

/** Labels that can be read, a role for agents alone, choices of a term by codes of their own. */
function requireMeaning({ name, labels, datatype, role, terms = [] }: FieldDefinition): void {
  const codes = new Set(terms.map(({ code }) => code));
  const isSound =
    hasLabels(labels) &&
    (role === undefined || datatype === 'agent') &&
    (terms.length === 0 || datatype === 'term') &&
    codes.size === terms.length &&
    terms.every((term) => term.code !== '' && hasLabels(term.labels));
  if (!isSound) throw new ArchiveError('invalidArgument', name);
}

const hasLabels = (labels: Labels): boolean => Object.values(labels).every((label) => label.trim() !== '');

function requireFreeName(db: Db, type: RecordTypeDefinition, field: FieldDefinition): void {
  const isTaken = fieldsOf(type).some(({ name }) => name === field.name);
  const isOther = listRecordTypes(db).some(({ fields }) =>
    fields.some(({ name, datatype }) => name === field.name && datatype !== field.datatype),
  );
  if (isTaken || isOther) throw new ArchiveError('nameTaken', field.name);
}

/** Adds a type with the fields and layout of another one as one step; throws `nameTaken`, `typeUnknown`, `invalidArgument`. */
export function addRecordType(
  archive: Archive,
  name: string,
  labels: Labels,
  basedOn: string,
): RecordTypeDefinition {
  const { db } = archive;
  const base = getRecordType(db, basedOn);
  if (!/^[a-z][A-Za-z0-9]{0,59}$/.test(name) || !hasLabels(labels))
    throw new ArchiveError('invalidArgument', name);
  if (findTypeRow(db, name)) throw new ArchiveError('nameTaken', name);
  const definition: RecordTypeDefinition = { ...base, name, labels, pluralLabels: labels };
  writeStep(archive, 'create', (step) => {
    const position = prepared(step.db, 'SELECT coalesce(max(position), -1) + 1 FROM recordType')
      .pluck()
      .get() as number;
    const snapshot = { name, position, definition };
    noteChange(step, {
      entity: 'recordType',
      entityId: insertRecordType(step.db, snapshot),
      recordId: null,
      field: null,
      before: null,
      after: JSON.stringify(snapshot),
    });
  });
  return definition;
}
