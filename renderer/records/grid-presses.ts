import type { KeyboardEvent } from 'react';
import type { RecordId } from '../../preload/model.ts';
import type { RecordColumn } from './columns.ts';
import { FILTER_ROW, type GridPlace, HEADER_ROW, isTypingKey, moveInGrid } from './grid-keys.ts';
import type { RowSource } from './row-source.ts';
import { clearSelection } from './selection.ts';
import type { CellEditing } from './use-cell-edit.ts';
import type { GridCursor } from './use-grid-cursor.ts';
import type { RowSelection } from './use-row-selection.ts';

/** What the keys of the grid act on. */
export interface GridKeysOptions {
  readonly source: RowSource;
  readonly cursor: GridCursor;
  readonly selection: RowSelection;
  readonly edit: CellEditing;
  readonly columns: readonly RecordColumn[];
  readonly page: number;
  readonly onOpen: (id: RecordId) => void;
  readonly onSort: (field: string) => void;
  readonly onResizeColumn: (field: string, change: number) => void;
  readonly focusFilter: (place: GridPlace) => void;
  readonly focus: () => void;
}

/** Shows the record of a row beside the table once the cursor has stayed for `delay` ms. */
type Follow = (row: number, delay: number) => void;

/** After this long on a row, its record is shown beside the table. */
const SETTLE = 140;
const RESIZE_STEP = 16;

/** Up, down and Escape leave a filter; everything else is the filter's own. */
export function pressInFilter(event: KeyboardEvent, { cursor, focus }: GridKeysOptions): boolean {
  if (event.target instanceof HTMLSelectElement && event.key !== 'Escape') return false;
  if (
    event.key === 'Escape' ||
    event.key === 'ArrowDown' ||
    event.key === 'ArrowUp' ||
    event.key === 'Enter'
  ) {
    focus();
    const row = event.key === 'ArrowUp' ? HEADER_ROW : event.key === 'Escape' ? FILTER_ROW : 0;
    cursor.move({ ...cursor.place, row });
    return true;
  }
  return false;
}

/** What a key does in the grid itself; false where it does nothing there. */
export function pressInGrid(event: KeyboardEvent, options: GridKeysOptions, follow: Follow): boolean {
  const isControl = event.ctrlKey || event.metaKey;
  const { place } = options.cursor;
  if (isControl && event.code === 'KeyA') {
    options.selection.toggleAll();
    return true;
  }
  if (
    place.row === HEADER_ROW &&
    event.shiftKey &&
    (event.key === 'ArrowLeft' || event.key === 'ArrowRight')
  ) {
    const field = options.columns[place.column - 1]?.field;
    if (field) options.onResizeColumn(field, event.key === 'ArrowRight' ? RESIZE_STEP : -RESIZE_STEP);
    return true;
  }
  const size = {
    rows: options.source.store.get().total,
    columns: options.columns.length + 1,
    page: options.page,
  };
  const next = moveInGrid(place, { key: event.key, isControl, isShift: event.shiftKey }, size);
  if (next !== null) {
    moveTo(next, event, options, follow);
    return true;
  }
  if (place.row === HEADER_ROW) return pressOnHeader(event, options);
  if (place.row === FILTER_ROW) return pressOnFilter(event, options);
  return pressOnRecord(event, options);
}

function moveTo(
  next: GridPlace,
  event: KeyboardEvent,
  { cursor, selection }: GridKeysOptions,
  follow: Follow,
): void {
  const isOtherRow = next.row !== cursor.place.row;
  cursor.move(next);
  if (next.row < 0 || !isOtherRow) return;
  const isControl = event.ctrlKey || event.metaKey;
  if (event.shiftKey) selection.extend(next.row);
  else if (!isControl || event.key === 'Home' || event.key === 'End') {
    selection.pick(next.row);
    follow(next.row, SETTLE);
  }
}

function pressOnHeader(
  event: KeyboardEvent,
  { cursor, columns, onSort, selection }: GridKeysOptions,
): boolean {
  if (event.key !== 'Enter' && event.key !== ' ') return false;
  const field = columns[cursor.place.column - 1]?.field;
  if (field) onSort(field);
  else selection.toggleAll();
  return true;
}

/** Subtle: a typed character is not stopped here, so that it lands in the filter that has just got the focus. */
function pressOnFilter(event: KeyboardEvent, { cursor, focusFilter }: GridKeysOptions): boolean {
  if (event.key === 'Enter' || event.key === 'F2') {
    focusFilter(cursor.place);
    return true;
  }
  if (isTypingKey(event)) focusFilter(cursor.place);
  return false;
}

function pressOnRecord(
  event: KeyboardEvent,
  { cursor, selection, edit, source, onOpen }: GridKeysOptions,
): boolean {
  const { place } = cursor;
  if (event.key === 'Escape') {
    clearSelection();
    return true;
  }
  if (event.key === ' ') {
    if (event.shiftKey) selection.pick(place.row);
    else selection.toggle(place.row);
    return true;
  }
  if (event.key === 'Enter' || event.key === 'F2') {
    const record = source.rowAt(place.row);
    if (place.column > 0) edit.begin(place);
    else if (record) onOpen(record.id);
    return true;
  }
  if (place.column > 0 && isTypingKey(event)) edit.begin(place, true);
  return false;
}
