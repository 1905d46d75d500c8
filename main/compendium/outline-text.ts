import type { Locale } from '../../preload/model.ts';
import {
  countNotes,
  parseSectionText,
  type SectionBlock,
  type SectionFigure,
  type SectionTable,
} from '../../preload/section-text.ts';
import type { Inline } from '../../preload/structured-text.ts';
import { textIn } from '../texts.ts';
import type { BookBlock, BookScan, BookTable } from './book.ts';
import { type BookFigure, figureLabel, missingPage, whyMissing } from './figures.ts';

/** Remarks and figures so far: they are counted through the book. */
export interface BookCount {
  notes: number;
  figures: number;
  /** The pictures of the figures, in their order; one that is not there is named. */
  readonly pictures: readonly BookFigure[];
}

/** How a section is read. */
interface TextInput {
  /** Of the section's heading: those in its text stand below it. */
  readonly level: number;
  readonly language: Locale;
  /** Only headings and figures where the text is not wanted. */
  readonly isWhole: boolean;
  readonly count: BookCount;
}

/** What a person wrote into a section. */
export function* outlineText(
  body: string,
  { level, language, isWhole, count }: TextInput,
): Generator<BookBlock> {
  if (!isWhole && !HEADING.test(body)) return;
  const blocks = parseSectionText(body, count.notes + 1);
  count.notes += countNotes(blocks);
  for (const block of blocks) {
    if (block.kind === 'figure') yield figureBlock(block, count, language);
    else if (isWhole || block.kind === 'heading') yield bookBlock(block, level);
  }
}

/** What a text has to hold to have headings. */
const HEADING = /\]\(file:|^ {0,3}(?:#|-+[ \t]*\r?$|=+[ \t]*\r?$)/m;

function figureBlock(
  { sha256, page, caption, alternative }: SectionFigure,
  count: BookCount,
  language: Locale,
): BookScan {
  const { pictures } = count;
  const found = pictures[count.figures];
  count.figures++;
  const isFound = found?.sha256 === sha256 && found.page === page;
  const scan = isFound ? found.scan : missingPage(sha256, page);
  const label = figureLabel(language, count.figures);
  const notice =
    scan.failure === null
      ? null
      : textIn(language, 'print.scanNotice', { reason: whyMissing(scan, language) });
  return {
    kind: 'scan',
    scan,
    caption: caption === '' ? label : `${label}. ${caption}`,
    alternative: alternative === '' ? label : alternative,
    notice,
    isWhole: false,
    figure: count.figures,
  };
}

function bookBlock(block: Exclude<SectionBlock, SectionFigure>, above: number): BookBlock {
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
