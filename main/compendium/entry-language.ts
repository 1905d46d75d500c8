import { formatDate, formatMoney } from '../../preload/format.ts';
import {
  type FieldDefinition,
  type FieldValue,
  LOCALES,
  type Locale,
  TRANSLATED_DATATYPES,
  type Translation,
} from '../../preload/model.ts';
import { detectLanguage } from '../reading/language.ts';

/** A record as the book needs it: its values as the archive keeps them, by field name. */
export interface CompendiumEntry {
  readonly uuid: string;
  readonly type: string;
  readonly title: string;
  readonly fields: Readonly<Record<string, readonly FieldValue[]>>;
  /** Its texts in other languages; absent where it has none. */
  readonly translations?: readonly Translation[];
  /** Of an entry as it reads in another language: the fields that are left in its own. */
  readonly untranslated?: { readonly language: Locale; readonly fields: ReadonlySet<string> };
}

/** Fields by their names. */
export type Fields = ReadonlyMap<string, FieldDefinition>;

/** An entry as it reads in a language. */
export interface EntryText {
  readonly language: Locale;
  readonly entry: CompendiumEntry;
}

/** Letters of an entry from which its language is told. */
const SAMPLE = 4000;

/**
 * The texts that an entry has in these languages, in their order: its own and those that a person wrote beside it. One
 * that has none of them stands in its own language alone.
 */
export function textsOfEntry(
  entry: CompendiumEntry,
  languages: readonly Locale[],
  fields: Fields,
): readonly EntryText[] {
  const own = ownLanguage(entry, fields);
  const found = languages.flatMap((language): readonly EntryText[] => {
    if (isTranslated(entry, language))
      return [{ language, entry: entryIn(entry, language, { own, fields }) }];
    return language === own ? [{ language, entry }] : [];
  });
  return found.length === 0 ? [{ language: own, entry }] : found;
}

/** An entry as a book in one language prints it: in that language where it has such a text, else as it is. */
export function entryInBook(entry: CompendiumEntry, language: Locale, fields: Fields): CompendiumEntry {
  if (!isTranslated(entry, language)) return entry;
  return entryIn(entry, language, { own: ownLanguage(entry, fields), fields });
}

const isTranslated = ({ translations = [] }: CompendiumEntry, language: Locale): boolean =>
  translations.some((text) => text.language === language);

/** The language of an entry's own words; none in which a person wrote its text beside them. */
function ownLanguage({ title, fields: values, translations = [] }: CompendiumEntry, fields: Fields): Locale {
  let sample = title;
  for (const [name, texts] of Object.entries(values)) {
    if (sample.length > SAMPLE) break;
    const datatype = fields.get(name)?.datatype;
    if (datatype === 'text' || datatype === 'structuredText')
      sample += `\n${texts.map(({ text }) => text).join('\n')}`;
  }
  const found = detectLanguage(sample.slice(0, SAMPLE));
  const others = new Set(translations.map(({ language }) => language));
  return others.has(found) ? (LOCALES.find((language) => !others.has(language)) ?? found) : found;
}

interface OwnText {
  readonly own: Locale;
  readonly fields: Fields;
}

/** An entry with its texts in another language; what has none there stays in its own, and says so. */
function entryIn(entry: CompendiumEntry, language: Locale, { own, fields }: OwnText): CompendiumEntry {
  const texts = new Map(
    (entry.translations ?? []).flatMap((text) =>
      text.language === language ? [[text.field, text.text] as const] : [],
    ),
  );
  const untranslated = new Set<string>();
  const values = Object.entries(entry.fields).map(([name, own]): [string, readonly FieldValue[]] => {
    const field = fields.get(name);
    const text = texts.get(name);
    if (!field) return [name, own];
    if (!TRANSLATED_DATATYPES.has(field.datatype))
      return [name, own.map((value) => writtenIn(value, field, language))];
    if (text !== undefined) return [name, translatedValues(own, text, field)];
    untranslated.add(name);
    return [name, own];
  });
  return {
    ...entry,
    title: texts.get('title') ?? entry.title,
    fields: Object.fromEntries(values),
    untranslated: { language: own, fields: untranslated },
  };
}

/** A line for each value: those of as many lines keep what else is known of them. */
function translatedValues(
  values: readonly FieldValue[],
  text: string,
  { datatype }: FieldDefinition,
): readonly FieldValue[] {
  if (datatype === 'structuredText') return [{ text }];
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length !== values.length) return lines.map((line) => ({ text: line.trim() }));
  return values.map((value, index) => ({ ...value, text: (lines[index] ?? '').trim() }));
}

/** A date, a sum or a term in the words of a language. */
function writtenIn(value: FieldValue, { terms = [] }: FieldDefinition, language: Locale): FieldValue {
  const { edtf, amount, currency, term } = value;
  if (edtf !== undefined) return { ...value, text: formatDate(edtf, language) };
  if (amount !== undefined && currency !== undefined)
    return { ...value, text: formatMoney(amount, currency, language) };
  const label = terms.find(({ code }) => code === term)?.labels[language];
  return label === undefined ? value : { ...value, text: label };
}

/** Fields by their names: those that all types have, and those of one. */
export function fieldsByName(
  commonFields: readonly FieldDefinition[],
  own: readonly FieldDefinition[] = [],
): Fields {
  return new Map([...commonFields, ...own].map((field) => [field.name, field]));
}
