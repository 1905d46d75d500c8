import { type RecordId, TRANSLATED_DATATYPES, type Translation } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import { nextEntityId } from '../history/next-entity-id.ts';
import { noteChange, type Step, writeStep } from '../history/step.ts';
import { fieldOf, getRecordType } from '../record-types.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { getRecordLine } from './record-row.ts';

/** The text of a field in another language as the history keeps it. */
export interface TranslationSnapshot extends Translation {
  readonly recordId: number;
}
interface Row extends TranslationSnapshot {
  readonly id: number;
}

const COLUMNS = 'id, recordId, language, field, text';

function snapshotOf({ recordId, language, field, text }: TranslationSnapshot): TranslationSnapshot {
  return { recordId, language, field, text };
}

/** One text as it is now; undefined if there is none. */
export function takeTranslation(db: Db, id: number): TranslationSnapshot | undefined {
  const row = prepared<Row>(db, `SELECT ${COLUMNS} FROM translation WHERE id = ?`).get(id);
  return row && snapshotOf(row);
}

/** Puts a text into a state that the history kept; null removes it. */
export function putTranslation(db: Db, id: number, state: TranslationSnapshot | null): void {
  if (state === null) {
    prepared(db, 'DELETE FROM translation WHERE id = ?').run(id);
    return;
  }
  const { recordId, language, field, text } = state;
  prepared(
    db,
    `INSERT INTO translation (${COLUMNS}) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET text = excluded.text`,
  ).run(id, recordId, language, field, text);
}

/** The texts of a record in other languages, by language and field. */
export function listTranslations(db: Db, record: number): readonly Translation[] {
  return prepared<Translation>(
    db,
    'SELECT language, field, text FROM translation WHERE recordId = ? ORDER BY language, field',
  ).all(record);
}

/** The texts of several records in other languages, by the record's id; records without any are not named. */
export function translationsOf(
  db: Db,
  records: readonly number[],
): ReadonlyMap<number, readonly Translation[]> {
  const rows = prepared<Row>(
    db,
    `SELECT ${COLUMNS} FROM translation WHERE recordId IN (SELECT value FROM json_each(?)) ORDER BY recordId, language, field`,
  ).all(JSON.stringify(records));
  const found = new Map<number, Translation[]>();
  for (const { recordId, language, field, text } of rows) {
    const known = found.get(recordId);
    if (known) known.push({ language, field, text });
    else found.set(recordId, [{ language, field, text }]);
  }
  return found;
}

/**
 * Writes the texts of fields in another language, as one step; one without letters removes it. Throws `fieldUnknown`
 * where the record's type has no such field of words, and for the reference code, which is the same in every language.
 */
export function setTranslations(archive: Archive, record: RecordId, texts: readonly Translation[]): void {
  const { db } = archive;
  const type = getRecordType(db, getRecordLine(db, record).type);
  for (const { field } of texts) {
    const { datatype } = fieldOf(type, field);
    if (!TRANSLATED_DATATYPES.has(datatype) || field === 'referenceCode')
      throw new ArchiveError('fieldUnknown', field);
  }
  writeStep(archive, 'edit', (step) => {
    for (const text of texts) write(step, { ...text, recordId: record });
  });
}

function write(step: Step, { text, ...place }: TranslationSnapshot): void {
  const row = rowOf(step.db, place);
  const kept = text.trim() === '' ? null : { ...place, text: text.trim() };
  const before = row ? JSON.stringify(snapshotOf(row)) : null;
  const after = kept && JSON.stringify(snapshotOf(kept));
  if (before === after) return;
  const entityId = row?.id ?? nextEntityId(step.db, 'translation');
  const { recordId } = place;
  putTranslation(step.db, entityId, kept);
  noteChange(step, { entity: 'translation', entityId, recordId, field: null, before, after });
}

function rowOf(db: Db, { recordId, language, field }: Omit<TranslationSnapshot, 'text'>): Row | undefined {
  return prepared<Row>(
    db,
    `SELECT ${COLUMNS} FROM translation WHERE recordId = ? AND language = ? AND field = ?`,
  ).get(recordId, language, field);
}
