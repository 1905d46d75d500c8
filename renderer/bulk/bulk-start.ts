import { useEffect } from 'react';
import type { RecordId, RecordQuery } from '../../preload/model.ts';
import { openDialog } from '../dialogs.ts';
import { createStore } from '../ui/store.ts';

/** What the dialog of many records begins with: which of its two sides, and the records at hand. */
export interface BulkStart {
  readonly side: 'edit' | 'replace';
  readonly ids: readonly RecordId[];
}

/** How the dialog was opened. */
export const bulkStartStore = createStore<BulkStart>({ side: 'edit', ids: [] });
/** What the table of records shows now: all that it finds can be changed at once. */
export const shownQueryStore = createStore<RecordQuery>({});

/** Opens the dialog that changes many records. */
export function openBulk(side: BulkStart['side'], ids: readonly RecordId[]): void {
  bulkStartStore.set({ side, ids });
  openDialog('bulk');
}

/** Keeps what the table shows at hand for the dialog. */
export function useShownQuery(query: RecordQuery): void {
  useEffect(() => shownQueryStore.set(query), [query]);
}
