import type { ChangeId, RecordId, RecordRestorePlan } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import { changeField } from '../records/change-field.ts';
import { readField } from '../records/fields.ts';
import { getRecordLine } from '../records/record-row.ts';
import type { RecordSnapshot } from '../records/snapshot.ts';
import { listAllStoredValues, type StoredValue, toFieldValue } from '../records/values.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { isOwnField } from './list.ts';
import { knownValues } from './restore-field.ts';
import { isSameState } from './state.ts';
import { writeStep } from './step.ts';

/** A field that differs from what it was. */
interface Difference {
  readonly field: string;
  readonly now: readonly StoredValue[];
  readonly was: readonly StoredValue[];
}

/** What putting a record back as it was after a change would do. Throws `recordMissing`, `changeMissing`. */
export function previewRestoreRecord(db: Db, id: RecordId, at: ChangeId): RecordRestorePlan {
  const shown = (values: readonly StoredValue[]) => values.map((value) => toFieldValue(db, value));
  return {
    at: momentOf(db, id, at),
    lines: listDifferences(db, id, at).map(({ field, now, was }) => ({
      field,
      now: shown(now),
      was: shown(was),
    })),
  };
}

/**
 * Puts the fields of a record back as they were after a change, all that differ or those named, as one step. Its
 * place, relations and files stay as they are. Throws `recordMissing`, `changeMissing`.
 */
export function restoreRecord(
  archive: Archive,
  id: RecordId,
  at: ChangeId,
  fields?: readonly string[] | undefined,
): void {
  momentOf(archive.db, id, at);
  writeStep(archive, 'restore', (step) => {
    for (const { field, was } of listDifferences(step.db, id, at)) {
      if (fields === undefined || fields.includes(field)) changeField(step, id, field, was);
    }
  });
}

function momentOf(db: Db, id: RecordId, at: ChangeId): string {
  getRecordLine(db, id);
  const moment = prepared(
    db,
    'SELECT at FROM change JOIN batch ON batch.id = batchId WHERE change.id = ? AND recordId = ?',
  )
    .pluck()
    .get(at, id) as string | undefined;
  if (moment === undefined) throw new ArchiveError('changeMissing', String(at));
  return moment;
}

/** The fields of a record that are not now what they were after a change; throws `changeMissing` where it was not there. */
export function listDifferences(db: Db, id: number, at: number): readonly Difference[] {
  const differences: Difference[] = [];
  for (const [field, state] of fieldsAsOf(db, id, at)) {
    const now = readField(db, id, field);
    const was = knownValues(db, JSON.parse(state) as StoredValue[]);
    if (!isSameState(JSON.stringify(now), JSON.stringify(was))) differences.push({ field, now, was });
  }
  return differences;
}

/** What the fields changed since was held, as the history kept it: every later change taken back, the last one first. */
function fieldsAsOf(db: Db, id: number, at: number): ReadonlyMap<string, string> {
  const later = prepared<{ field: string | null; before: string | null }>(
    db,
    `SELECT field, before FROM change WHERE recordId = ? AND id > ? AND entity = 'record' ORDER BY id DESC`,
  ).all(id, at);
  let fields = new Map<string, string>();
  let wasThere = true;
  for (const { field, before } of later) {
    if (field === null) {
      wasThere = before !== null;
      fields = before === null ? new Map() : wholeFields(db, id, JSON.parse(before) as RecordSnapshot);
    } else if (isOwnField(field) && before !== null) fields.set(field, before);
  }
  if (!wasThere) throw new ArchiveError('changeMissing', String(at));
  return fields;
}

function wholeFields(db: Db, id: number, snapshot: RecordSnapshot): Map<string, string> {
  const texts = { title: snapshot.title, referenceCode: snapshot.referenceCode };
  const own = Object.entries(texts).map(([field, text]) => [field, text === '' ? [] : [{ text }]] as const);
  const empty = Object.keys(listAllStoredValues(db, id)).map((field) => [field, []] as const);
  const states = [...empty, ...own, ...Object.entries(snapshot.values)];
  return new Map(states.map(([field, values]) => [field, JSON.stringify(values)]));
}
