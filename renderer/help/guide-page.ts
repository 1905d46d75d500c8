import { openDialog } from '../dialogs.ts';
import { createStore } from '../ui/store.ts';

/** The page that the guide opens at, by the name of its file; empty for the first one. */
export const guidePageStore = createStore('');

/** Opens the guide at one of its pages. */
export function openGuide(page: string): void {
  guidePageStore.set(page);
  openDialog('guide');
}
