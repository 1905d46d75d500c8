/** Where the table's cursor is: rows of records count from 0, the two rows of the head stand above them. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that fit into the table's height. */
  readonly page: number;
}

/** A key with its modifiers, as far as the grid cares. */
export interface GridKey {
  readonly key: string;
  readonly isControl: boolean;
  readonly isShift: boolean;
}

/** The row of the filters, and above it the row of the column headers. */
export const FILTER_ROW = -1;
export const HEADER_ROW = -2;

/**
 * Where a key takes the cursor, null where it is no key of movement (WAI-ARIA APG, grid pattern): arrows without
 * wrapping, Home and End in the row, with Ctrl in the whole grid, Page Up and Page Down by what is in sight.
 */
export function moveInGrid(place: GridPlace, { key, isControl }: GridKey, size: GridSize): GridPlace | null {
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  const row = (next: number): number => Math.max(HEADER_ROW, Math.min(lastRow, next));
  const column = (next: number): number => Math.max(0, Math.min(lastColumn, next));
  switch (key) {
    case 'ArrowUp':
      return { ...place, row: isControl ? Math.min(0, lastRow) : row(place.row - 1) };
    case 'ArrowDown':
      return { ...place, row: isControl ? lastRow : row(place.row + 1) };
    case 'ArrowLeft':
      return { ...place, column: isControl ? 0 : column(place.column - 1) };
    case 'ArrowRight':
      return { ...place, column: isControl ? lastColumn : column(place.column + 1) };
    case 'Home':
      return isControl ? { row: Math.min(0, lastRow), column: 0 } : { ...place, column: 0 };
    case 'End':
      return isControl ? { row: lastRow, column: lastColumn } : { ...place, column: lastColumn };
    case 'PageUp':
      return { ...place, row: row(Math.max(0, place.row - size.page)) };
    case 'PageDown':
      return { ...place, row: row(place.row + size.page) };
    default:
      return null;
  }
}

/** True where a pressed key would type something, also with AltGr; dead keys and input methods count too. */
export function isTypingKey(event: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly getModifierState: (name: 'AltGraph') => boolean;
}): boolean {
  if (event.getModifierState('AltGraph')) return event.key.length === 1;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  return event.key.length === 1 || event.key === 'Dead' || event.key === 'Process';
}
