import type { KeyboardEvent } from 'react';
import { HEADER_ROW } from './grid-keys.ts';
import type { GridKeysOptions } from './grid-presses.ts';
import { withColumnAt, withWidth } from './table-layout.ts';

const RESIZE_STEP = 16;

/** What a key does on the head of a column; false where it does nothing there. */
export function pressOnHeader(event: KeyboardEvent, options: GridKeysOptions): boolean {
  const { cursor, table, onSort, selection, onHeaderMenu } = options;
  const { place } = cursor;
  const column = table.layout.columns[place.column - 1];
  const isSideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
  const isControl = event.ctrlKey || event.metaKey;
  if (isSideways && event.shiftKey) {
    if (!column) return true;
    if (isControl) moveColumn(event.key === 'ArrowRight' ? 1 : -1, options);
    else {
      const change = event.key === 'ArrowRight' ? RESIZE_STEP : -RESIZE_STEP;
      table.set(withWidth(table.layout, column.field, column.width + change));
    }
    return true;
  }
  if (event.key === 'ArrowDown' && event.altKey) onHeaderMenu(place);
  else if (event.key === 'Enter' || event.key === ' ') {
    if (column) onSort(column.field);
    else selection.toggleAll();
  } else return false;
  return true;
}

/** Moves the column of the cursor, which goes with it. */
function moveColumn(by: number, { cursor, table }: GridKeysOptions): void {
  const { layout, set } = table;
  const from = cursor.place.column - 1;
  const to = from + by;
  const column = layout.columns[from];
  if (!column || to < 0 || to >= layout.columns.length) return;
  set(withColumnAt(layout, column.field, to));
  cursor.move({ row: HEADER_ROW, column: to + 1 });
}
