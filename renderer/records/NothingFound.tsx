import { FileSearch } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';

/** Stands in place of the rows where the search or a filter leaves none. */
export function NothingFound({ onReset }: { readonly onReset: () => void }): ReactNode {
  const t = useText();
  return (
    <EmptyState
      icon={FileSearch}
      title={t('records.notFoundTitle')}
      actions={<Button onPress={onReset}>{t('records.showAll')}</Button>}
    >
      {t('records.notFoundText')}
    </EmptyState>
  );
}
