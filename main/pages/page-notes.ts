import type { PageNote, PageNoteId, RecordId } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import { nextEntityId } from '../history/next-entity-id.ts';
import { noteChange, type Step, writeStep } from '../history/step.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';

/** A note as the history keeps it. */
export interface PageNoteSnapshot extends Omit<PageNote, 'id'> {
  readonly recordId: number;
}
interface Row extends Omit<PageNoteSnapshot, 'box'> {
  readonly id: PageNoteId;
  readonly box: string | null;
}

const COLUMNS = 'id, recordId, sha256, page, box, text';

const read = ({ box, ...row }: Row): PageNoteSnapshot & { readonly id: PageNoteId } => ({
  ...row,
  box: box === null ? null : (JSON.parse(box) as PageNote['box']),
});

function snapshotOf(row: Row): PageNoteSnapshot {
  const { id: _, ...state } = read(row);
  return state;
}

function findRow(db: Db, id: number): Row | undefined {
  return prepared<Row>(db, `SELECT ${COLUMNS} FROM pageNote WHERE id = ?`).get(id);
}

/** One note as it is now; undefined if there is none. */
export function takePageNote(db: Db, id: number): PageNoteSnapshot | undefined {
  const row = findRow(db, id);
  return row && snapshotOf(row);
}

/** Puts a note into a state that the history kept; null removes it. */
export function putPageNote(db: Db, id: number, state: PageNoteSnapshot | null): void {
  if (state === null) {
    prepared(db, 'DELETE FROM pageNote WHERE id = ?').run(id);
    return;
  }
  prepared(
    db,
    `INSERT INTO pageNote (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET recordId = excluded.recordId, box = excluded.box, text = excluded.text`,
  ).run(id, state.recordId, state.sha256, state.page, state.box && JSON.stringify(state.box), state.text);
}

/** The notes on the pages of a record's originals, in the order in which they were made. */
export function listPageNotes(db: Db, record: number): readonly PageNote[] {
  const rows = prepared<Row>(db, `SELECT ${COLUMNS} FROM pageNote WHERE recordId = ? ORDER BY id`).all(
    record,
  );
  return rows.map((row) => {
    const { recordId: _, ...note } = read(row);
    return note;
  });
}

/**
 * Makes or changes a note on a page of a record, as one step; an `id` of null makes one, an empty text removes it.
 * Throws `fileMissing` where the record has no such original, `noteMissing` where it has no such note.
 */
export function setPageNote(
  archive: Archive,
  record: RecordId,
  { id, ...content }: Omit<PageNote, 'id'> & { readonly id: PageNoteId | null },
): void {
  const { db } = archive;
  const isOfRecord = prepared(db, 'SELECT 1 FROM recordFile WHERE recordId = ? AND sha256 = ?').pluck();
  if (isOfRecord.get(record, content.sha256) === undefined)
    throw new ArchiveError('fileMissing', content.sha256);
  if (id !== null && findRow(db, id)?.recordId !== record) throw new ArchiveError('noteMissing');
  const text = content.text.trim();
  if (id === null && text === '') return;
  writeStep(archive, 'edit', (step) =>
    write(
      step,
      id ?? nextEntityId(step.db, 'pageNote'),
      text === '' ? null : { ...content, text, recordId: record },
    ),
  );
}

/** Puts a note into a state as part of a step, and tells the history of it; nothing where it is so already. */
function write(step: Step, entityId: number, state: PageNoteSnapshot | null): void {
  const row = findRow(step.db, entityId);
  const before = row ? JSON.stringify(snapshotOf(row)) : null;
  putPageNote(step.db, entityId, state);
  const kept = findRow(step.db, entityId);
  const after = kept ? JSON.stringify(snapshotOf(kept)) : null;
  if (before === after) return;
  noteChange(step, {
    entity: 'pageNote',
    entityId,
    recordId: state?.recordId ?? row?.recordId ?? null,
    field: null,
    before,
    after,
  });
}

/** Gives the notes on some pages of a record to another, as part of a step: they go where their page goes. */
export function movePageNotes(
  step: Step,
  from: RecordId,
  to: RecordId,
  isMoved: (page: Pick<PageNote, 'sha256' | 'page'>) => boolean = () => true,
): void {
  for (const { id, ...note } of listPageNotes(step.db, from))
    if (isMoved(note)) write(step, id, { ...note, recordId: to });
}
