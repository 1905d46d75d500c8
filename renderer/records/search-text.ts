import { createStore } from '../ui/store.ts';

/** What stands in the search box of the header; the table follows it. */
export const searchTextStore = createStore('');

/** Empties the search box. */
export function clearSearch(): void {
  searchTextStore.set('');
}
