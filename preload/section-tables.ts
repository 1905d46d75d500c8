/** A table as it is written: the texts of its cells, all rows as wide as its head. */
export interface WrittenTable {
  /** Lines above the table. */
  readonly before: string;
  readonly head: readonly string[];
  /** Whether a column stands at its right edge, as numbers do. */
  readonly isRight: readonly boolean[];
  readonly rows: readonly (readonly string[])[];
}

const RULE = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/;
/** More than a page is wide for stay text. */
const MOST_COLUMNS = 16;

/** The table in a paragraph of GitHub's Markdown (GFM 4.10); null where there is none. */
export function readTable(paragraph: string): WrittenTable | null {
  if (!paragraph.includes('|')) return null;
  const lines = paragraph.split('\n').map((line) => line.trim());
  for (let at = 1; at < lines.length; at++) {
    const rule = lines[at] ?? '';
    if (!isTableRule(rule)) continue;
    const head = cellsOf(lines[at - 1] ?? '');
    const marks = cellsOf(rule);
    if (head.length !== marks.length || head.length > MOST_COLUMNS) continue;
    return {
      before: lines.slice(0, at - 1).join('\n'),
      head,
      isRight: marks.map((mark) => mark.endsWith(':') && !mark.startsWith(':')),
      rows: lines.slice(at + 1).map((line) => fitted(cellsOf(line), head.length)),
    };
  }
  return null;
}

/** Whether a line is the rule below the head of a table. */
export const isTableRule = (line: string): boolean => line.includes('|') && RULE.test(line.trim());

/** The cells of a line; an escaped bar stands in its cell. */
export function cellsOf(line: string): readonly string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.replace(/\\\|/g, '|').trim());
}

/** A row with so many cells: what is over stands in its last one, so that nothing is lost. */
function fitted(cells: readonly string[], count: number): readonly string[] {
  if (cells.length > count) return [...cells.slice(0, count - 1), cells.slice(count - 1).join(' | ')];
  return [...cells, ...new Array<string>(count - cells.length).fill('')];
}
