import { parallelOf } from '../../preload/book-parallel.ts';
import type { CompendiumDefinition, Locale, Section } from '../../preload/model.ts';
import type { Block, Inline } from '../../preload/structured-text.ts';
import type { BookBlock, BookHeading, BookParallel, ParallelText } from './book.ts';

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

/** What answers each other in two texts: the blocks of both. */
export type Answer = readonly [readonly BookBlock[], readonly BookBlock[]];

/** Texts of one thing whose parts answer each other, block by block where a part has as many of them in both. */
export function besideEachOther(
  form: BookParallel['form'],
  parts: readonly Answer[],
  [language, other]: readonly [Locale, Locale],
): BookParallel {
  const rows = joinRows(
    parts.flatMap(([first, second]): readonly Answer[] =>
      first.length === second.length
        ? first.map((block, index): Answer => [[block], second.slice(index, index + 1)])
        : [[first, second]],
    ),
  );
  const texts: readonly ParallelText[] = [
    { language, rows: rows.map(([first]) => first) },
    // The contents name a heading once, in the book's own language.
    { language: other, rows: rows.map(([, second]) => second.map(unlisted)) },
  ];
  return { kind: 'parallel', form, texts };
}

/** Rows of the values of an entry that stand after each other are one table. */
function joinRows(rows: readonly Answer[]): readonly Answer[] {
  const joined: Answer[] = [];
  for (const row of rows) {
    const last = joined.at(-1);
    if (last && isOfValues(last) && isOfValues(row))
      joined[joined.length - 1] = [joinTables([...last[0], ...row[0]]), joinTables([...last[1], ...row[1]])];
    else joined.push(row);
  }
  return joined;
}

const isOfValues = (row: Answer): boolean =>
  row.flat().every((block) => block.kind === 'table' && block.isLabelled === true);

/** Tables of the values of an entry that stand after each other as one; one that a person wrote stays as it is. */
export function joinTables(blocks: readonly BookBlock[]): readonly BookBlock[] {
  const joined: BookBlock[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.kind === 'table' && block.isLabelled && last?.kind === 'table' && last.isLabelled)
      joined[joined.length - 1] = { ...last, rows: [...last.rows, ...block.rows] };
    else joined.push(block);
  }
  return joined;
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
