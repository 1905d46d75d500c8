import {
  countNotes,
  parseSectionText,
  type SectionBlock,
  type SectionTable,
} from '../../preload/section-text.ts';
import type { Inline } from '../../preload/structured-text.ts';
import type { BookBlock, BookTable } from './book.ts';

/** Remarks so far: they are counted through the book. */
export interface NoteCount {
  notes: number;
}

/**
 * What a person wrote into a section whose heading is of `level`: its headings stand below that one. Only headings
 * where the text is not wanted.
 */
export function* outlineText(
  body: string,
  level: number,
  isWhole: boolean,
  count: NoteCount,
): Generator<BookBlock> {
  if (!isWhole && !HEADING.test(body)) return;
  const blocks = parseSectionText(body, count.notes + 1);
  count.notes += countNotes(blocks);
  for (const block of blocks) if (isWhole || block.kind === 'heading') yield bookBlock(block, level);
}

/** What a text has to hold to have headings. */
const HEADING = /^ {0,3}(?:#|-+[ \t]*\r?$|=+[ \t]*\r?$)/m;

function bookBlock(block: SectionBlock, above: number): BookBlock {
  if (block.kind === 'table') return bookTable(block);
  if (block.kind !== 'heading') return block;
  const { inlines } = block;
  const level = above + block.level;
  const style = level <= 2 ? 'section' : 'subsection';
  return { kind: 'heading', style, level, text: wordsOf(inlines).trim(), inlines, isListed: true };
}

/** What runs say, without the numbers of remarks. */
const wordsOf = (inlines: readonly Inline[]): string =>
  inlines.map(({ text, note }) => (note ? '' : text)).join('');

/** Characters that a column asks for at most, and at least. */
const MOST = 48;
const LEAST = 5;

/** A table whose columns are as wide as what stands in them asks for. */
function bookTable({ columns, rows }: SectionTable): BookTable {
  const asked = columns.map(({ label }, at) => {
    const texts = [label, ...rows.map((row) => row[at] ?? [])].map(wordsOf);
    return Math.max(LEAST, ...texts.map((text) => Math.min(Array.from(text).length, MOST)));
  });
  const all = asked.reduce((sum, one) => sum + one, 0);
  return {
    kind: 'table',
    columns: columns.map(({ label, isRight }, at) => ({
      label,
      share: (asked[at] ?? LEAST) / all,
      isNumber: isRight,
    })),
    rows: rows.map((cells) => ({ cells, isTotal: false })),
  };
}
