import { useCallback, useEffect, useRef, useState } from 'react';
import type { RecordId } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { useStore } from '../ui/store.ts';
import type { GridPlace } from './grid-keys.ts';
import type { RowSource } from './row-source.ts';

/** The place of the table's cursor, which stays on its record when rows come, go or are sorted anew. */
export interface GridCursor {
  readonly place: GridPlace;
  /** Moves the cursor and brings it into sight. */
  readonly move: (place: GridPlace) => void;
}

interface CursorOptions {
  readonly source: RowSource;
  /** The record that the window shows beside the table: the cursor goes there when another one is opened. */
  readonly openId: RecordId | null;
  readonly scrollTo: (row: number) => void;
}

/** The cursor of a table over a source of rows. */
export function useGridCursor({ source, openId, scrollTo }: CursorOptions): GridCursor {
  const rows = useStore(source.store);
  const [place, setPlace] = useState<GridPlace>({ row: 0, column: 1 });
  const id = useRef<RecordId | null>(null);
  const lastOpenId = useRef<RecordId | null>(null);
  const newestScroll = useRef(scrollTo);
  useEffect(() => {
    newestScroll.current = scrollTo;
  });

  const move = useCallback(
    (next: GridPlace): void => {
      id.current = source.rowAt(next.row)?.id ?? null;
      setPlace(next);
      if (next.row >= 0) newestScroll.current(next.row);
    },
    [source],
  );

  const { view, total } = rows;
  useEffect(() => {
    if (openId !== lastOpenId.current) id.current = openId ?? id.current;
    lastOpenId.current = openId;
    const wanted = id.current;
    let isStale = false;
    start(async () => {
      const index = wanted === null || view === null ? -1 : await source.indexOf(wanted);
      if (isStale) return;
      if (index < 0) id.current = null;
      setPlace((now) => {
        const row = index >= 0 ? index : Math.min(now.row, total - 1);
        if (index >= 0 && now.row !== index) newestScroll.current(index);
        return now.row < 0 || row === now.row ? now : { ...now, row: Math.max(row, 0) };
      });
    });
    return () => {
      isStale = true;
    };
  }, [source, view, total, openId]);

  useEffect(() => {
    if (id.current === null) id.current = source.rowAt(place.row)?.id ?? null;
  });

  return { place, move };
}
