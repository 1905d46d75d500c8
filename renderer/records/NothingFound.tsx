import { FileSearch } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../i18n.ts';
import { pickSearch } from '../search/pick-search.ts';
import { Suggestion } from '../search/Suggestion.tsx';
import { searchReadingStore, suggestionFor } from '../search/search-reading.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useStore } from '../ui/store.ts';
import { searchTextStore } from './search-text.ts';

interface NothingFoundProps {
  readonly onReset: () => void;
  /** Takes away the filters above the table and keeps the search; absent where there are none beside a search. */
  readonly onClearFilters?: () => void;
}

/** Stands in place of the rows where the search or a filter leaves none: why, and what to do next. */
export function NothingFound({ onReset, onClearFilters }: NothingFoundProps): ReactNode {
  const t = useText();
  const suggestion = suggestionFor(useStore(searchTextStore), useStore(searchReadingStore));
  return (
    <EmptyState
      icon={FileSearch}
      title={t('records.notFoundTitle')}
      actions={
        <>
          {onClearFilters && (
            <Button variant="primary" onPress={onClearFilters}>
              {t('search.withoutFilters')}
            </Button>
          )}
          <Button onPress={onReset}>{t('records.showAll')}</Button>
        </>
      }
    >
      {suggestion !== null && <Suggestion suggestion={suggestion} onPick={pickSearch} />}
      {t(onClearFilters ? 'search.tooNarrow' : 'records.notFoundText')}
    </EmptyState>
  );
}
