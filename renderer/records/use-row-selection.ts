import { useRef } from 'react';
import { attempt, start } from '../attempt.ts';
import type { RowSource } from './row-source.ts';
import { clearSelection, selectionStore, selectOnly, setSelected, toggleSelected } from './selection.ts';

/** The most records that one selection takes: what the archive answers and deletes in one step. */
const MOST_SELECTED = 100_000;

/** Selecting rows by their places, as lists of files do it. */
export interface RowSelection {
  /** This row alone; ranges start here. */
  readonly pick: (row: number) => void;
  readonly toggle: (row: number) => void;
  /** From the row where the range starts up to this one. */
  readonly extend: (row: number) => void;
  readonly toggleAll: () => void;
}

/** Selection over a source of rows. */
export function useRowSelection(source: RowSource): RowSelection {
  const anchor = useRef(0);
  const pick = (row: number): void => {
    anchor.current = row;
    const record = source.rowAt(row);
    if (record) selectOnly([record.id]);
    else start(async () => selectOnly(await source.idsBetween(row, row + 1)));
  };
  const toggle = (row: number): void => {
    anchor.current = row;
    const record = source.rowAt(row);
    if (record) toggleSelected(record.id);
  };
  const extend = (row: number): void => {
    const from = Math.min(anchor.current, row);
    const to = Math.max(anchor.current, row) + 1;
    start(async () => selectOnly(await source.idsBetween(from, Math.min(to, from + MOST_SELECTED))));
  };
  const toggleAll = (): void => {
    const { total } = source.store.get();
    if (selectionStore.get().size >= Math.min(total, MOST_SELECTED)) clearSelection();
    else void attempt(async () => setSelected(await source.idsBetween(0, MOST_SELECTED), true));
  };
  return { pick, toggle, extend, toggleAll };
}
