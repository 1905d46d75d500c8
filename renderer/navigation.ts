import type { RecordId, SavedViewId } from '../preload/model.ts';
import { createStore } from './ui/store.ts';

/** The pages of the main navigation. */
export const PAGES = ['records', 'authorities', 'compendium', 'history', 'bin'] as const;
export type Page = (typeof PAGES)[number];

/** Which records the table shows: of one type, and below one record; or those of a saved view. */
export interface Scope {
  readonly type: string | null;
  readonly within: { readonly id: RecordId; readonly title: string } | null;
  /** The saved view that is open; the type and the record are those of its search. */
  readonly view?: SavedViewId;
}

/** What the window shows. */
export interface Place {
  readonly page: Page;
  readonly record: RecordId | null;
  readonly scope: Scope;
}

const START: Place = { page: 'records', record: null, scope: { type: null, within: null } };

/** Where in the archive the window is. */
export const placeStore = createStore<Place>(START);

/** Shows a page. */
export function showPage(page: Page): void {
  placeStore.update((place) => ({ ...place, page, record: page === 'bin' ? null : place.record }));
}

/** Opens a record in the panel beside the table, whatever page is shown. */
export function openRecord(id: RecordId | null): void {
  placeStore.update((place) => ({ ...place, page: 'records', record: id }));
}

/** Narrows the table to a type or to what stands below a record. */
export function showScope(scope: Scope): void {
  placeStore.update((place) => ({ ...place, page: 'records', scope }));
}

/** Goes back to where an archive begins. */
export function resetPlace(): void {
  placeStore.set(START);
}
