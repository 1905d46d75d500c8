import type { Delimiter, Locale } from '../../preload/model.ts';
import type { Cell, TableWriter, WriteBytes } from './table-writer.ts';

export interface CsvOptions {
  readonly delimiter: Delimiter;
  readonly language: Locale;
}

/** Texts that a spreadsheet could take for a formula, whatever space and apostrophes stand before them. */
const FORMULA = /^[\s']*[=+\-@＝＋－＠]|^'*[\t\r\n]/;

/**
 * A text as a cell that no spreadsheet takes for a formula: one that could be gets an apostrophe in front (OWASP, CSV
 * injection). An apostrophe is taken off again where what follows it could be a formula; no text becomes another.
 */
export const guardFormula = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** One line of RFC 4180, its end included: cells are quoted where they must be. */
export function csvLine(cells: readonly Cell[], { delimiter, language }: CsvOptions): string {
  const mark = language === 'en' || delimiter === ',' ? '.' : ',';
  const written = cells.map((cell) =>
    quoted(typeof cell === 'string' ? guardFormula(cell) : cell.decimal.replace('.', mark), delimiter),
  );
  return `${written.join(delimiter)}\r\n`;
}

function quoted(text: string, delimiter: Delimiter): string {
  const isPlain = !/["\r\n]|^\s|\s$/.test(text) && !text.includes(delimiter);
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
}

/** Lines are handed on in pieces of about this many characters. */
const PIECE = 1 << 16;

/** Writes a table as CSV in UTF-8 with a byte order mark, by which spreadsheets know it. */
export function createCsvWriter(
  labels: readonly string[],
  options: CsvOptions,
  write: WriteBytes,
): TableWriter {
  let waiting = `\uFEFF${csvLine(labels, options)}`;
  const flush = (): void => {
    write(Buffer.from(waiting, 'utf8'));
    waiting = '';
  };
  return {
    row: (cells) => {
      waiting += csvLine(cells, options);
      if (waiting.length >= PIECE) flush();
    },
    end: () => {
      flush();
      return { cut: 0 };
    },
  };
}
