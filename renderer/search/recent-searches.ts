import { archiveStore } from '../state.ts';
import { createStore } from '../ui/store.ts';
import { MOST_RECENT, withSearch } from './recent-list.ts';

interface Recent {
  readonly archive: string;
  readonly texts: readonly string[];
}

/** The searches made last in the open archive, the newest first; this machine remembers them. */
export const recentSearchesStore = createStore<Recent>({ archive: '', texts: [] });

const nameOf = (archive: string): string => `search.recent.${archive}`;

/** Reads what this machine remembers of the open archive. */
export function loadRecentSearches(): void {
  const archive = archiveStore.get()?.uuid ?? '';
  if (archive !== recentSearchesStore.get().archive) {
    recentSearchesStore.set({ archive, texts: readTexts(localStorage.getItem(nameOf(archive))) });
  }
}

/** Puts a search in front of the list; one that only goes on from the newest takes its place. */
export function rememberSearch(text: string): void {
  if (text.trim() !== '') change((texts) => withSearch(texts, text.trim()));
}

/** Takes a search off the list. */
export function forgetSearch(text: string): void {
  change((texts) => texts.filter((other) => other !== text));
}

/** Empties the list. */
export function forgetSearches(): void {
  change(() => []);
}

/** Subtle: what stands in the browser's storage may have been written by anybody. */
function readTexts(kept: string | null): readonly string[] {
  if (kept === null) return [];
  try {
    const texts: unknown = JSON.parse(kept);
    return Array.isArray(texts) ? texts.filter((text) => typeof text === 'string').slice(0, MOST_RECENT) : [];
  } catch (error) {
    console.warn('the recent searches cannot be read', error);
    return [];
  }
}

function change(next: (texts: readonly string[]) => readonly string[]): void {
  loadRecentSearches();
  const { archive, texts } = recentSearchesStore.get();
  const changed = next(texts);
  recentSearchesStore.set({ archive, texts: changed });
  localStorage.setItem(nameOf(archive), JSON.stringify(changed));
}
