import { cellsOf, isTableRule } from '../../preload/section-tables.ts';
import type { Selected } from '../record/markdown-edit.ts';

export type TableCommand = 'addRow' | 'removeRow' | 'addColumn' | 'removeColumn';

/** A table that is written in a text, and the cell that the text area stands in. */
interface WrittenPlace {
  readonly start: number;
  readonly end: number;
  /** Row 1 is the rule below the head. */
  readonly rows: readonly (readonly string[])[];
  readonly row: number;
  readonly column: number;
}

/** An empty table; its first head is ready to be written. */
export const NEW_TABLE = '|  |  |\n|---|---|\n|  |  |\n|  |  |';

/** Whether the text area stands in a table. */
export const isInTable = (selected: Selected): boolean => findTable(selected) !== null;

/** Adds or removes the row or column at the text area; null outside tables and where nothing may be removed. */
export function editTable(selected: Selected, command: TableCommand): Selected | null {
  const place = findTable(selected);
  if (!place) return null;
  const { rows, row, column } = place;
  switch (command) {
    case 'addRow': {
      const at = Math.max(row, 1) + 1;
      const empty = (rows[0] ?? []).map(() => '');
      return write(selected, place, [...rows.slice(0, at), empty, ...rows.slice(at)], at, 0);
    }
    case 'removeRow': {
      if (row < 2) return null;
      const next = row < rows.length - 1 ? row : row - 1;
      const left = rows.filter((_, at) => at !== row);
      return write(selected, place, left, next === 1 ? 0 : next, column);
    }
    case 'addColumn': {
      const added = rows.map((cells, at) => [
        ...cells.slice(0, column + 1),
        at === 1 ? '---' : '',
        ...cells.slice(column + 1),
      ]);
      return write(selected, place, added, row, column + 1);
    }
    case 'removeColumn': {
      if ((rows[0] ?? []).length < 2) return null;
      const left = rows.map((cells) => cells.filter((_, at) => at !== column));
      return write(selected, place, left, row, Math.max(0, column - 1));
    }
  }
}

/** The cell after or before the one at the text area, its words selected; null at either end of the table. */
export function goToCell(selected: Selected, step: 1 | -1): Selected | null {
  const place = findTable(selected);
  if (!place) return null;
  const { rows } = place;
  let [row, column] = [place.row, place.column + step];
  if (column < 0 || column >= (rows[row] ?? []).length) {
    row += step;
    if (row === 1) row += step;
    column = step > 0 ? 0 : (rows[row] ?? []).length - 1;
  }
  return row < 0 || row >= rows.length ? null : write(selected, place, rows, row, column);
}

function findTable({ text, to }: Selected): WrittenPlace | null {
  const lines = text.split('\n');
  let at = 0;
  let current = 0;
  for (let start = 0; at < lines.length; at++) {
    const end = start + (lines[at] ?? '').length;
    if (to <= end) {
      current = to - start;
      break;
    }
    start = end + 1;
  }
  let [first, last] = [at, at];
  while (first > 0 && (lines[first - 1] ?? '').includes('|')) first--;
  while (last + 1 < lines.length && (lines[last + 1] ?? '').includes('|')) last++;
  const written = lines.slice(first, last + 1);
  if (!(lines[at] ?? '').includes('|') || !isTableRule(written[1] ?? '')) return null;
  const start = lines.slice(0, first).reduce((sum, line) => sum + line.length + 1, 0);
  const count = cellsOf(written[0] ?? '').length;
  const rows = written.map((line) => {
    const cells = cellsOf(line);
    return [...cells, ...new Array<string>(Math.max(0, count - cells.length)).fill('')];
  });
  const bars = (lines[at] ?? '')
    .slice(0, current)
    .replace(/\\\|/g, '')
    .replace(/^\s*\|/, '')
    .split('|').length;
  const row = at - first === 1 ? 0 : at - first;
  return { start, end: start + written.join('\n').length, rows, row, column: Math.min(bars, count) - 1 };
}

/** Writes a table in place of another, columns under each other, and selects a cell. */
function write(
  { text }: Selected,
  { start, end }: WrittenPlace,
  rows: readonly (readonly string[])[],
  row: number,
  column: number,
): Selected {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(3, ...rows.filter((__, index) => index !== 1).map((cells) => escaped(cells[at] ?? '').length)),
  );
  let [from, to] = [start, start];
  let written = '';
  rows.forEach((cells, index) => {
    if (index > 0) written += '\n';
    cells.forEach((cell, at) => {
      const width = widths[at] ?? 3;
      const words = index === 1 ? ruleOf(cell, width) : escaped(cell);
      if (index === row && at === column) {
        from = start + written.length + 2;
        to = from + words.length;
      }
      written += `${index === 1 ? `|${words}` : `| ${words.padEnd(width)} `}`;
    });
    written += '|';
  });
  return { text: text.slice(0, start) + written + text.slice(end), from, to };
}

const escaped = (cell: string): string => cell.replace(/\|/g, '\\|');

function ruleOf(cell: string, width: number): string {
  const [open, close] = [cell.startsWith(':') ? ':' : '-', cell.endsWith(':') ? ':' : '-'];
  return open + '-'.repeat(width) + close;
}
