import { useEffect } from 'react';
import type { RecordQuery } from '../../preload/model.ts';
import type { RecordColumn } from '../records/columns.ts';
import type { TableLayout } from '../records/table-layout.ts';
import { createStore } from '../ui/store.ts';

/** The table of records as it is in sight. */
export interface ShownTable {
  readonly name: string;
  readonly query: RecordQuery;
  readonly layout: TableLayout;
  /** Every column that the table can have. */
  readonly possible: readonly RecordColumn[];
}

/** The table that is in sight, or was last; null before any was. */
export const shownTableStore = createStore<ShownTable | null>(null);

/** Keeps the table at hand for what is done with it as a whole. */
export function useShownTable({ name, query, layout, possible }: ShownTable): void {
  useEffect(() => shownTableStore.set({ name, query, layout, possible }), [name, query, layout, possible]);
}
