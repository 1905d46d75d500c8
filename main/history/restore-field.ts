import type { ChangeId, RecordId } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import { changeField } from '../records/change-field.ts';
import type { StoredValue } from '../records/values.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { isOwnField } from './list.ts';
import { type Change, writeStep } from './step.ts';

/** Puts the value that a field had before a change back, as a new step; answers the record. Throws `changeMissing`. */
export function restoreChange(archive: Archive, id: ChangeId): RecordId {
  const { db } = archive;
  const change = prepared<Change>(
    db,
    `SELECT entity, entityId, recordId, field, before, after FROM change
     WHERE id = ? AND entity = 'record' AND recordId IN (SELECT id FROM record)`,
  ).get(id);
  const { recordId = null, field = null, before = null } = change ?? {};
  if (recordId === null || before === null || !isOwnField(field))
    throw new ArchiveError('changeMissing', String(id));
  const values = knownValues(db, JSON.parse(before) as StoredValue[]);
  writeStep(archive, 'restore', (step) => changeField(step, recordId, field, values));
  return recordId as RecordId;
}

/** Values of the history as they can be put back: one whose authority record is gone leaves its text. */
export function knownValues(db: Db, values: readonly StoredValue[]): readonly StoredValue[] {
  return values.map((value) => {
    if (value.authorityId === undefined) return value;
    if (prepared(db, 'SELECT 1 FROM authority WHERE id = ?').pluck().get(value.authorityId) !== undefined)
      return value;
    const { authorityId, role, ...rest } = value;
    return rest;
  });
}
