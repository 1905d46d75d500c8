import { parallelOf } from '../../preload/book-parallel.ts';
import type { CompendiumDefinition, LayoutStep, Locale } from '../../preload/model.ts';
import { scanLink } from './back/scans.ts';
import type { BookBlock, BookHeading } from './book.ts';
import {
  type CompendiumEntry,
  type EntryText,
  entryInBook,
  type Fields,
  fieldsByName,
  textsOfEntry,
} from './entry-language.ts';
import { layOutTypes } from './entry-layouts.ts';
import type { OutlineInput } from './outline.ts';
import { outlineSteps } from './outline-fields.ts';
import { nameIn, partHeading } from './outline-sections.ts';
import {
  type Answer,
  besideEachOther,
  headingInTwo,
  inOtherLanguage,
  joinTables,
  languagesOf,
} from './parallel.ts';

/** The entries with their texts in the languages of the book, the first of which stands for them. */
export interface ReadEntry {
  /** Those of its type. */
  readonly fields: Fields;
  readonly texts: readonly EntryText[];
}
/** What a book is made from, its entries read. */
export interface ReadInput extends Omit<OutlineInput, 'entries'> {
  readonly entries: readonly ReadEntry[];
}

/** Reads entries in the languages of their book. */
export function readInBook({ definition, entries, types, commonFields }: OutlineInput): readonly ReadEntry[] {
  const languages = languagesOf(definition);
  const fields = new Map(types.map((type) => [type.name, fieldsByName(commonFields, type.fields)]));
  const common = fieldsByName(commonFields);
  const [language = 'az'] = languages;
  return entries.map((entry) => {
    const own = fields.get(entry.type) ?? common;
    if (languages.length > 1) return { fields: own, texts: textsOfEntry(entry, languages, own) };
    return { fields: own, texts: [{ language, entry: entryInBook(entry, language, own) }] };
  });
}

/** What stands for an entry wherever a book says it once. */
export const firstOf = ({ texts }: ReadEntry): CompendiumEntry => (texts[0] as EntryText).entry;

/** The entries under the title of their part, each laid out as its type says. */
export function* outlineEntries(
  { definition, entries, types, scans }: ReadInput,
  isWhole: boolean,
): Generator<BookBlock> {
  if (entries.length === 0) return;
  const { entries: part, language, parallel } = definition;
  const chapter = partHeading(part.title, 1, { part: 'entries' }, nameIn(definition, parallel?.entriesTitle));
  yield* chapter;
  const level = chapter.length === 0 ? 1 : 2;
  const byName = new Map(layOutTypes(types, definition).map((type) => [type.name, type]));
  const scanned = new Set(scans?.map(({ uuid }) => uuid));
  for (const [index, read] of entries.entries()) {
    const { uuid, type: name } = firstOf(read);
    yield entryHeading(read, part.isNumbered ? `${index + 1}. ` : '', level, language);
    const type = byName.get(name);
    if (type && isWhole) yield* outlineEntry(read, type.layout, { level: level + 1, definition });
    if (isWhole && scanned.has(uuid)) yield scanLink(uuid, language);
  }
}

function entryHeading({ texts }: ReadEntry, number: string, level: number, book: Locale): BookHeading {
  const [first, second] = texts.map(({ entry, language }) => ({ text: entry.title.trim(), language, entry }));
  const { text = '', language = book, entry } = first ?? {};
  const source = { record: entry?.uuid ?? '' };
  const own: BookHeading = {
    kind: 'heading',
    style: 'section',
    level,
    text: `${number}${text}`,
    isListed: true,
    source,
    ...(language !== book && { language }),
  };
  return second && second.text !== text ? headingInTwo(own, second) : own;
}

interface EntryInput {
  readonly level: number;
  readonly definition: CompendiumDefinition;
}

/** The fields of an entry, in both languages of the book where it has them. */
function* outlineEntry(
  { texts, fields }: ReadEntry,
  layout: readonly LayoutStep[],
  { level, definition }: EntryInput,
): Generator<BookBlock> {
  const isInTwo = texts.length > 1;
  const said = texts.flatMap(({ entry, language }) => {
    const shown = isInTwo ? withoutRepeated(entry, fields) : entry;
    const steps = outlineSteps({ entry: shown, fields, language, level }, layout);
    return steps.some((blocks) => blocks.length > 0) ? [{ language, steps }] : [];
  });
  const [first, second] = said;
  if (!first) return;
  if (second) {
    const parts = first.steps.map((blocks, step): Answer => [blocks, second.steps[step] ?? []]);
    const form = parallelOf(definition)?.form ?? 'inTurn';
    yield besideEachOther(form, parts, [first.language, second.language]);
    return;
  }
  const blocks = joinTables(first.steps.flat());
  if (first.language === definition.language) yield* blocks;
  else yield inOtherLanguage(first.language, blocks);
}

/** An entry without the running text that it has in its own language alone: that stands beside it already. */
function withoutRepeated(entry: CompendiumEntry, fields: Fields): CompendiumEntry {
  const left = entry.untranslated?.fields;
  if (!left || left.size === 0) return entry;
  const isRepeated = (name: string) => left.has(name) && fields.get(name)?.datatype === 'structuredText';
  const kept = Object.entries(entry.fields).filter(([name]) => !isRepeated(name));
  return { ...entry, fields: Object.fromEntries(kept) };
}
