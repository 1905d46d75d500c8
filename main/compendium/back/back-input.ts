import type { FieldDefinition, FieldValue, Locale, RecordTypeDefinition } from '../../../preload/model.ts';
import { sortKey } from '../../text/sort-key.ts';
import type { BookReferences } from '../book.ts';
import type { CompendiumEntry } from '../entry-language.ts';
import type { EntryScans } from '../scans/scan-page.ts';

/** What the back of a book is made from: the entries as they stand in the book, and the definitions of their fields. */
export interface BackInput {
  readonly entries: readonly CompendiumEntry[];
  readonly types: ReadonlyMap<string, RecordTypeDefinition>;
  readonly commonFields: readonly FieldDefinition[];
  readonly language: Locale;
  /** Whether entries are called by their numbers. */
  readonly isNumbered: boolean;
  readonly scans: readonly EntryScans[];
}

/** The fields of an entry with their values, in the order of its type. */
export function fieldsOfEntry(
  { types, commonFields }: BackInput,
  entry: CompendiumEntry,
): readonly { readonly field: FieldDefinition; readonly values: readonly FieldValue[] }[] {
  const own = types.get(entry.type)?.fields ?? [];
  const names = new Set(own.map(({ name }) => name));
  return [...own, ...commonFields.filter(({ name }) => !names.has(name))].flatMap((field) => {
    const values = entry.fields[field.name] ?? [];
    return values.length === 0 ? [] : [{ field, values }];
  });
}

/** Letters of a title by which an entry is called where it has neither number nor acronym. */
const LONGEST_NAME = 40;

/** What an entry is called where there are no pages: its number, its acronym, or the beginning of its title. */
export function nameOfEntry({ isNumbered }: BackInput, entry: CompendiumEntry, index: number): string {
  if (isNumbered) return String(index + 1);
  const acronym = entry.fields['acronym']?.[0]?.text.trim();
  if (acronym) return acronym;
  const title = entry.title.trim();
  return title.length > LONGEST_NAME ? `${title.slice(0, LONGEST_NAME).trimEnd()}…` : title;
}

/** The authorised name of a value, else what the source says without its country and final mark. */
export function nameOfValue({ name, text }: FieldValue): string {
  return (name ?? text.replace(/\s*\([A-Z]{2}\)\s*/g, ' ').replace(/[\s.;,]+$/, '')).trim();
}

/** What tells a name or term from others: its authority record, or its words. */
export const keyOfValue = (value: FieldValue): string =>
  value.authority === undefined ? nameOfValue(value).toLowerCase() : String(value.authority);

/** How a value in an entry is told from all others that a book prints, so that its pages are found. */
export const mentionOf = (uuid: string, value: FieldValue): string => `${uuid} ${keyOfValue(value)}`;

/** An entry as references name it. */
export type EntryCalled = BookReferences['entries'][number];

/** An entry with a value that stands in it. */
export function calledIn(
  input: BackInput,
  entry: CompendiumEntry,
  index: number,
  value: FieldValue,
): EntryCalled {
  const { uuid } = entry;
  return { uuid, name: nameOfEntry(input, entry, index), mention: mentionOf(uuid, value) };
}

/** Things in the order of a language's alphabet. */
export function inAlphabet<T>(
  things: Iterable<T>,
  language: Locale,
  nameOf: (thing: T) => string,
): readonly T[] {
  return [...things]
    .map((thing) => ({ thing, key: sortKey(nameOf(thing), language) }))
    .sort((one, other) => Buffer.compare(one.key, other.key))
    .map(({ thing }) => thing);
}
