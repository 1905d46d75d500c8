import { History, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useText } from '../i18n.ts';
import { focusSearch } from '../search-box.ts';
import { useStore } from '../ui/store.ts';
import { forgetSearch, forgetSearches, recentSearchesStore } from './recent-searches.ts';

/** The searches made last: arrow keys go through them, Enter makes one again, Delete forgets it. */
export function RecentSearches({ onPick }: { readonly onPick: (text: string) => void }): ReactNode {
  const t = useText();
  const { texts } = useStore(recentSearchesStore);
  const list = useRef<HTMLUListElement>(null);
  const move = (place: number): void => {
    const buttons = list.current?.querySelectorAll<HTMLElement>('.recent-search') ?? [];
    if (place < 0 || buttons.length === 0) focusSearch();
    else buttons[Math.min(place, buttons.length - 1)]?.focus();
  };
  // Subtle: the keyboard moves on first, since keys pressed after the line is gone would go nowhere.
  const forget = (text: string, place: number): void => {
    move(place + 1 < texts.length ? place + 1 : place - 1);
    forgetSearch(text);
  };
  const press = (event: KeyboardEvent, text: string, place: number): void => {
    if (event.key === 'ArrowDown') move(place + 1);
    else if (event.key === 'ArrowUp') move(place - 1);
    else if (event.key === 'Delete' || event.key === 'Backspace') forget(text, place);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section className="recent-searches" aria-label={t('search.recent')}>
      <div className="search-popup-head">
        <h2 className="search-popup-title">{t('search.recent')}</h2>
        <button type="button" className="search-popup-link" onClick={forgetSearches}>
          {t('search.forgetAll')}
        </button>
      </div>
      <ul ref={list}>
        {texts.map((text, place) => (
          <li key={text} className="recent-line">
            <button
              type="button"
              className="recent-search"
              title={text.length > 40 ? text : undefined}
              onClick={() => onPick(text)}
              onKeyDown={(event) => press(event, text, place)}
            >
              <History size={14} strokeWidth={1.75} aria-hidden />
              <span>{text}</span>
            </button>
            <button
              type="button"
              className="recent-forget"
              tabIndex={-1}
              aria-label={t('search.forget', { text })}
              onClick={() => forget(text, place)}
            >
              <X size={13} strokeWidth={2} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Puts the keyboard into the first of the recent searches, if there is one in sight. */
export function focusRecentSearches(): boolean {
  const first = document.querySelector<HTMLElement>('.recent-search');
  first?.focus();
  return first !== null;
}
