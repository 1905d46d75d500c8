import { useEffect } from 'react';
import type { RecordQuery } from '../../preload/model.ts';
import { openDialog } from '../dialogs.ts';
import { createStore } from '../ui/store.ts';

/** The two sides of the dialog of many records. */
export type BulkSide = 'edit' | 'replace';

/** Which side of the dialog is shown. */
export const bulkSideStore = createStore<BulkSide>('edit');
/** What the table of records shows now: all that it finds can be changed at once. */
export const shownQueryStore = createStore<RecordQuery>({});

/** Opens the dialog that changes many records. */
export function openBulk(side: BulkSide): void {
  bulkSideStore.set(side);
  openDialog('bulk');
}

/** Keeps what the table shows at hand for the dialog. */
export function useShownQuery(query: RecordQuery): void {
  useEffect(() => shownQueryStore.set(query), [query]);
}
