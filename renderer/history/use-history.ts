import { useEffect, useRef, useState } from 'react';
import type { ChangeId, HistoryChange, RecordId } from '../../preload/model.ts';
import { attempt } from '../attempt.ts';
import { client, useEvent } from '../client.ts';

/** Changes asked for at a time. */
const PAGE = 100;

/** The history so far, newest first. */
export interface HistoryPages {
  readonly changes: readonly HistoryChange[];
  /** False until the first page has come. */
  readonly isLoaded: boolean;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
}

/** The history of the archive, or of one record, which grows as one reads on and as things happen. */
export function useHistory(id: RecordId | null): HistoryPages {
  const [changes, setChanges] = useState<readonly HistoryChange[]>([]);
  const [isLoaded, setIsLoaded] = useState(false);
  const [hasMore, setHasMore] = useState(false);
  const isBusy = useRef(false);
  const fetchPage = async (
    before: ChangeId | undefined,
    limit: number,
  ): Promise<readonly HistoryChange[]> => {
    const query = { limit, ...(id === null ? {} : { id }), ...(before === undefined ? {} : { before }) };
    return (await attempt(() => client.listHistory(query))) ?? [];
  };
  const reload = async (): Promise<void> => {
    const limit = Math.min(500, Math.max(PAGE, changes.length));
    const newest = await fetchPage(undefined, limit);
    setChanges(newest);
    setHasMore(newest.length === limit);
    setIsLoaded(true);
  };
  const loadMore = async (): Promise<void> => {
    const last = changes.at(-1);
    if (isBusy.current || !last) return;
    isBusy.current = true;
    const older = await fetchPage(last.id, PAGE);
    setChanges([...changes, ...older]);
    setHasMore(older.length === PAGE);
    isBusy.current = false;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew only for another record
  useEffect(() => {
    void reload();
  }, [id]);
  useEvent('recordsChanged', () => void reload());
  return { changes, isLoaded, hasMore, loadMore: () => void loadMore() };
}
