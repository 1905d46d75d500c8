import { History } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { RecordId } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { HistoryStep } from './HistoryStep.tsx';
import { RestoreDialogs } from './RestoreDialogs.tsx';
import { type StepFilter, useHistory } from './use-history.ts';
import './HistoryList.css';

interface HistoryListProps {
  readonly filter: StepFilter;
  /** True where the history stands in its record, which need not be named then. */
  readonly isOfRecord: boolean;
  readonly isFiltered?: boolean;
  readonly onOpen: (id: RecordId) => void;
}

/** What happened, newest first, step by step; older steps come as one scrolls down. */
export function HistoryList({ filter, isOfRecord, isFiltered = false, onOpen }: HistoryListProps): ReactNode {
  const t = useText();
  const { steps, isLoaded, hasMore, loadMore } = useHistory(filter);
  const end = useEndInSight(loadMore, hasMore, steps.length);
  if (isLoaded && steps.length === 0) {
    return (
      <EmptyState icon={History} title={t(isFiltered ? 'history.noneFound' : 'history.noneTitle')}>
        {t(isFiltered ? 'history.noneFoundText' : 'history.noneText')}
      </EmptyState>
    );
  }
  return (
    <>
      <ol className="history-list" aria-busy={!isLoaded}>
        {steps.map((step) => (
          <HistoryStep
            key={step.batch}
            step={step}
            record={filter.id ?? null}
            isOfRecord={isOfRecord}
            onOpen={onOpen}
          />
        ))}
        {hasMore && <li ref={end} className="history-end" aria-busy="true" />}
      </ol>
      <RestoreDialogs />
    </>
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
