import type { Block, Inline, Note } from '../../../preload/structured-text.ts';
import {
  type Book,
  type BookBlock,
  type BookChart,
  type BookHeading,
  type BookScan,
  type BookTable,
  type CellText,
  readInOrder,
} from '../book.ts';
import { BETWEEN_NAMES, headingName, nameInTwo } from '../layout/boxes.ts';
import { notesIn } from './notes-in.ts';
import { textWidth, wrapText } from './wrap-text.ts';

/** Characters of a line. */
export const LINE_WIDTH = 76;
/** Marks of the three levels of bullets, as in the printed book. */
const BULLETS = ['•', '–', '·'] as const;
const CONTENTS_INDENT = 2;
/** Places between two columns of a table. */
const COLUMN_GAP = 2;
/** Characters of the rule over remarks. */
const NOTE_RULE = 12;

type List = Extract<Block, { kind: 'list' }>;

/**
 * A book as plain text, its languages in turn: title, contents, chapters; lines of at most 76 characters where words allow it, lists with
 * hanging marks, addresses behind the words that link to them. `onHeading` hears of each listed heading.
 */
export function formatAsText(book: Book, onHeading: () => void): string {
  const lines: string[] = [...coverLines(book), ...contentsLines(book), ...figureLines(book)];
  let notes: Note[] = [];
  for (const block of readInOrder(book.blocks())) {
    if (block.kind === 'heading' && block.isListed) {
      lines.push(...noteLines(notes));
      notes = [];
      onHeading();
    }
    lines.push(...blockLines(block));
    notes.push(...notesIn(block));
  }
  lines.push(...noteLines(notes));
  return `${lines.join('\n').replace(/^\n+/, '').trimEnd()}\n`;
}

/** The remarks of a section below it, under a short rule. */
function noteLines(notes: readonly Note[]): readonly string[] {
  if (notes.length === 0) return [];
  const widest = `[${notes.at(-1)?.number}] `.length;
  const others = ' '.repeat(widest);
  const lines = notes.flatMap(({ number, paragraphs }) =>
    (paragraphs.length === 0 ? [[]] : paragraphs).flatMap((inlines, index) =>
      wrapText(inlineText(inlines), LINE_WIDTH, {
        first: index === 0 ? `[${number}] `.padEnd(widest) : others,
        others,
      }),
    ),
  );
  return ['-'.repeat(NOTE_RULE), ...lines, ''];
}

function coverLines({ title, subtitle, institution, year, second }: Book): readonly string[] {
  const part = (text: string) => (text.trim() === '' ? [] : [...wrapText(text, LINE_WIDTH), '']);
  const name = wrapText(title, LINE_WIDTH);
  const head = [...part(institution), ...part(second?.institution ?? '')];
  const others = [...part(second?.title ?? ''), ...part(second?.subtitle ?? '')];
  return [...head, ...underlined(name, '='), '', ...part(subtitle), ...others, ...part(year)];
}

function contentsLines({ contentsTitle, headings, second }: Book): readonly string[] {
  const listed = headings.filter(({ isListed }) => isListed);
  if (listed.length === 0) return [];
  const rows = listed.flatMap(({ text, level, second: other }) => {
    const indent = ' '.repeat((level - 1) * CONTENTS_INDENT);
    const name = nameInTwo({ text: headingName(text), ...(other && { second: other }) });
    return wrapText(name, LINE_WIDTH, { first: indent, others: `${indent}  ` });
  });
  const title = second ? `${contentsTitle}${BETWEEN_NAMES}${second.contentsTitle}` : contentsTitle;
  return ['', ...underlined([title], '='), '', ...rows, ''];
}

function figureLines({ figures, figuresTitle, second }: Book): readonly string[] {
  if (figures.length === 0) return [];
  const title = second ? `${figuresTitle}${BETWEEN_NAMES}${second.figuresTitle}` : figuresTitle;
  const rows = figures.flatMap((name) => wrapText(name, LINE_WIDTH, { first: '', others: '  ' }));
  return ['', ...underlined([title], '='), '', ...rows, ''];
}

function blockLines(block: BookBlock): readonly string[] {
  switch (block.kind) {
    case 'parallel':
      return block.texts.flatMap(({ rows }) => rows.flatMap((row) => row.flatMap(blockLines)));
    case 'heading':
      return headingLines(block);
    case 'field':
      return [...wrapText(`${block.label} ${inlineText(block.inlines)}`, LINE_WIDTH), ''];
    case 'paragraph':
      return [...wrapText(inlineText(block.inlines), LINE_WIDTH), ''];
    case 'list':
      return [...listLines(block, 0), ''];
    case 'table':
      return tableLines(block);
    case 'chart':
      return chartLines(block);
    case 'references': {
      const words = [block.text, ...block.entries.map(({ name }) => name)].join(', ');
      return wrapText(words, LINE_WIDTH, { first: '', others: '  ' });
    }
    case 'crossReference':
      return block.to === 'scans' ? [`[${block.text}]`, ''] : [];
    case 'scan':
      return scanLines(block);
    default:
      return unknownBlock(block);
  }
}

/** The name of the original and of its page, and what was read of it. */
function scanLines({ scan, caption, notice }: BookScan): readonly string[] {
  const name = notice ?? `${caption}: ${scan.file.name}, ${scan.page}`;
  const text = scan.text.split('\n').flatMap((line) => wrapText(line, LINE_WIDTH, INSET));
  return [...wrapText(`[${name}]`, LINE_WIDTH), ...text, ''];
}
const INSET = { first: '    ', others: '    ' } as const;

/** A new kind of block must be written here too: leaving it out would lose text. */
function unknownBlock(block: never): never {
  throw new Error(`a block of unknown kind: ${JSON.stringify(block)}`);
}

/** Characters of the longest bar. */
const LONGEST_BAR = 30;

/** Bars of full blocks, one place at least. */
function chartLines({ title, bars }: BookChart): readonly string[] {
  const most = Math.max(1, ...bars.map(({ amount }) => amount));
  const widest = Math.max(...bars.map(({ label }) => textWidth(label)));
  const rows = bars.map(({ label, amount, shown }) => {
    const bar = '█'.repeat(Math.max(1, Math.round((amount / most) * LONGEST_BAR)));
    return `${label}${' '.repeat(widest - textWidth(label))}  ${bar} ${shown}`;
  });
  return [title, '', ...rows, ''];
}

/** Columns as wide as their share of the line, two places between them. */
function tableLines({ columns, rows, isLabelled }: BookTable): readonly string[] {
  const room = LINE_WIDTH - COLUMN_GAP * (columns.length - 1);
  const widths = columns.map(({ share }) => Math.max(4, Math.floor(share * room)));
  const rowLines = (cells: readonly CellText[]): readonly string[] => {
    const wrapped = columns.map((_, index) => wrapText(cellText(cells[index] ?? ''), widths[index] ?? 4));
    const height = Math.max(...wrapped.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) =>
      columns
        .map(({ isNumber }, index) => {
          const text = wrapped[index]?.[line] ?? '';
          const gap = ' '.repeat(Math.max(0, (widths[index] ?? 4) - textWidth(text)));
          return isNumber ? gap + text : text + gap;
        })
        .join(' '.repeat(COLUMN_GAP))
        .trimEnd(),
    );
  };
  const rule = '-'.repeat(LINE_WIDTH);
  const body = rows.flatMap(({ cells, isTotal }) => [...(isTotal ? [rule] : []), ...rowLines(cells)]);
  if (isLabelled) return [...body, ''];
  return [...rowLines(columns.map(({ label }) => label)), rule, ...body, ''];
}

const cellText = (cell: CellText): string => (typeof cell === 'string' ? cell : inlineText(cell));

function headingLines({ style, text, inlines, second }: BookHeading): readonly string[] {
  const own = wrapText(inlines ? inlineText(inlines) : text, LINE_WIDTH);
  const lines = second ? [...own, ...wrapText(second.text, LINE_WIDTH)] : own;
  if (style === 'chapter') return ['', '', ...underlined(lines, '='), ''];
  if (style === 'section') return ['', ...underlined(lines, '-'), ''];
  return style === 'subsection' ? ['', ...lines, ''] : lines;
}

function underlined(lines: readonly string[], mark: string): readonly string[] {
  const longest = lines.reduce((most, line) => Math.max(most, Array.from(line).length), 0);
  return [...lines, mark.repeat(Math.min(longest, LINE_WIDTH))];
}

function listLines({ isOrdered, start, items }: List, depth: number, before = ''): readonly string[] {
  const bullet = BULLETS[Math.min(depth, BULLETS.length - 1)] ?? '•';
  const widest = isOrdered ? `${start + items.length - 1}. `.length : 2;
  return items.flatMap((item, index) => {
    const mark = (isOrdered ? `${start + index}. ` : `${bullet} `).padStart(widest);
    const inner = `${before}${' '.repeat(widest)}`;
    const opensWithText = item[0]?.kind === 'paragraph';
    const lines = opensWithText ? [] : [`${before}${mark}`.trimEnd()];
    item.forEach((block, place) => {
      if (block.kind === 'list') lines.push(...listLines(block, depth + 1, inner));
      else {
        const first = place === 0 ? `${before}${mark}` : inner;
        lines.push(...wrapText(inlineText(block.inlines), LINE_WIDTH, { first, others: inner }));
      }
    });
    return lines;
  });
}

/** The words of a text; an address stands behind words that differ from it. */
export function inlineText(inlines: readonly Inline[]): string {
  return inlines
    .map(({ text, url, note }) => {
      if (note) return `[${text}]`;
      return url === undefined || isSameAddress(text, url) ? text : `${text} <${url}>`;
    })
    .join('');
}

const isSameAddress = (text: string, url: string) =>
  text.trim() === url || text.trim() === url.replace(/^mailto:/i, '');
