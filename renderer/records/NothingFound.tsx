import { FileSearch } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';

interface NothingFoundProps {
  readonly onReset: () => void;
  /** Takes away the filters above the table and keeps the search; absent where there are none beside a search. */
  readonly onClearFilters?: () => void;
}

/** Stands in place of the rows where the search or a filter leaves none: why, and what to do next. */
export function NothingFound({ onReset, onClearFilters }: NothingFoundProps): ReactNode {
  const t = useText();
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
      {t(onClearFilters ? 'search.tooNarrow' : 'records.notFoundText')}
    </EmptyState>
  );
}
