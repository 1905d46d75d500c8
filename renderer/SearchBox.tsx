import { Search, X } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useText } from './i18n.ts';
import { placeStore, showPage } from './navigation.ts';
import { clearSearch, searchTextStore } from './records/search-text.ts';
import { focusSearch, SEARCH_BOX_ID } from './search-box.ts';
import { IconButton } from './ui/Button.tsx';
import { useStore } from './ui/store.ts';

/** The one search box: the table follows what is typed, with Enter and the down arrow one goes into it. */
export function SearchBox(): ReactNode {
  const t = useText();
  const value = useStore(searchTextStore);
  const change = (text: string): void => {
    searchTextStore.set(text);
    const { page } = placeStore.get();
    if (page !== 'records' && page !== 'bin') {
      showPage('records');
    }
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && value !== '') {
      event.preventDefault();
      clearSearch();
    }
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      document.querySelector<HTMLElement>('[role="grid"]')?.focus();
    }
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: Chromium 114 does not know the element search
    <div role="search" className="search-box">
      <Search size={15} strokeWidth={2} aria-hidden />
      <input
        id={SEARCH_BOX_ID}
        type="search"
        value={value}
        placeholder={t('search.placeholder')}
        aria-label={t('search.label')}
        title="Ctrl+F"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => change(event.target.value)}
        onKeyDown={press}
      />
      {value !== '' && (
        <IconButton
          label={t('search.clear')}
          icon={X}
          size="small"
          onPress={() => {
            clearSearch();
            focusSearch();
          }}
        />
      )}
    </div>
  );
}
