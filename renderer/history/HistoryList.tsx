import { History } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { RecordId } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { groupBatches } from './batches.ts';
import { HistoryStep } from './HistoryStep.tsx';
import { useHistory } from './use-history.ts';
import './HistoryList.css';

interface HistoryListProps {
  /** Only of this record; null for the whole archive. */
  readonly id: RecordId | null;
  readonly onOpen: (id: RecordId) => void;
}

/** What happened, newest first, step by step; older steps come as one scrolls down. */
export function HistoryList({ id, onOpen }: HistoryListProps): ReactNode {
  const t = useText();
  const { changes, isLoaded, hasMore, loadMore } = useHistory(id);
  const batches = useMemo(() => groupBatches(changes), [changes]);
  const end = useEndInSight(loadMore, hasMore, changes.length);
  if (isLoaded && batches.length === 0) {
    return (
      <EmptyState icon={History} title={t('history.noneTitle')}>
        {t('history.noneText')}
      </EmptyState>
    );
  }
  return (
    <ol className="history-list">
      {batches.map((batch) => (
        <HistoryStep key={batch.id} batch={batch} isOfRecord={id !== null} onOpen={onOpen} />
      ))}
      {hasMore && <li ref={end} className="history-end" aria-busy="true" />}
    </ol>
  );
}

function useEndInSight(onSight: () => void, isWatched: boolean, length: number) {
  const end = useRef<HTMLLIElement>(null);
  const newest = useRef(onSight);
  newest.current = onSight;
  // biome-ignore lint/correctness/useExhaustiveDependencies: watched anew as the list grows
  useEffect(() => {
    if (!isWatched || !end.current) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) newest.current();
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [isWatched, length]);
  return end;
}
