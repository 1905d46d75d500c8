/** What a row of a block ends with on the clipboard, as spreadsheets write it. */
const ROW_END = '\r\n';

/**
 * A block of texts as spreadsheets put it on the clipboard: cells parted by tabs, every row ended. A cell is quoted
 * where it holds a tab or a line break or begins with a quote, with its quotes doubled.
 */
export function writeTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(quoted).join('\t') + ROW_END).join('');
}

function quoted(text: string): string {
  return /[\t\r\n]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A block of texts as it came from the clipboard; rows may have any number of cells. A quote opens a quoted cell only
 * at its beginning and where another one closes it, so that words in quotes stay words in quotes.
 */
export function readTsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  for (;;) {
    const cell = quotedCell(text, at) ?? plainCell(text, at);
    row.push(cell.text);
    at = cell.end;
    if (text[at] === '\t') {
      at += 1;
      continue;
    }
    rows.push(row);
    row = [];
    at += lineBreakAt(text, at);
    // Subtle: the break behind the last row ends it and begins no other.
    if (at >= text.length) return rows;
  }
}

interface ReadCell {
  readonly text: string;
  /** Where the cell ends: at a tab, a line break or the end. */
  readonly end: number;
}

const PLAIN = /[^\t\r\n]*/y;
const QUOTED = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)/y;

function plainCell(text: string, at: number): ReadCell {
  PLAIN.lastIndex = at;
  const found = PLAIN.exec(text)?.[0] ?? '';
  return { text: found, end: at + found.length };
}

function quotedCell(text: string, at: number): ReadCell | null {
  if (text[at] !== '"') return null;
  QUOTED.lastIndex = at;
  const found = QUOTED.exec(text);
  if (found === null) return null;
  return { text: (found[1] ?? '').replaceAll('""', '"'), end: at + found[0].length };
}

/** How many characters the line break at a place has; none at the end. */
function lineBreakAt(text: string, at: number): number {
  if (text.startsWith('\r\n', at)) return 2;
  return text[at] === '\r' || text[at] === '\n' ? 1 : 0;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * The same block as an HTML table: spreadsheets take it first. Every cell says that it is text, so that codes keep
 * their zeros and nothing becomes a date or a formula; a line break stays within its cell.
 */
export function writeHtmlTable(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => {
    const escaped = text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
    const lines = escaped.replace(/\r\n|\r|\n/g, '<br style="mso-data-placement:same-cell">');
    return `<td style='mso-number-format:"\\@";white-space:pre-wrap' sdnum="0;0;@">${lines}</td>`;
  };
  const lines = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`);
  return `<meta charset="utf-8"><table>${lines.join('')}</table>`;
}
