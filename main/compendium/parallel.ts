import type { CompendiumDefinition, Locale, Section } from '../../preload/model.ts';
import type { Block, Inline } from '../../preload/structured-text.ts';
import type { BookBlock, BookHeading, BookParallel, ParallelText } from './book.ts';

type Parallel = NonNullable<CompendiumDefinition['parallel']>;

/** The other language of a book in two; undefined for a book in one. */
export function parallelOf({ language, parallel }: CompendiumDefinition): Parallel | undefined {
  return parallel?.language === language ? undefined : parallel;
}

/** The languages of a book, its own first. */
export function languagesOf(definition: CompendiumDefinition): readonly Locale[] {
  const parallel = parallelOf(definition);
  return parallel ? [definition.language, parallel.language] : [definition.language];
}

/** What a section says in the other language of its book; null where it says nothing there, or the book has none. */
export function secondOf(
  { parallel }: Section,
  definition: CompendiumDefinition,
): { readonly title: string; readonly body: string } | null {
  if (!parallelOf(definition) || !parallel) return null;
  return parallel.title.trim() === '' && parallel.body.trim() === '' ? null : parallel;
}

/** The heading of a text in two languages; what is missing in one is called as in the other. */
export function headingInTwo(
  heading: BookHeading,
  second: { readonly text: string; readonly language: Locale } | undefined,
): BookHeading {
  const other = second?.text.trim() ?? '';
  if (!second || other === '' || other === heading.text) return heading;
  if (heading.text === '') return { ...heading, text: other, language: second.language };
  return { ...heading, second: { text: other, language: second.language } };
}

/** Texts of one thing whose parts answer each other; those that do not have the same number of blocks are one row. */
export function besideEachOther(
  form: BookParallel['form'],
  [first, second]: readonly [readonly BookBlock[], readonly BookBlock[]],
  [language, other]: readonly [Locale, Locale],
): BookParallel {
  const isEven = first.length === second.length;
  const rows = (blocks: readonly BookBlock[]) => (isEven ? blocks.map((block) => [block]) : [blocks]);
  const texts: readonly ParallelText[] = [
    { language, rows: rows(first) },
    // The contents name a heading once, in the book's own language.
    { language: other, rows: rows(second.map(unlisted)) },
  ];
  return { kind: 'parallel', form, texts };
}

/** A text that the book has in another language alone. */
export function inOtherLanguage(language: Locale, blocks: readonly BookBlock[]): BookParallel {
  return { kind: 'parallel', form: 'inTurn', texts: [{ language, rows: [blocks] }] };
}

const unlisted = (block: BookBlock): BookBlock =>
  block.kind === 'heading' ? { ...block, isListed: false } : block;

/** Blocks whose words are in another language than those around them. */
export function spokenIn<B extends Block>(block: B, language: Locale): B {
  const spoken = (inlines: readonly Inline[]) => inlines.map((inline) => ({ ...inline, language }));
  if (block.kind === 'paragraph') return { ...block, inlines: spoken(block.inlines) };
  return { ...block, items: block.items.map((item) => item.map((inner) => spokenIn(inner, language))) };
}
