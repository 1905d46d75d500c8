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
  readonly onContextMenu: (event: MouseEvent) => void;
  readonly menuAt: MenuPlace | null;
  readonly closeMenu: () => void;
}

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
