import type {
  BatchId,
  BatchKind,
  ChangeId,
  FieldValue,
  HistoryChange,
  RecordId,
} from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import { changeField } from '../records/change-field.ts';
import { type StoredValue, toFieldValue } from '../records/values.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { writeStep } from './step.ts';

interface Row {
  readonly id: ChangeId;
  readonly batch: BatchId;
  readonly kind: BatchKind;
  readonly at: string;
  readonly entity: HistoryChange['entity'];
  readonly entityId: number;
  readonly recordId: RecordId | null;
  readonly title: string | null;
  readonly field: string | null;
  readonly before: string | null;
  readonly after: string | null;
}
const SELECT = `SELECT change.id, batchId AS batch, kind, at, entity, entityId, recordId, title, field, before, after
  FROM change JOIN batch ON batch.id = batchId LEFT JOIN record ON record.id = recordId`;

/** Changes, newest first, of one record or of the whole archive; `before` pages on from a change. */
export function listHistory(
  db: Db,
  query: { id?: RecordId | undefined; before?: ChangeId | undefined; limit?: number | undefined },
): readonly HistoryChange[] {
  const before = query.before ?? Number.MAX_SAFE_INTEGER;
  const limit = query.limit ?? 100;
  const rows =
    query.id === undefined
      ? prepared<Row>(db, `${SELECT} WHERE change.id < ? ORDER BY change.id DESC LIMIT ?`).all(before, limit)
      : prepared<Row>(
          db,
          `${SELECT} WHERE recordId = ? AND change.id < ? ORDER BY change.id DESC LIMIT ?`,
        ).all(query.id, before, limit);
  return rows.map((row) => toChange(db, row));
}

const isOwnField = (field: string | null): field is string => field !== null && !field.startsWith('@');

function toChange(db: Db, row: Row): HistoryChange {
  return {
    id: row.id,
    batch: row.batch,
    kind: row.kind,
    at: row.at,
    entity: row.entity,
    record: row.recordId !== null && row.title !== null ? { id: row.recordId, title: row.title } : null,
    field: row.field,
    before: shownState(db, row, row.before),
    after: shownState(db, row, row.after),
    canRestore: row.entity === 'record' && isOwnField(row.field) && row.title !== null,
  };
}

/** A kept state as values to show: those of a field, else the name of what came or went. */
function shownState(db: Db, row: Row, state: string | null): readonly FieldValue[] | null {
  if (state === null) return null;
  const content: unknown = JSON.parse(state);
  if (row.entity === 'record' && isOwnField(row.field))
    return (content as StoredValue[]).map((value) => toFieldValue(db, value));
  if (row.entity === 'relation') return [{ text: (content as { type: string }).type }];
  if (row.field === '@place')
    return [{ text: placeText(db, (content as { parentId: number | null }).parentId) }];
  if (row.field === '@bin') return [{ text: content === null ? '' : String(content) }];
  const named = content as { title?: string; name?: string; uuid?: string };
  return [{ text: named.title ?? named.name ?? named.uuid ?? '' }];
}

function placeText(db: Db, parentId: number | null): string {
  if (parentId === null) return '';
  return (
    (prepared(db, 'SELECT title FROM record WHERE id = ?').pluck().get(parentId) as string | undefined) ??
    String(parentId)
  );
}

/** Puts the value that a field had before a change back, as a new step; answers the record. */
export function restoreChange(archive: Archive, id: ChangeId): RecordId {
  const row = prepared<Row>(archive.db, `${SELECT} WHERE change.id = ?`).get(id);
  if (row?.entity !== 'record' || row.recordId === null || row.title === null)
    throw new ArchiveError('changeMissing', String(id));
  const { field, recordId, before } = row;
  if (!isOwnField(field) || before === null) throw new ArchiveError('changeMissing', String(id));
  const values = (JSON.parse(before) as StoredValue[]).map((value) => withKnownAuthority(archive.db, value));
  writeStep(archive, 'restore', (step) => changeField(step, recordId, field, values));
  return recordId;
}

/** An authority record that was merged away since leaves the text, not a broken reference. */
function withKnownAuthority(db: Db, value: StoredValue): StoredValue {
  if (value.authorityId === undefined) return value;
  if (prepared(db, 'SELECT 1 FROM authority WHERE id = ?').pluck().get(value.authorityId) !== undefined)
    return value;
  const { authorityId, role, ...rest } = value;
  return rest;
}
