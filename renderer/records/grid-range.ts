import type { GridPlace } from './grid-keys.ts';

/** A rectangle of cells, its last line and column included. The first column, which selects rows, is 0. */
export interface GridRange {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** What a selection of cells began as: a rectangle, whole rows, whole columns, or all. */
export type RangeKind = 'cells' | 'rows' | 'columns' | 'all';
/** Where a selection of cells began; its other end is the cursor. */
export interface RangeStart {
  readonly anchor: GridPlace;
  readonly kind: RangeKind;
}

/** The selected cells between where the selection began and the cursor; a cursor alone selects its cell. */
export function rangeOf(
  start: RangeStart | null,
  cursor: GridPlace,
  size: { readonly rows: number; readonly columns: number },
): GridRange | null {
  const { anchor, kind } = start ?? { anchor: cursor, kind: 'cells' };
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  if (lastRow < 0 || lastColumn < 1 || cursor.row < 0) return null;
  const [top, bottom] = inOrder(anchor.row, cursor.row);
  const [left, right] = inOrder(anchor.column, cursor.column);
  // Subtle: in the first column whole rows are selected, never its own cells.
  const isRows = kind === 'rows' || kind === 'all' || (kind === 'cells' && left === 0);
  const isColumns = kind === 'columns' || kind === 'all';
  return {
    top: isColumns ? 0 : Math.max(0, Math.min(top, lastRow)),
    bottom: isColumns ? lastRow : Math.max(0, Math.min(bottom, lastRow)),
    left: isRows ? 1 : Math.max(1, Math.min(left, lastColumn)),
    right: isRows ? lastColumn : Math.max(1, Math.min(right, lastColumn)),
  };
}

const inOrder = (a: number, b: number): readonly [number, number] => (a < b ? [a, b] : [b, a]);

/** How many lines and columns a range has. */
export function sizeOf({ top, bottom, left, right }: GridRange): {
  readonly rows: number;
  readonly columns: number;
} {
  return { rows: bottom - top + 1, columns: right - left + 1 };
}

/** True where a range is one cell. */
export function isOneCell(range: GridRange): boolean {
  return range.top === range.bottom && range.left === range.right;
}

/**
 * The cells that a block of `rows` times `columns` fills where it is pasted over a range: the block once from the
 * range's first cell, or again and again where the range is a multiple of it, as spreadsheets do.
 */
export function pastedRange(
  range: GridRange,
  block: { readonly rows: number; readonly columns: number },
): GridRange {
  const { rows, columns } = sizeOf(range);
  const isMultiple = rows % block.rows === 0 && columns % block.columns === 0;
  const height = isMultiple ? rows : block.rows;
  const width = isMultiple ? columns : block.columns;
  const { top, left } = range;
  return { top, left, bottom: top + height - 1, right: left + width - 1 };
}
