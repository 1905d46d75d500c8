import { useEffect } from 'react';
import type { PageReading } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client, useEvent } from '../client.ts';
import { createStore } from '../ui/store.ts';

/** How far the reading of pages is; null until the archive has told. */
export const readingStore = createStore<PageReading | null>(null);

/** Keeps the state of the reading up while an archive is open. */
export function useReadingEvents(): void {
  useEffect(() => {
    start(async () => readingStore.set(await client.getPageReading({})));
    return () => readingStore.set(null);
  }, []);
  useEvent('pageReadingChanged', readingStore.set);
}
