import type {
  BookSource,
  CompendiumDefinition,
  FieldDefinition,
  FieldValue,
  RecordTypeDefinition,
  Section,
} from '../../preload/model.ts';
import { textIn } from '../texts.ts';
import { outlineBack } from './back/outline-back.ts';
import { scanLink } from './back/scans.ts';
import type { Book, BookBlock, BookEmblem, BookHeading } from './book.ts';
import { styleOf } from './designs.ts';
import { layOutTypes } from './entry-layouts.ts';
import type { BookFigure } from './figures.ts';
import { outlineFields } from './outline-fields.ts';
import { type BookCount, outlineText } from './outline-text.ts';
import type { EntryScans } from './scans/scan-page.ts';

/** A record as the book needs it: its values as the archive keeps them, by field name. */
export interface CompendiumEntry {
  readonly uuid: string;
  readonly type: string;
  readonly title: string;
  readonly fields: Readonly<Record<string, readonly FieldValue[]>>;
}

interface OutlineInput {
  readonly definition: CompendiumDefinition;
  readonly entries: readonly CompendiumEntry[];
  readonly types: readonly RecordTypeDefinition[];
  readonly commonFields: readonly FieldDefinition[];
  /** The pages of the entries' originals, in the order of the entries; only where the definition asks for them. */
  readonly scans?: readonly EntryScans[] | undefined;
  /** The pictures that sections ask for, in their order. */
  readonly figures?: readonly BookFigure[] | undefined;
}

/**
 * The book of a definition and its entries: sections before, entries laid out as their type says, sections
 * after. What has no value leaves nothing behind, headings included.
 */
export function outlineBook(input: OutlineInput): Book {
  const { title, subtitle, institution, year, language } = input.definition;
  const listed = [...closeLevels(outlineParts(input, false))];
  const headings = listed.filter((block) => block.kind === 'heading');
  return {
    title,
    subtitle,
    institution,
    year,
    language,
    style: styleOf(input.definition),
    emblem: emblemOf(input.definition),
    contentsTitle: textIn(language, 'print.contents'),
    entries: input.entries.length,
    headings,
    figuresTitle: textIn(language, 'print.figures'),
    figures: listed.flatMap((block) => (block.kind === 'scan' && block.figure ? [block.caption] : [])),
    entryHeadings: numberEntries(headings),
    scanHeadings: new Map(input.scans?.map(({ uuid }, index) => [uuid, index + 1])),
    blocks: () => closeLevels(outlineParts(input, true)),
  };
}

function emblemOf({ emblem }: CompendiumDefinition): BookEmblem | null {
  if (emblem?.png === undefined) return null;
  const { width, height, alternative } = emblem;
  return { png: Buffer.from(emblem.png, 'base64'), width, height, alternative: alternative.trim() };
}

/** The parts in their order; only their headings where the bodies are not wanted. */
function* outlineParts(input: OutlineInput, isWhole: boolean): Generator<BookBlock> {
  const { before, after } = input.definition;
  const { language } = input.definition;
  const count: BookCount = { notes: 0, figures: 0, language, pictures: input.figures ?? [] };
  yield* outlineSections(before, 'before', 1, isWhole, count);
  yield* outlineEntries(input, isWhole);
  yield* outlineSections(after, 'after', 1, isWhole, count);
  const { definition, entries, types, commonFields } = input;
  const back = {
    entries,
    commonFields,
    types: new Map(types.map((type) => [type.name, type])),
    language: definition.language,
    isNumbered: definition.entries.isNumbered,
    scans: input.scans ?? [],
  };
  yield* outlineBack(back, definition, isWhole);
}

function numberEntries(headings: readonly BookHeading[]): ReadonlyMap<string, number> {
  const listed = headings.filter(({ isListed }) => isListed);
  return new Map(
    listed.flatMap(({ source }, index): readonly [string, number][] =>
      source && 'record' in source ? [[source.record, index + 1]] : [],
    ),
  );
}

const SECTION_STYLES = ['chapter', 'section', 'subsection'] as const;

function heading(text: string, level: number, source: BookSource): readonly BookHeading[] {
  const style = SECTION_STYLES[Math.min(level, SECTION_STYLES.length) - 1] ?? 'subsection';
  if (text.trim() === '') return [];
  return [{ kind: 'heading', style, level, text: text.trim(), isListed: true, source }];
}

/** Sections that stand below `place`, which names them as `BookSource` does. */
function* outlineSections(
  sections: readonly Section[],
  place: string,
  level: number,
  isWhole: boolean,
  count: BookCount,
): Generator<BookBlock> {
  for (const [index, section] of sections.entries()) {
    const part = `${place}/${index}`;
    yield* heading(section.title, level, { part });
    yield* outlineText(section.body, level, isWhole, count);
    yield* outlineSections(section.sections, part, level + 1, isWhole, count);
  }
}

function* outlineEntries(
  { definition, entries, types, commonFields, scans }: OutlineInput,
  isWhole: boolean,
): Generator<BookBlock> {
  if (entries.length === 0) return;
  const { entries: part, language } = definition;
  const chapter = heading(part.title, 1, { part: 'entries' });
  yield* chapter;
  const level = chapter.length === 0 ? 1 : 2;
  const byName = new Map(layOutTypes(types, definition).map((type) => [type.name, type]));
  const scanned = new Set(scans?.map(({ uuid }) => uuid));
  for (const [index, entry] of entries.entries()) {
    const text = `${part.isNumbered ? `${index + 1}. ` : ''}${entry.title.trim()}`;
    const source = { record: entry.uuid };
    yield { kind: 'heading', style: 'section', level, text, isListed: true, source };
    const type = byName.get(entry.type);
    if (type && isWhole) yield* outlineFields(entry, type, commonFields, language, level + 1);
    if (isWhole && scanned.has(entry.uuid)) yield scanLink(entry.uuid, language);
  }
}

/** Heading levels never skip one (ISO 14289-1, 7.4.2). */
function* closeLevels(blocks: Iterable<BookBlock>): Generator<BookBlock> {
  let last = 0;
  for (const block of blocks) {
    if (block.kind === 'heading') last = Math.min(block.level, last + 1);
    yield block.kind === 'heading' && block.level !== last ? { ...block, level: last } : block;
  }
}
