import { placeStore, showPage } from '../navigation.ts';
import { searchTextStore } from '../records/search-text.ts';
import { focusSearch } from '../search-box.ts';
import { rememberSearch } from './recent-searches.ts';

/** Searches as one types, from any page. */
export function searchFor(text: string): void {
  searchTextStore.set(text);
  const { page } = placeStore.get();
  if (page !== 'records' && page !== 'bin') showPage('records');
}

/** Searches for a text that was offered, and remembers it. */
export function pickSearch(text: string): void {
  searchFor(text);
  rememberSearch(text);
  focusSearch();
}
