import type { KeyboardEvent } from 'react';
import type { RecordId } from '../../preload/model.ts';
import {
  FILTER_ROW,
  type GridKey,
  type GridPlace,
  HEADER_ROW,
  isTypingKey,
  moveInGrid,
} from './grid-keys.ts';
import type { GroupKey } from './grid-lines.ts';
import { pressOnHeader } from './head-presses.ts';
import type { LineSource } from './line-source.ts';
import { clearSelection } from './selection.ts';
import type { CellEditing } from './use-cell-edit.ts';
import type { CellTransfer } from './use-cell-transfer.ts';
import type { GridCursor } from './use-grid-cursor.ts';
import type { RowSelection } from './use-row-selection.ts';
import type { TableLayoutState } from './use-table-layout.ts';

/** What the keys of the grid act on. */
export interface GridKeysOptions {
  readonly source: LineSource;
  readonly cursor: GridCursor;
  readonly selection: RowSelection;
  readonly edit: CellEditing;
  readonly transfer: CellTransfer;
  readonly table: TableLayoutState;
  readonly page: number;
  readonly onOpen: (id: RecordId) => void;
  readonly onSort: (field: string) => void;
  readonly onHeaderMenu: (place: GridPlace) => void;
  readonly setOpen: (group: GroupKey, isOpen: boolean) => void;
  readonly focusFilter: (place: GridPlace) => void;
  readonly focus: () => void;
}

/** Shows the record of a line beside the table once the cursor has stayed for `delay` ms. */
type Follow = (line: number, delay: number) => void;

/** After this long on a record, it is shown beside the table. */
const SETTLE = 140;

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
  const { place } = options.cursor;
  const isControl = event.ctrlKey || event.metaKey;
  if (isControl && event.code === 'KeyA' && !event.shiftKey && !event.altKey) {
    selectAll(options);
    return true;
  }
  if (place.row === HEADER_ROW && pressOnHeader(event, options)) return true;
  if (pressOnGroup(event, options)) return true;
  const key = { key: event.key, isControl, isShift: event.shiftKey };
  const next = event.altKey ? null : moveInGrid(place, key, gridSize(options));
  if (next !== null) {
    if (event.shiftKey) extendTo(next, options);
    else moveTo(next, key, options, follow);
    return true;
  }
  if (place.row === HEADER_ROW) return false;
  if (place.row === FILTER_ROW) return pressOnFilter(event, options);
  return pressOnRecord(event, isControl, options);
}

/** How many lines and columns the grid has, the first column included. */
function gridSize({ source, table, page }: Pick<GridKeysOptions, 'source' | 'table' | 'page'>): {
  readonly rows: number;
  readonly columns: number;
  readonly page: number;
} {
  return { rows: source.lines.count, columns: table.shown.length + 1, page };
}

function selectAll({ cursor, selection, source }: GridKeysOptions): void {
  selection.toggleAll();
  const column = Math.max(1, cursor.place.column);
  if (source.lines.count > 0) cursor.select({ anchor: { row: 0, column }, kind: 'all' }, cursor.place);
}

/** Left and right close and open a group, Enter and space turn it round. */
function pressOnGroup(event: KeyboardEvent, { source, cursor, setOpen }: GridKeysOptions): boolean {
  const heading = source.groupAt(cursor.place.row);
  if (heading === null || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
  const { group, isOpen } = heading;
  if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') setOpen(group.key, event.key === 'ArrowRight');
  else if (event.key === 'Enter' || event.key === ' ') setOpen(group.key, !isOpen);
  else return false;
  return true;
}

function moveTo(
  next: GridPlace,
  { key, isControl }: GridKey,
  options: GridKeysOptions,
  follow: Follow,
): void {
  const { cursor, selection } = options;
  const isOtherRow = next.row !== cursor.place.row;
  const wasRange = cursor.start !== null;
  cursor.move(next);
  if (next.row < 0 || !(isOtherRow || wasRange)) return;
  if (isControl && !wasRange && key !== 'Home' && key !== 'End') return;
  selection.pick(next.row);
  follow(next.row, SETTLE);
}

/** Extends what is selected; whole columns grow sideways only, whole rows up and down only. */
function extendTo(next: GridPlace, { cursor, selection }: GridKeysOptions): void {
  const { start, place } = cursor;
  const isSideways = next.row === place.row;
  const kind =
    start?.kind === 'columns' && isSideways
      ? 'columns'
      : start?.kind === 'rows' && !isSideways
        ? 'rows'
        : 'cells';
  cursor.extend(next, kind);
  const anchor = start?.anchor ?? place;
  if (next.row >= 0 && anchor.row >= 0 && kind !== 'columns') selection.pickBetween(anchor.row, next.row);
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

function pressOnRecord(event: KeyboardEvent, isControl: boolean, options: GridKeysOptions): boolean {
  const { cursor, edit, transfer } = options;
  const { place } = cursor;
  if (event.key === 'Escape') {
    clearSelection();
    cursor.move(place);
    return true;
  }
  if (event.key === ' ') return pressSpace(event, isControl, options);
  if (isControl && !event.altKey && (event.code === 'KeyD' || event.code === 'KeyR')) {
    transfer.fill(event.code === 'KeyD' ? 'down' : 'right');
    return true;
  }
  if (event.key === 'Delete' && !isControl) return transfer.clear();
  if (event.key === 'Backspace' && place.column > 0) {
    edit.begin(place, true);
    return true;
  }
  if (event.key === 'Enter' || event.key === 'F2') {
    openOrEdit(options);
    return true;
  }
  if (place.column > 0 && isTypingKey(event)) edit.begin(place, true);
  return false;
}

/** The space bar selects: with Ctrl the column, with Shift the rows of the selected cells, alone one row more or less. */
function pressSpace(
  event: KeyboardEvent,
  isControl: boolean,
  { cursor, selection }: GridKeysOptions,
): boolean {
  const { place, start } = cursor;
  const anchor = start?.anchor ?? place;
  if (isControl && place.column > 0) {
    cursor.select({ anchor: { ...anchor, column: Math.max(1, anchor.column) }, kind: 'columns' }, place);
  } else if (event.shiftKey) {
    cursor.select({ anchor, kind: 'rows' }, place);
    selection.pickBetween(anchor.row, place.row);
  } else {
    selection.toggle(place.row);
  }
  return true;
}

function openOrEdit({ cursor, source, edit, onOpen }: GridKeysOptions): void {
  const { place } = cursor;
  const record = source.rowAt(place.row);
  if (place.column > 0) edit.begin(place);
  else if (record) onOpen(record.id);
}
