import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { Cell, TableWriter, WriteBytes } from './table-writer.ts';
import {
  columnName,
  NUMBER_DIGITS,
  type Sheet,
  STYLE,
  sheetEnd,
  sheetHead,
  sheetPath,
  workbookParts,
} from './xlsx-parts.ts';
import { cellXml } from './xml-text.ts';

/** Characters of a cell and rows of a sheet, the head included, that Excel reads at most. */
export const LONGEST_TEXT = 32_767;
const MOST_ROWS = 1_048_576;
/** Characters of a sheet's XML: the zip's own numbers end at 4 GB. */
const LONGEST_SHEET = 1 << 30;
/** Rows are packed in pieces of about this many characters. */
const PIECE = 1 << 16;
/** Packs half as tight again as 1, in a third of the time of 6. */
const PACKING = 3;

export interface XlsxOptions {
  readonly sheetName: string;
  readonly columns: readonly { readonly label: string; readonly width: number }[];
  /** Rows of a sheet, the head included; what is more goes to a further sheet. */
  readonly mostRows?: number;
}

/**
 * Writes a table as an Office Open XML workbook. Texts are texts and never formulas; the head is bold, stays in sight
 * and filters. A text longer than Excel can hold ends with `…`.
 */
export function createXlsxWriter(
  { sheetName, columns, mostRows = MOST_ROWS }: XlsxOptions,
  write: WriteBytes,
): TableWriter {
  const zip = openZip(write);
  const names = columns.map((_, at) => columnName(at));
  const sheets: Sheet[] = [];
  let cut = 0;
  const start = () => {
    const sheet = startSheet(zip, sheets.length, names, columns);
    sheets.push({ name: sheets.length === 0 ? sheetName : `${sheetName} ${sheets.length + 1}`, range: '' });
    return sheet;
  };
  let sheet = start();
  const end = (): void => {
    const last = sheets.length - 1;
    sheets[last] = { name: sheets[last]?.name ?? '', range: sheet.end() };
  };
  return {
    row: (cells) => {
      if (sheet.isFull(mostRows)) {
        end();
        sheet = start();
      }
      const fitting = cells.map((cell) => {
        if (typeof cell !== 'string' || cell.length <= LONGEST_TEXT) return cell;
        cut += 1;
        return `${cell.slice(0, LONGEST_TEXT - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
      });
      sheet.row(fitting, STYLE.text);
    },
    end: () => {
      end();
      for (const [path, content] of Object.entries(workbookParts(sheets))) {
        const part = zip.open(path);
        part.push(strToU8(content), true);
      }
      zip.end();
      return { cut };
    },
  };
}

interface OpenZip {
  readonly open: (path: string) => ZipDeflate;
  readonly end: () => void;
}

function openZip(write: WriteBytes): OpenZip {
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    write(bytes);
  });
  return {
    open: (path) => {
      const part = new ZipDeflate(path, { level: PACKING });
      zip.add(part);
      return part;
    },
    end: () => zip.end(),
  };
}

function startSheet(zip: OpenZip, index: number, names: readonly string[], columns: XlsxOptions['columns']) {
  const part = zip.open(sheetPath(index));
  let waiting = sheetHead(columns.map(({ width }) => width));
  let rows = 0;
  let written = 0;
  const flush = (isLast: boolean): void => {
    written += waiting.length;
    part.push(strToU8(waiting), isLast);
    waiting = '';
  };
  const row = (cells: readonly Cell[], style: number): void => {
    rows += 1;
    waiting += `<row r="${rows}">${cells.map((cell, at) => cellOf(cell, `${names[at]}${rows}`, style)).join('')}</row>`;
    if (waiting.length >= PIECE) flush(false);
  };
  row(
    columns.map(({ label }) => label),
    STYLE.head,
  );
  return {
    row,
    isFull: (mostRows: number) => rows >= mostRows || written >= LONGEST_SHEET,
    /** Answers the cells of the sheet, as in `$A$1:$C$9`. */
    end: (): string => {
      const range = `$A$1:$${names.at(-1)}$${rows}`;
      waiting += sheetEnd(range);
      flush(true);
      return range;
    },
  };
}

/** Empty cells are left out (ISO/IEC 29500-1, 18.3.1.73); texts stand in the sheet itself. */
function cellOf(cell: Cell, place: string, style: number): string {
  if (typeof cell === 'string') {
    if (cell === '') return '';
    return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellXml(cell)}</t></is></c>`;
  }
  const format = cell.digits === null ? -1 : NUMBER_DIGITS.indexOf(cell.digits);
  return `<c r="${place}" s="${format < 0 ? STYLE.general : STYLE.firstNumber + format}"><v>${cell.decimal}</v></c>`;
}
