import { useMemo, useRef } from 'react';
import { start } from '../attempt.ts';
import type { LineSource } from './line-source.ts';
import { clearSelection, selectionStore, selectOnly, toggleSelected } from './selection.ts';

/** The most records that one selection takes: what the archive answers and deletes in one step. */
export const MOST_SELECTED = 100_000;

/** Selecting records by their lines, as lists of files do it; what commands act on. */
export interface RowSelection {
  /** This record alone. */
  readonly pick: (line: number) => void;
  /** Takes a record in or out of the selection. */
  readonly toggle: (line: number) => void;
  /** All records on these lines, the last one included, and no others. */
  readonly pickBetween: (from: number, to: number) => void;
  /** All records, those of closed groups too; none where all are selected. */
  readonly toggleAll: () => void;
}

/** Selection over the lines of a table. */
export function useRowSelection(source: LineSource): RowSelection {
  const newest = useRef(source);
  newest.current = source;
  // Subtle: of several answers under way only the one to the newest wish counts.
  const wishes = useRef(0);
  return useMemo(() => {
    const pickBetween = (from: number, to: number): void => {
      wishes.current += 1;
      const wish = wishes.current;
      const lines = newest.current;
      const record = from === to ? lines.rowAt(from) : undefined;
      if (record) selectOnly([record.id]);
      else
        start(async () => {
          const ids = await lines.idsBetween(Math.min(from, to), Math.max(from, to) + 1, MOST_SELECTED);
          if (wish === wishes.current) selectOnly(ids);
        });
    };
    return {
      pick: (line) => pickBetween(line, line),
      toggle: (line) => {
        wishes.current += 1;
        const record = newest.current.rowAt(line);
        if (record) toggleSelected(record.id);
      },
      pickBetween,
      toggleAll: () => {
        const { rows } = newest.current;
        wishes.current += 1;
        const wish = wishes.current;
        if (selectionStore.get().size >= Math.min(rows.store.get().total, MOST_SELECTED)) clearSelection();
        else
          start(async () => {
            const ids = await rows.idsBetween(0, MOST_SELECTED);
            if (wish === wishes.current) selectOnly(ids);
          });
      },
    };
  }, []);
}
