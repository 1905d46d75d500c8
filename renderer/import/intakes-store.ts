import { useEffect } from 'react';
import type { Intake } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client, useEvent } from '../client.ts';
import { openDialog } from '../dialogs.ts';
import { text } from '../i18n.ts';
import { createStore } from '../ui/store.ts';
import { showToast } from '../ui/toasts.ts';

/** The piles that are being taken in or have something left, oldest first. */
export const intakesStore = createStore<readonly Intake[]>([]);

/** Keeps the piles up while an archive is open, and tells how each ended. */
export function useIntakeEvents(): void {
  useEffect(() => {
    start(async () => intakesStore.set(await client.getIntakes({})));
    return () => intakesStore.set([]);
  }, []);
  useEvent('intakesChanged', ({ intakes }) => intakesStore.set(intakes));
  useEvent('intakeDone', ({ files, left }) => {
    if (left > 0)
      showToast(text('intake.doneBut', { files, count: left }), {
        action: { label: text('intake.see'), run: () => openDialog('intakes') },
      });
    else
      showToast(text('intake.done', { count: files }), {
        tone: 'success',
        action: { label: text('action.undo'), run: () => start(() => client.undo({})) },
      });
  });
}
