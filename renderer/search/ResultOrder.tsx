import { ArrowDownWideNarrow } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';

interface ResultOrderProps {
  readonly isByRelevance: boolean;
  readonly onRelevance: () => void;
}

/** How the results of a search stand: the best first, or, after a sort by a column, the way back to that. */
export function ResultOrder({ isByRelevance, onRelevance }: ResultOrderProps): ReactNode {
  const t = useText();
  if (!isByRelevance) {
    return (
      <Button variant="quiet" icon={ArrowDownWideNarrow} onPress={onRelevance} className="result-order-back">
        {t('search.sortByRelevance')}
      </Button>
    );
  }
  return (
    <span className="result-order">
      <ArrowDownWideNarrow size={15} strokeWidth={1.75} aria-hidden />
      {t('search.byRelevance')}
    </span>
  );
}
