import { useEffect } from 'react';
import type { FixityState } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client, useEvent } from '../client.ts';
import { text } from '../i18n.ts';
import { noteJobEnd } from '../jobs.ts';
import { createStore } from '../ui/store.ts';
import { showToast } from '../ui/toasts.ts';

/** How the originals of the open archive stand; null until the archive has told. */
export const fixityStore = createStore<FixityState | null>(null);

/** Keeps the state of the originals up while an archive is open, and tells how a repair ended. */
export function useFixityEvents(): void {
  useEffect(() => {
    start(async () => keep(await client.getFixity({})));
    return () => fixityStore.set(null);
  }, []);
  useEvent('fixityChanged', keep);
  useEvent('repairDone', ({ repaired, unrepaired, unreadable, quarantine }) => {
    const sentences = [
      ...(repaired > 0 ? [text('fixity.repaired', { count: repaired })] : []),
      ...(quarantine === null ? [] : [text('fixity.aside', { folder: quarantine })]),
      ...(unrepaired.length > 0 ? [text('fixity.unrepaired', { count: unrepaired.length })] : []),
      ...(unreadable > 0 ? [text('fixity.unreadable', { count: unreadable })] : []),
    ];
    const tone = unrepaired.length > 0 ? 'danger' : 'success';
    showToast(sentences.join(' ') || text('fixity.allRight'), { tone });
  });
}

function keep(state: FixityState): void {
  const before = fixityStore.get()?.running;
  if (before && before.job !== state.running?.job) noteJobEnd(before.job);
  fixityStore.set(state);
}

/** How many originals are damaged or missing. */
export const damagedOf = ({ changed, missing }: FixityState): number => changed + missing;
