import { useEffect, useRef, useState } from 'react';
import type { ArgumentOf } from '../../preload/api.ts';
import type { HistoryStep } from '../../preload/model.ts';
import { attempt } from '../attempt.ts';
import { client, useEvent } from '../client.ts';

/** Steps asked for at a time, and the most that are asked for again when something happened. */
const PAGE = 30;
const MOST = 200;

/** Which steps are shown. */
export type StepFilter = Pick<ArgumentOf<'listSteps'>, 'id' | 'kinds' | 'from' | 'to'>;

/** The history so far, newest first. */
export interface HistoryPages {
  readonly steps: readonly HistoryStep[];
  /** False until the first page has come. */
  readonly isLoaded: boolean;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
}

/** The steps of the archive, or of one record, which grow as one reads on and as things happen. */
export function useHistory(filter: StepFilter): HistoryPages {
  const [steps, setSteps] = useState<readonly HistoryStep[]>([]);
  const [isLoaded, setIsLoaded] = useState(false);
  const [hasMore, setHasMore] = useState(false);
  const turn = useRef(0);
  const isBusy = useRef(false);
  const fetchPage = async (
    limit: number,
    before: HistoryStep['batch'] | undefined,
  ): Promise<readonly HistoryStep[] | null> => {
    turn.current += 1;
    const own = turn.current;
    const page = await attempt(() =>
      client.listSteps({ ...filter, limit, ...(before === undefined ? {} : { before }) }),
    );
    // Subtle: an answer that was overtaken by a later question must not come back over it.
    return own === turn.current ? (page ?? []) : null;
  };
  const reload = async (shown: number): Promise<void> => {
    const limit = Math.min(MOST, Math.max(PAGE, shown));
    const newest = await fetchPage(limit, undefined);
    if (newest === null) return;
    setSteps(newest);
    setHasMore(newest.length === limit);
    setIsLoaded(true);
  };
  const loadMore = async (): Promise<void> => {
    if (isBusy.current) return;
    isBusy.current = true;
    const older = await fetchPage(PAGE, steps.at(-1)?.batch);
    isBusy.current = false;
    if (older === null) return;
    setSteps([...steps, ...older]);
    setHasMore(older.length === PAGE);
  };
  const { id, from, to } = filter;
  const kinds = filter.kinds?.join(' ') ?? '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew only for another choice of steps
  useEffect(() => {
    setIsLoaded(false);
    void reload(0);
  }, [id, kinds, from, to]);
  useEvent('recordsChanged', () => void reload(steps.length));
  return { steps, isLoaded, hasMore, loadMore: () => void loadMore() };
}
