import { plainText } from '../../preload/structured-text.ts';
import { listPageNotes } from '../pages/page-notes.ts';
import type { PageStore } from '../pages/page-store.ts';
import { listPageTexts } from '../pages/transcriptions.ts';
import { fieldsOf, listRecordTypes } from '../record-types.ts';
import { translationsOf } from '../records/translations.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { indexText, tokens } from '../text/fold.ts';
import { fieldToken } from './field-token.ts';

/** What the index holds of a record, folded. */
export interface IndexText {
  readonly id: number;
  readonly title: string;
  readonly code: string;
  readonly names: string;
  readonly body: string;
  readonly files: string;
  /** The text read from the pages of its files; what a person wrote is in the body. */
  readonly pages: string;
  /** The words of short values with the number of their field, so that one field can be searched. */
  readonly fields: string;
}

/** Characters of a value that are found by its field as well; what is longer is running text. */
const LONGEST_FIELD = 400;

interface RecordText {
  readonly id: number;
  readonly title: string;
  readonly referenceCode: string;
}
interface ValueText {
  readonly recordId: number;
  readonly field: string;
  readonly text: string;
  readonly authorityId: number | null;
}

/** The folded text of records: title, code, every spelling of their agents and places, all their values, their files and the pages of these. */
export function readIndexTexts(
  archive: Db,
  pages: PageStore,
  ids: readonly number[],
  numberOf: (field: string) => number,
): readonly IndexText[] {
  const json = JSON.stringify(ids);
  const records = prepared<RecordText>(
    archive,
    'SELECT id, title, referenceCode FROM record WHERE id IN (SELECT value FROM json_each(?))',
  ).all(json);
  const values = grouped(
    prepared<ValueText>(
      archive,
      'SELECT recordId, field, text, authorityId FROM value WHERE recordId IN (SELECT value FROM json_each(?)) ORDER BY recordId, field, position',
    ).all(json),
  );
  const files = grouped(
    prepared<{ recordId: number; name: string; sha256: string }>(
      archive,
      'SELECT recordId, name, sha256 FROM recordFile WHERE recordId IN (SELECT value FROM json_each(?)) ORDER BY position, id',
    ).all(json),
  );
  const translations = translationsOf(archive, ids);
  const names = readNames(archive, [...values.values()].flat());
  const running = runningFields(archive);
  return records.map(({ id, title, referenceCode }) => {
    const own = values.get(id) ?? [];
    const texts = (files.get(id) ?? []).flatMap(({ sha256 }) => listPageTexts(archive, pages, sha256));
    const written = texts.flatMap(({ isWritten, text }) => (isWritten ? [text] : []));
    const noted = listPageNotes(archive, id).map(({ text }) => text);
    const translated = (translations.get(id) ?? []).map(({ text }) => withoutMarks(text));
    const spelt = own.flatMap(({ authorityId }) =>
      authorityId === null ? [] : (names.get(authorityId) ?? []),
    );
    return {
      id,
      title: indexText(title),
      code: indexText(referenceCode),
      names: indexText([...new Set(spelt)].join('\n')),
      body: indexText(
        [...own.map(({ text }) => withoutMarks(text)), ...written, ...noted, ...translated].join('\n'),
      ),
      files: indexText((files.get(id) ?? []).map(({ name }) => name).join('\n')),
      pages: texts.flatMap(({ isWritten, text }) => (isWritten ? [] : [indexText(text)])).join('\n'),
      fields: own
        .filter(({ field, text }) => !running.has(field) && text.length <= LONGEST_FIELD)
        .flatMap((value) => fieldWords(value, names, numberOf(value.field)))
        .join(' '),
    };
  });
}

function fieldWords(
  { text, authorityId }: ValueText,
  names: ReadonlyMap<number, readonly string[]>,
  field: number,
): readonly string[] {
  const spelt = authorityId === null ? [] : (names.get(authorityId) ?? []);
  return [text, ...spelt.filter((name) => name !== text)].flatMap((words) =>
    tokens(words).map(({ folded }) => fieldToken(field, folded)),
  );
}

function grouped<Row extends { readonly recordId: number }>(
  rows: readonly Row[],
): ReadonlyMap<number, readonly Row[]> {
  const byRecord = new Map<number, Row[]>();
  for (const row of rows) {
    const known = byRecord.get(row.recordId);
    if (known) known.push(row);
    else byRecord.set(row.recordId, [row]);
  }
  return byRecord;
}

function readNames(archive: Db, values: readonly ValueText[]): ReadonlyMap<number, readonly string[]> {
  const ids = [...new Set(values.flatMap(({ authorityId }) => authorityId ?? []))];
  const names = new Map<number, string[]>();
  const rows = prepared<{ authorityId: number; text: string }>(
    archive,
    'SELECT authorityId, text FROM authorityName WHERE authorityId IN (SELECT value FROM json_each(?))',
  ).all(JSON.stringify(ids));
  for (const { authorityId, text } of rows) {
    const known = names.get(authorityId);
    if (known) known.push(text);
    else names.set(authorityId, [text]);
  }
  return names;
}

/** Names of the fields of structured text. */
export function runningFields(archive: Db): ReadonlySet<string> {
  const fields = listRecordTypes(archive).flatMap((type) => fieldsOf(type));
  return new Set(fields.flatMap(({ name, datatype }) => (datatype === 'structuredText' ? name : [])));
}

/** Structured text without its marks; a text without any of them is taken as it is, which is far quicker. */
export function withoutMarks(text: string): string {
  return /[*_[\]\\<`#]/.test(text) ? plainText(text) : text;
}
