import {
  type FieldDefinition,
  type FieldValue,
  LOCALES,
  type Locale,
  type RecordDetail,
  TRANSLATED_DATATYPES,
  type Translation,
} from '../../preload/model.ts';

/** A field of words with what it says in the source and its text in another language. */
export interface TranslationRow {
  readonly field: FieldDefinition;
  /** None where the source no longer says anything. */
  readonly values: readonly FieldValue[];
  /** Empty where nothing is written yet. */
  readonly text: string;
}

/**
 * The fields that a record has words or a text in the language for: the title, then as its type has them. A value
 * without a letter, such as a number, is the same in every language.
 */
export function translationRows(
  fields: readonly FieldDefinition[],
  record: Pick<RecordDetail, 'title' | 'fields'>,
  texts: readonly Translation[],
  language: Locale,
): readonly TranslationRow[] {
  const rows = fields
    .filter(({ name, datatype }) => TRANSLATED_DATATYPES.has(datatype) && name !== 'referenceCode')
    .map((field) => ({
      field,
      values: field.name === 'title' ? [{ text: record.title }] : (record.fields[field.name] ?? []),
      text: texts.find((text) => text.language === language && text.field === field.name)?.text ?? '',
    }))
    .filter(({ values, text }) => text !== '' || values.some((value) => /\p{L}/u.test(wordsOf(value))));
  const isTitle = ({ field }: TranslationRow): boolean => field.name === 'title';
  return [...rows.filter(isTitle), ...rows.filter((row) => !isTitle(row))];
}

/** What is translated of a value: the authorised name, else the words of the source. */
export const wordsOf = ({ name, text }: FieldValue): string => name ?? text;

/** The language that a record has most texts in; where it has none, English, or Azerbaijani for who reads in English. */
export function firstLanguage(texts: readonly Translation[], locale: Locale): Locale {
  const count = (language: Locale): number => texts.filter((text) => text.language === language).length;
  const written = LOCALES.filter((language) => count(language) > 0).sort((a, b) => count(b) - count(a));
  return written[0] ?? (locale === 'en' ? 'az' : 'en');
}

/** How many fields of a record have a text in any other language. */
export const countTranslated = (texts: readonly Translation[]): number =>
  new Set(texts.map(({ field }) => field)).size;

/**
 * The lines of a text where they are not as many as the values that they stand for, null where nothing is amiss. Empty
 * lines stand for nothing; a text that has lines in the source too is one value.
 */
export function oddLines({ field, values }: Omit<TranslationRow, 'text'>, text: string): number | null {
  if (field.datatype === 'structuredText' || values.some((value) => value.text.includes('\n'))) return null;
  const lines = text.split('\n').filter((line) => line.trim() !== '').length;
  return lines === 0 || values.length === 0 || lines === values.length ? null : lines;
}
