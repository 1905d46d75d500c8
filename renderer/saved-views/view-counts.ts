import { useEffect, useRef, useState } from 'react';
import type { RecordQuery, SavedView, SavedViewId } from '../../preload/model.ts';
import { CallError, client, useEvent } from '../client.ts';
import { useArchive } from '../state.ts';
import { createStore, useStore } from '../ui/store.ts';

/** Milliseconds of quiet after which views are counted again, and between two counts: other calls go first. */
const QUIET = 400;
const BREATH = 40;

type Counts = ReadonlyMap<SavedViewId, number | null>;
/** How many records each view finds; null where it cannot be counted, because what it asks for is gone. */
const countsStore = createStore<Counts>(new Map());

/** The archive whose counts are in the store. */
let countedArchive = '';

/** Counts the views one after the other and again when the archive has changed, never in the way of other work. */
export function useViewCounts(views: readonly SavedView[]): Counts {
  const { uuid } = useArchive();
  const [round, setRound] = useState(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const again = (): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setRound((before) => before + 1), QUIET);
  };
  useEvent('recordsChanged', ({ ids }) => {
    if (ids === null || ids.length > 0) again();
  });
  useEvent('searchIndexed', again);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every round counts anew
  useEffect(() => {
    if (uuid !== countedArchive) countsStore.set(new Map());
    countedArchive = uuid;
    const counting = new AbortController();
    void countAll(views, counting.signal);
    return () => counting.abort();
  }, [views, uuid, round]);
  return useStore(countsStore);
}

async function countAll(views: readonly SavedView[], signal: AbortSignal): Promise<void> {
  for (const { id, definition } of views) {
    await new Promise((resolve) => setTimeout(resolve, BREATH));
    if (signal.aborted) return;
    const count = await countOne(definition.query);
    if (signal.aborted) return;
    if (countsStore.get().get(id) !== count) countsStore.update((counts) => new Map(counts).set(id, count));
  }
}

async function countOne(query: RecordQuery): Promise<number | null> {
  try {
    return (await client.countRecords({ query })).total;
  } catch (error) {
    if (error instanceof CallError) return null;
    throw error;
  }
}
