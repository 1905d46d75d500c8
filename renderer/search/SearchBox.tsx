import { Search, X } from 'lucide-react';
import { type FocusEvent, type KeyboardEvent, type ReactNode, useState } from 'react';
import { useText } from '../i18n.ts';
import { clearSearch, searchTextStore } from '../records/search-text.ts';
import { focusSearch, SEARCH_BOX_ID } from '../search-box.ts';
import { IconButton } from '../ui/Button.tsx';
import { useStore } from '../ui/store.ts';
import { pickSearch, searchFor } from './pick-search.ts';
import { focusRecentSearches } from './RecentSearches.tsx';
import { loadRecentSearches, rememberSearch } from './recent-searches.ts';
import { SearchPopup } from './SearchPopup.tsx';
import { suggestionFor, useSearchReading } from './search-reading.ts';
import './SearchBox.css';

const POPUP_ID = 'search-popup';

/**
 * The one search box: the table follows what is typed; Enter and the down arrow go into it, Escape clears and then
 * leaves. Under the box stand recent searches, or how the search was understood.
 */
export function SearchBox(): ReactNode {
  const t = useText();
  const value = useStore(searchTextStore);
  const read = useSearchReading(value);
  const [isOpen, setOpen] = useState(false);
  const press = (event: KeyboardEvent): void => {
    const isInBox = event.target instanceof HTMLInputElement;
    if (event.nativeEvent.isComposing) return;
    if (isInBox ? !runKey(event, value, suggestionFor(value, read)) : event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (!isInBox) focusSearch();
  };
  const focus = (): void => {
    loadRecentSearches();
    setOpen(true);
  };
  const blur = (event: FocusEvent): void => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    setOpen(false);
    rememberSearch(value);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: Chromium 114 does not know the element search
    <div role="search" className="search-box" onFocus={focus} onBlur={blur} onKeyDown={press}>
      <Search size={15} strokeWidth={2} aria-hidden />
      <input
        id={SEARCH_BOX_ID}
        type="search"
        value={value}
        placeholder={t('search.placeholder')}
        aria-label={t('search.label')}
        aria-describedby={POPUP_ID}
        aria-keyshortcuts="Control+F Control+K"
        title="Ctrl+F"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => searchFor(event.target.value)}
      />
      {value !== '' && (
        <IconButton
          label={t('search.clear')}
          icon={X}
          size="small"
          onPress={() => {
            rememberSearch(value);
            clearSearch();
            focusSearch();
          }}
        />
      )}
      {isOpen && <SearchPopup id={POPUP_ID} text={value} read={read} onPick={pickSearch} />}
    </div>
  );
}

/** What a key does in the box; false where it only types. */
function runKey({ key, altKey }: KeyboardEvent, text: string, suggestion: string | null): boolean {
  if (key === 'Enter' && altKey) {
    if (suggestion !== null) pickSearch(suggestion);
    return suggestion !== null;
  }
  if (key === 'Enter' || key === 'ArrowDown') {
    if (key === 'ArrowDown' && text === '' && focusRecentSearches()) return true;
    rememberSearch(text);
    enterResults();
    return true;
  }
  if (key !== 'Escape') return false;
  rememberSearch(text);
  if (text === '') enterResults();
  else clearSearch();
  return true;
}

/** Puts the keyboard into the table; the box lets go of it where there is none. */
function enterResults(): void {
  const table = document.querySelector<HTMLElement>('.table[role="grid"]');
  if (table) table.focus();
  else document.getElementById(SEARCH_BOX_ID)?.blur();
}
