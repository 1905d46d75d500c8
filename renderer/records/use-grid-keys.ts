import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { RecordId } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import type { RecordColumn } from './columns.ts';
import { FILTER_ROW, type GridPlace, HEADER_ROW, isTypingKey, moveInGrid } from './grid-keys.ts';
import type { RowSource } from './row-source.ts';
import { clearSelection, selectionStore } from './selection.ts';
import type { CellEditing } from './use-cell-edit.ts';
import type { GridCursor } from './use-grid-cursor.ts';
import type { RowSelection } from './use-row-selection.ts';

interface GridKeysOptions {
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

/** Where the context menu stands, in px of the window. */
export interface MenuPlace {
  readonly x: number;
  readonly y: number;
}

/** What keys and the mouse do in the table. */
export interface GridKeys {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onPress: (place: GridPlace, event: MouseEvent) => void;
  readonly onContextMenu: (event: MouseEvent) => void;
  readonly menuAt: MenuPlace | null;
  readonly closeMenu: () => void;
}

/** After this long on a row, its record is shown beside the table. */
const SETTLE = 140;
const RESIZE_STEP = 16;

/** Keys and mouse of the grid: movement, selection, sorting, filters, editing. */
export function useGridKeys(options: GridKeysOptions): GridKeys {
  const newest = useRef(options);
  useEffect(() => {
    newest.current = options;
  });
  const [menuAt, setMenuAt] = useState<MenuPlace | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const follow = useCallback((row: number, delay: number): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      start(async () => {
        const [id] = await newest.current.source.idsBetween(row, row + 1);
        if (id !== undefined) newest.current.onOpen(id);
      });
    }, delay);
  }, []);

  const onPress = useCallback(
    (place: GridPlace, event: MouseEvent): void => {
      const { cursor, selection } = newest.current;
      cursor.move(place);
      if (event.button !== 0) {
        const record = newest.current.source.rowAt(place.row);
        if (record && !selectionStore.get().has(record.id)) selection.pick(place.row);
        return;
      }
      if (event.shiftKey) selection.extend(place.row);
      else if (event.ctrlKey || event.metaKey || place.column === 0) selection.toggle(place.row);
      else {
        selection.pick(place.row);
        follow(place.row, 0);
      }
      if (event.shiftKey) event.preventDefault();
    },
    [follow],
  );

  const onKeyDown = (event: KeyboardEvent): void => {
    const isInFilter = event.target !== event.currentTarget;
    const isHandled = isInFilter ? pressInFilter(event, options) : pressInGrid(event, options, follow);
    if (isHandled) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  const onContextMenu = (event: MouseEvent): void => {
    if (options.cursor.place.row < 0 || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    const cell = event.currentTarget.querySelector('[data-active]')?.getBoundingClientRect();
    const isByKey = event.target === event.currentTarget && cell !== undefined;
    setMenuAt(isByKey ? { x: cell.left + 16, y: cell.bottom } : { x: event.clientX, y: event.clientY });
  };

  return { onKeyDown, onPress, onContextMenu, menuAt, closeMenu: () => setMenuAt(null) };
}

/** Up, down and Escape leave a filter; everything else is the filter's own. */
function pressInFilter(event: KeyboardEvent, { cursor, focus }: GridKeysOptions): boolean {
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

function pressInGrid(
  event: KeyboardEvent,
  options: GridKeysOptions,
  follow: (row: number, delay: number) => void,
): boolean {
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
  follow: (row: number, delay: number) => void,
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
