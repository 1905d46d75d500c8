import type {
  BatchId,
  BatchKind,
  ChangeId,
  FieldValue,
  HistoryChange,
  RecordId,
} from '../../preload/model.ts';
import type { ArrangementSnapshot } from '../pages/arrangements.ts';
import type { PageNoteSnapshot } from '../pages/page-notes.ts';
import { type TranscriptionSnapshot, transcribedText } from '../pages/transcriptions.ts';
import type { FieldSnapshot, RecordTypeSnapshot } from '../record-type-row.ts';
import type { TranslationSnapshot } from '../records/translations.ts';
import { type StoredValue, toFieldValue } from '../records/values.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';

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

/** What of the history is asked for. */
interface HistoryQuery {
  readonly id?: RecordId | undefined;
  readonly batch?: BatchId | undefined;
  readonly before?: ChangeId | undefined;
  readonly after?: ChangeId | undefined;
  readonly limit?: number | undefined;
}

/**
 * Changes, newest first, of one record or of the whole archive; `before` pages on from a change. Those of one step
 * come in the order in which they were made; `after` pages on.
 */
export function listHistory(db: Db, query: HistoryQuery): readonly HistoryChange[] {
  const rows = query.batch === undefined ? listNewest(db, query) : listOfStep(db, query.batch, query);
  return rows.map((row) => toChange(db, row));
}

function listNewest(db: Db, { id, before, limit = 100 }: HistoryQuery): readonly Row[] {
  const end = before ?? Number.MAX_SAFE_INTEGER;
  if (id === undefined)
    return prepared<Row>(db, `${SELECT} WHERE change.id < ? ORDER BY change.id DESC LIMIT ?`).all(end, limit);
  return prepared<Row>(
    db,
    `${SELECT} WHERE recordId = ? AND change.id < ? ORDER BY change.id DESC LIMIT ?`,
  ).all(id, end, limit);
}

function listOfStep(db: Db, batch: BatchId, { id, after, limit = 100 }: HistoryQuery): readonly Row[] {
  const start = after ?? 0;
  if (id === undefined)
    return prepared<Row>(db, `${SELECT} WHERE batchId = ? AND change.id > ? ORDER BY change.id LIMIT ?`).all(
      batch,
      start,
      limit,
    );
  // Subtle: the plus keeps SQLite from reading a whole long step for the few changes of one record.
  return prepared<Row>(
    db,
    `${SELECT} WHERE recordId = ? AND +batchId = ? AND change.id > ? ORDER BY change.id LIMIT ?`,
  ).all(id, batch, start, limit);
}

/** True for a field of the type, its title and code included; false for the place, the bin and the whole. */
export const isOwnField = (field: string | null): field is string => field !== null && !field.startsWith('@');

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

/**
 * A kept state as values to show: those of a field, else the name of what came or went. A text in another language has
 * its field as `name` and its language as `term`.
 */
export function shownState(
  db: Db,
  row: Pick<Row, 'entity' | 'field'>,
  state: string | null,
): readonly FieldValue[] | null {
  if (state === null) return null;
  const content: unknown = JSON.parse(state);
  if (row.entity === 'record' && isOwnField(row.field))
    return (content as StoredValue[]).map((value) => toFieldValue(db, value));
  if (row.entity === 'recordType') return [shownType(row.field, content)];
  if (row.entity === 'transcription')
    return [{ text: transcribedText((content as TranscriptionSnapshot).lines) }];
  if (row.entity === 'arrangement') return [{ text: orderText((content as ArrangementSnapshot).pages) }];
  if (row.entity === 'pageNote') return [{ text: (content as PageNoteSnapshot).text }];
  if (row.entity === 'translation') {
    const { language, field, text } = content as TranslationSnapshot;
    return [{ text, name: field, term: language }];
  }
  if (row.entity === 'relation') return [{ text: (content as { type: string }).type }];
  if (row.field === '@place')
    return [{ text: placeText(db, (content as { parentId: number | null }).parentId) }];
  if (row.field === '@bin') return [{ text: content === null ? '' : String(content) }];
  const named = content as { title?: string; name?: string; uuid?: string };
  return [{ text: named.title ?? named.name ?? named.uuid ?? '' }];
}

/** Numbers of the pages in their order, hidden ones in brackets, turned ones with an arrow, cropped ones with a frame. */
function orderText(pages: ArrangementSnapshot['pages']): string {
  return pages
    .map(({ page, turns, isHidden, crop = null }) => {
      const shown = `${page}${turns === null ? '' : '↻'.repeat(turns)}${crop ? '▣' : ''}`;
      return isHidden ? `(${shown})` : shown;
    })
    .join(' ');
}

/** The label of a type or of its field, and the name of the type, by which the window finds its own words. */
function shownType(field: string | null, content: unknown): FieldValue {
  const { definition } = content as RecordTypeSnapshot | FieldSnapshot;
  const name = field === null ? definition.name : (content as FieldSnapshot).type;
  return { text: definition.labels.az, name };
}

function placeText(db: Db, parentId: number | null): string {
  if (parentId === null) return '';
  return (
    (prepared(db, 'SELECT title FROM record WHERE id = ?').pluck().get(parentId) as string | undefined) ??
    String(parentId)
  );
}
