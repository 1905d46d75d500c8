import type { FieldDefinition, FieldValue } from '../preload/model.ts';
import type { Archive } from './archive.ts';
import { type CliOptions, type CommandResult, localeNamed, recordIdOf, splitPair } from './command-line.ts';
import { ArchiveError } from './errors.ts';
import { readValue } from './reading/read-value.ts';
import { fieldOf, getRecordType } from './record-types.ts';
import { setFields } from './records/edit.ts';
import { getRecord } from './records/read.ts';
import { listTranslations, setTranslations } from './records/translations.ts';

function valueJson({ authority, ...value }: FieldValue) {
  return { ...value, ...(authority === undefined ? {} : { agent: authority }) };
}

/** Shows a record with all its values, and its texts in other languages. */
export function runShow(archive: Archive, [id = '']: readonly string[]): CommandResult {
  const record = getRecord(archive.db, recordIdOf(id));
  const fields = Object.fromEntries(
    Object.entries(record.fields).map(([name, values]) => [name, values.map(valueJson)]),
  );
  const translations = listTranslations(archive.db, record.id);
  const text = [
    `${record.type} ${record.id}: ${record.title}`,
    ...Object.entries(record.fields).flatMap(([name, values]) =>
      values.map((value) => `${name}: ${value.text}`),
    ),
    ...translations.map((one) => `${one.field} (${one.language}): ${one.text}`),
  ];
  return { json: { ...record, fields, translations }, text };
}

/** Writes fields of a record as one step; with `--language` their texts in that language. */
export function runSet(
  archive: Archive,
  [id = '', ...pairs]: readonly string[],
  { language }: CliOptions,
): CommandResult {
  const byField = new Map<string, { text: string }[]>();
  for (const pair of pairs) {
    const [field, text] = splitPair(pair, 'a change');
    byField.set(field, [...(byField.get(field) ?? []), { text }]);
  }
  if (language !== undefined) {
    const target = localeNamed(language);
    const texts = [...byField].map(([field, values]) => ({
      language: target,
      field,
      text: values.map(({ text }) => text).join('\n'),
    }));
    setTranslations(archive, recordIdOf(id), texts);
    return runShow(archive, [id]);
  }
  const type = getRecordType(archive.db, getRecord(archive.db, recordIdOf(id)).type);
  for (const [name, values] of byField) refuseAmbiguousDates(fieldOf(type, name), values);
  setFields(archive, recordIdOf(id), [...byField]);
  return runShow(archive, [id]);
}

/** A terminal cannot ask: a date that can be read in two ways is refused with both readings, never guessed. */
function refuseAmbiguousDates(field: FieldDefinition, values: readonly { readonly text: string }[]): void {
  if (field.datatype !== 'date') return;
  for (const { text } of values) {
    const { isAmbiguous, readings } = readValue(field, text);
    if (isAmbiguous)
      throw new ArchiveError('valueAmbiguous', `${text} (${readings.map(({ edtf }) => edtf).join(' | ')})`);
  }
}
