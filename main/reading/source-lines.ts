/** A line of a source as reading sees it; several share a number where a form feed parts a line. */
export interface SourceLine {
  /** Counts from 1. */
  readonly number: number;
  /** Without white space around it, no-break spaces made plain, soft hyphens gone. */
  readonly text: string;
  /** How many spaces stand before it. */
  readonly indent: number;
  /** A new page begins with it. */
  readonly startsPage: boolean;
}
const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u2060\ufeff]/g;
const SPACES = /[\t\v\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const URL_ONLY = /^<?(https?:\/\/|www\.)\S+>?$/i;

/** The address that a line consists of, null for other lines. */
export const urlOnly = (text: string): string | null =>
  text.length < 2000 && URL_ONLY.test(text) ? text.replace(/^<|>$/g, '').replace(/\/$/, '') : null;

function readLine(piece: string, number: number, startsPage: boolean): SourceLine {
  const plain = piece === '' ? '' : piece.replace(INVISIBLE, '').replace(SPACES, ' ').trimEnd();
  const text = plain.trimStart();
  return { number, text, indent: plain.length - text.length, startsPage };
}

function splitLines(source: string): readonly SourceLine[] {
  const lines: SourceLine[] = [];
  for (const [index, line] of source.split('\n').entries()) {
    if (!line.includes('\f')) lines.push(readLine(line, index + 1, false));
    else
      for (const [page, piece] of line.split('\f').entries())
        lines.push(readLine(piece, index + 1, page > 0));
  }
  return lines;
}

/** Indexes of each page's lines that have text. */
function pagesOf(lines: readonly SourceLine[]): readonly (readonly number[])[] {
  const pages: number[][] = [[]];
  lines.forEach((line, index) => {
    if (line.startsPage) pages.push([]);
    if (line.text !== '') pages[pages.length - 1]?.push(index);
  });
  return pages.filter((page) => page.length > 0);
}

/** Running heads said on three pages or more (but for the first time) and page numbers, at the edge of pages. */
function findFurniture(lines: readonly SourceLine[]): ReadonlySet<number> {
  const pages = pagesOf(lines);
  const furniture = new Set<number>();
  if (pages.length < 2) return furniture;
  for (const pick of [0, -1]) {
    const edges = pages.map((page) => page[pick < 0 ? page.length - 1 : 0] ?? 0);
    const seen = new Map<string, number[]>();
    for (const index of edges) {
      const text = lines[index]?.text ?? '';
      if (/^[-–— ]{0,2}\d{1,4}[-–— ]{0,2}$/.test(text)) furniture.add(index);
      else if (text.length <= 150) {
        const key = text.replace(/\d+/g, '#');
        const indexes = seen.get(key);
        if (indexes) indexes.push(index);
        else seen.set(key, [index]);
      }
    }
    for (const indexes of seen.values())
      if (indexes.length >= 3) for (const index of indexes.slice(1)) furniture.add(index);
  }
  return furniture;
}

/** Whether a page plainly ends here: a form feed, or two lines without text, follow or precede. */
function isAtPageBreak(lines: readonly SourceLine[], at: number): boolean {
  const isBlank = (index: number) => lines[index]?.text === '';
  if (lines[at]?.startsPage || lines[at + 1]?.startsPage || at === lines.length - 1) return true;
  if (isBlank(at + 1) && lines[at + 2]?.startsPage) return true;
  return (isBlank(at + 1) && isBlank(at + 2)) || (isBlank(at - 1) && isBlank(at - 2));
}

/** Addresses alone on a line at a page break that the text has said before: links that a printer repeats. */
function findRepeatedUrls(lines: readonly SourceLine[]): ReadonlySet<number> {
  const said = new Set<string>();
  const repeated = new Set<number>();
  lines.forEach((line, index) => {
    if (line.text.length < 2000 && line.text.includes('://')) {
      const url = urlOnly(line.text);
      const isValue = index > 0 && lines[index - 1]?.text.endsWith(':');
      if (url !== null && said.has(url) && !isValue && isAtPageBreak(lines, index)) repeated.add(index);
      for (const match of line.text.matchAll(/https?:\/\/[^\s<>"«»“”]+/g))
        said.add(match[0].replace(/[.,;)]$/, '').replace(/\/$/, ''));
    }
  });
  return repeated;
}

/** The lines of a source without running heads, page numbers and addresses repeated at page breaks. */
export function readLines(source: string): readonly SourceLine[] {
  const lines = splitLines(source);
  const dropped = new Set([...findFurniture(lines), ...findRepeatedUrls(lines)]);
  return dropped.size === 0
    ? lines
    : lines.map((line, index) => (dropped.has(index) ? { ...line, text: '', indent: 0 } : line));
}
