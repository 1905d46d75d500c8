import { parallelOf } from '../../preload/book-parallel.ts';
import type { CompendiumDefinition, FieldDefinition, RecordTypeDefinition } from '../../preload/model.ts';
import { textIn } from '../texts.ts';
import { outlineBack } from './back/outline-back.ts';
import {
  type Book,
  type BookBlock,
  type BookEmblem,
  type BookHeading,
  type BookNames,
  readInOrder,
} from './book.ts';
import { styleOf } from './designs.ts';
import type { CompendiumEntry } from './entry-language.ts';
import type { BookFigure } from './figures.ts';
import { firstOf, outlineEntries, type ReadInput, readInBook } from './outline-entries.ts';
import { outlineSections, type SectionInput } from './outline-sections.ts';
import type { BookCount } from './outline-text.ts';
import type { EntryScans } from './scans/scan-page.ts';

/** What a book is made from. */
export interface OutlineInput {
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
export function outlineBook(given: OutlineInput): Book {
  const { definition } = given;
  const { title, subtitle, institution, year, language } = definition;
  const input = { ...given, entries: readInBook(given) };
  const listed = [...readInOrder(closeLevels(outlineParts(input, false)))];
  const headings = listed.filter((block) => block.kind === 'heading');
  const style = styleOf(definition);
  return {
    title,
    subtitle,
    institution,
    year,
    language,
    second: secondNames(definition),
    // Columns are those of the two languages.
    style: parallelOf(definition)?.form === 'beside' ? { ...style, columns: 1 } : style,
    emblem: emblemOf(definition),
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

function secondNames(definition: CompendiumDefinition): BookNames | null {
  const parallel = parallelOf(definition);
  if (!parallel) return null;
  const { language, title, subtitle, institution } = parallel;
  const [contentsTitle, figuresTitle] = [
    textIn(language, 'print.contents'),
    textIn(language, 'print.figures'),
  ];
  return { language, title, subtitle, institution, contentsTitle, figuresTitle };
}

function emblemOf({ emblem }: CompendiumDefinition): BookEmblem | null {
  if (emblem?.png === undefined) return null;
  const { width, height, alternative } = emblem;
  return { png: Buffer.from(emblem.png, 'base64'), width, height, alternative: alternative.trim() };
}

/** The parts in their order; only their headings where the bodies are not wanted. */
function* outlineParts(input: ReadInput, isWhole: boolean): Generator<BookBlock> {
  const { definition, types, commonFields } = input;
  const { before, after, language } = definition;
  const count: BookCount = { notes: 0, figures: 0, pictures: input.figures ?? [] };
  const sections: SectionInput = { definition, isWhole, count };
  yield* outlineSections(before, 'before', 1, sections);
  yield* outlineEntries(input, isWhole);
  yield* outlineSections(after, 'after', 1, sections);
  const back = {
    entries: input.entries.map(firstOf),
    commonFields,
    types: new Map(types.map((type) => [type.name, type])),
    language,
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

/** Heading levels never skip one (ISO 14289-1, 7.4.2). */
function* closeLevels(blocks: Iterable<BookBlock>): Generator<BookBlock> {
  let last = 0;
  const closed = (block: BookBlock): BookBlock => {
    if (block.kind === 'parallel') {
      const texts = block.texts.map((text) => ({ ...text, rows: text.rows.map((row) => row.map(closed)) }));
      return { ...block, texts };
    }
    if (block.kind !== 'heading') return block;
    last = Math.min(block.level, last + 1);
    return block.level === last ? block : { ...block, level: last };
  };
  for (const block of blocks) yield closed(block);
}
