import { randomUUID } from 'node:crypto';
import type { RecordId, ValueInput } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import { noteChange, type Step, writeStep } from '../history/step.ts';
import { fieldOf, getRecordType } from '../record-types.ts';
import { changeField } from './change-field.ts';
import { readInput } from './input.ts';
import { getRecordLine } from './record-row.ts';
import { GAP } from './siblings.ts';
import { insertSnapshot, type RecordSnapshot } from './snapshot.ts';
import { lastPosition } from './tree.ts';
import type { StoredValue } from './values.ts';

/** What a new record is made of; values must have been read already. */
export interface NewRecord {
  readonly type: string;
  readonly parentId: number | null;
  readonly title: string;
  readonly referenceCode?: string;
  readonly values: Readonly<Record<string, readonly StoredValue[]>>;
}

/** What a step that adds many records would read again for each of them. */
interface Adding {
  readonly lastPositions: Map<number | null, number>;
  readonly dateFields: Map<string, string>;
}
const addings = new WeakMap<Step, Adding>();

function addingOf(step: Step): Adding {
  const known = addings.get(step) ?? { lastPositions: new Map(), dateFields: new Map() };
  addings.set(step, known);
  return known;
}

/** A position after every child of a parent, those added in this step included. */
function nextPosition(step: Step, parentId: number | null): number {
  const { lastPositions } = addingOf(step);
  const last = lastPositions.get(parentId);
  const position = last === undefined ? lastPosition(step.db, parentId) : last + GAP;
  lastPositions.set(parentId, position);
  return position;
}

function dateFieldOf(step: Step, type: string): string {
  const { dateFields } = addingOf(step);
  const field = dateFields.get(type) ?? getRecordType(step.db, type).dateField;
  dateFields.set(type, field);
  return field;
}

/** Adds a record at the end of its parent, as part of a step that moves none. */
export function addRecord(step: Step, record: NewRecord): RecordId {
  const snapshot: RecordSnapshot = {
    uuid: randomUUID(),
    type: record.type,
    parentId: record.parentId,
    position: nextPosition(step, record.parentId),
    referenceCode: record.referenceCode ?? '',
    title: record.title,
    createdAt: step.at,
    deletedAt: null,
    values: record.values,
  };
  const id = insertSnapshot(step.db, snapshot, dateFieldOf(step, record.type), step.at);
  noteChange(step, {
    entity: 'record',
    entityId: id,
    recordId: id,
    field: null,
    before: null,
    after: JSON.stringify(snapshot),
  });
  return id as RecordId;
}

/** Makes an empty record with a title; throws `titleEmpty`, `typeUnknown`, `recordMissing` for the parent. */
export function createRecord(
  archive: Archive,
  type: string,
  parentId: RecordId | null,
  title: string,
): RecordId {
  if (title.trim() === '') throw new ArchiveError('titleEmpty');
  getRecordType(archive.db, type);
  if (parentId !== null) {
    const { deletedAt, title: above } = getRecordLine(archive.db, parentId);
    // A record below one in the bin could be found nowhere, and the bin not be emptied.
    if (deletedAt !== null) throw new ArchiveError('recordMissing', above);
  }
  return writeStep(archive, 'create', (step) =>
    addRecord(step, { type, parentId, title: title.trim(), values: {} }),
  );
}

/**
 * Sets all values of one field as typed; empty texts are dropped and the rest is read by the field's datatype.
 * Throws `fieldUnknown`, `valueNotRepeatable`, `titleEmpty`.
 */
export function setField(
  archive: Archive,
  id: RecordId,
  fieldName: string,
  inputs: readonly ValueInput[],
): void {
  setFields(archive, id, [[fieldName, inputs]]);
}

/** Sets several fields of a record as one step. */
export function setFields(
  archive: Archive,
  id: RecordId,
  fields: readonly (readonly [string, readonly ValueInput[]])[],
): void {
  const type = getRecordType(archive.db, getRecordLine(archive.db, id).type);
  writeStep(archive, 'edit', (step) => {
    for (const [fieldName, inputs] of fields) {
      const field = fieldOf(type, fieldName);
      const filled = inputs.filter((input) => input.text.trim() !== '');
      if (filled.length > 1 && !field.isRepeatable) throw new ArchiveError('valueNotRepeatable', fieldName);
      if (fieldName === 'title' && filled.length === 0) throw new ArchiveError('titleEmpty');
      changeField(
        step,
        id,
        fieldName,
        filled.map((input) => readInput(step, field, input)),
      );
    }
  });
}
