import { CircleHelp } from 'lucide-react';
import type { ReactNode } from 'react';
import { openGuide } from '../help/guide-page.ts';
import { useText } from '../i18n.ts';
import { useStore } from '../ui/store.ts';
import { RecentSearches } from './RecentSearches.tsx';
import { recentSearchesStore } from './recent-searches.ts';
import { SearchReadingView } from './SearchReadingView.tsx';
import { isWorthTelling, type TextReading } from './search-reading.ts';

interface SearchPopupProps {
  readonly id: string;
  readonly text: string;
  readonly read: TextReading | null;
  readonly onPick: (text: string) => void;
}

/** Under the search box: recent searches where it is empty, else how the search was understood, if that is news. */
export function SearchPopup({ id, text, read, onPick }: SearchPopupProps): ReactNode {
  const t = useText();
  const { texts } = useStore(recentSearchesStore);
  const isTold = text.trim() !== '' && read !== null && isWorthTelling(read.reading);
  const isRecent = text === '' && texts.length > 0;
  return (
    <div id={id} className="search-popup" data-empty={!(isTold || isRecent) || undefined}>
      {isRecent && <RecentSearches onPick={onPick} />}
      {isTold && <SearchReadingView read={read} text={text} onPick={onPick} />}
      {(isTold || isRecent) && (
        <button type="button" className="search-popup-help" onClick={() => openGuide('04-search')}>
          <CircleHelp size={14} strokeWidth={1.75} aria-hidden />
          {t('search.help')}
        </button>
      )}
    </div>
  );
}
