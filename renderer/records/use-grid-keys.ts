import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useRef, useState } from 'react';
import { start } from '../attempt.ts';
import type { GridPlace } from './grid-keys.ts';
import { type GridKeysOptions, pressInFilter, pressInGrid } from './grid-presses.ts';
import { selectionStore } from './selection.ts';

/** Where the context menu stands, in px of the window. */
export interface MenuPlace {
  readonly x: number;
  readonly y: number;
}

/** What keys and the mouse do in the table. */
export interface GridKeys {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onPress: (place: GridPlace, event: MouseEvent) => void;
  /** The mouse comes over a cell; with its button down the selection follows. */
  readonly onEnter: (place: GridPlace, event: MouseEvent) => void;
  readonly onContextMenu: (event: MouseEvent) => void;
  readonly menuAt: MenuPlace | null;
  readonly closeMenu: () => void;
}

/** Keys and mouse of the grid: movement, selection, sorting, filters, editing. */
export function useGridKeys(options: GridKeysOptions): GridKeys {
  const newest = useRef(options);
  newest.current = options;
  const [menuAt, setMenuAt] = useState<MenuPlace | null>(null);
  const follow = useFollow(newest);
  const press = usePresses(newest, follow);
  const onKeyDown = (event: KeyboardEvent): void => {
    const isInFilter = event.target !== event.currentTarget;
    const isHandled = isInFilter ? pressInFilter(event, options) : pressInGrid(event, options, follow);
    if (isHandled) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const onContextMenu = (event: MouseEvent): void => {
    const { place } = options.cursor;
    if (event.target instanceof HTMLInputElement) return;
    const isByKey = event.target === event.currentTarget;
    if (place.row < 0) {
      if (!isByKey) return;
      event.preventDefault();
      options.onHeaderMenu(place);
      return;
    }
    event.preventDefault();
    const cell = event.currentTarget.querySelector('[data-active]')?.getBoundingClientRect();
    const isAtCell = isByKey && cell !== undefined;
    setMenuAt(isAtCell ? { x: cell.left + 16, y: cell.bottom } : { x: event.clientX, y: event.clientY });
  };
  return { onKeyDown, ...press, onContextMenu, menuAt, closeMenu: () => setMenuAt(null) };
}

type Newest = { readonly current: GridKeysOptions };
type Follow = (line: number, delay: number) => void;

/** Shows the record of the cursor beside the table once it has come to rest. */
function useFollow(newest: Newest): Follow {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(
    (line, delay) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        start(async () => {
          const [id] = await newest.current.source.idsBetween(line, line + 1, 1);
          // Subtle: the cursor may have gone on meanwhile, or stand on the same line of another order; opening this
          // record would take it back.
          const { cursor, source, onOpen } = newest.current;
          const now = source.rowAt(cursor.place.row)?.id ?? id;
          if (id !== undefined && cursor.place.row === line && now === id) onOpen(id);
        });
      }, delay);
    },
    [newest],
  );
}

function usePresses(newest: Newest, follow: Follow): Pick<GridKeys, 'onPress' | 'onEnter'> {
  const isDragging = useRef(false);
  const pressedAt = useRef({ x: 0, y: 0 });
  const onPress = useCallback(
    (place: GridPlace, event: MouseEvent): void => {
      isDragging.current = pressCell(place, event, newest.current, follow);
      pressedAt.current = { x: event.clientX, y: event.clientY };
    },
    [newest, follow],
  );
  const onEnter = useCallback(
    (place: GridPlace, event: MouseEvent): void => {
      const { cursor, selection, edit } = newest.current;
      const anchor = cursor.start?.anchor ?? cursor.place;
      if (!isDragging.current || event.buttons !== 1) isDragging.current = false;
      // Subtle: rows that scroll under a mouse at rest are entered too; only a mouse that moves selects.
      const { x, y } = pressedAt.current;
      if (event.clientX === x && event.clientY === y) return;
      if (!isDragging.current || edit.current !== null || anchor.row < 0 || anchor.column === 0) return;
      if (place.row === cursor.place.row && place.column === cursor.place.column) return;
      cursor.extend(place);
      selection.pickBetween(anchor.row, place.row);
    },
    [newest],
  );
  return { onPress, onEnter };
}

/** What a press on a cell does; true where drawing over other cells selects them too. */
function pressCell(place: GridPlace, event: MouseEvent, options: GridKeysOptions, follow: Follow): boolean {
  const { cursor, selection, source, setOpen, focus } = options;
  const heading = source.groupAt(place.row);
  if (event.button !== 0) {
    const record = source.rowAt(place.row);
    const isSelected = record !== undefined && selectionStore.get().has(record.id);
    if (!isSelected || cursor.start === null) cursor.move(place);
    if (!isSelected) selection.pick(place.row);
    return false;
  }
  if (event.shiftKey) {
    event.preventDefault();
    focus();
    const anchor = cursor.start?.anchor ?? cursor.place;
    cursor.extend(place);
    if (anchor.row >= 0) selection.pickBetween(anchor.row, place.row);
    return false;
  }
  if (event.ctrlKey || event.metaKey || (place.column === 0 && heading === null)) {
    cursor.move({ row: place.row, column: 0 });
    selection.toggle(place.row);
    return false;
  }
  cursor.move(place);
  if (heading !== null) setOpen(heading.group.key, !heading.isOpen);
  selection.pick(place.row);
  follow(place.row, 0);
  return true;
}
