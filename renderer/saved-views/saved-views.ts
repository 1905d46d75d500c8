import { useEffect } from 'react';
import type { SavedView, SavedViewDefinition } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client, useEvent } from '../client.ts';
import { placeStore } from '../navigation.ts';
import { useArchive } from '../state.ts';
import { createStore, useStore } from '../ui/store.ts';

const NONE: readonly SavedView[] = [];
/** The saved searches and views of the open archive, in their order. */
export const savedViewsStore = createStore<readonly SavedView[]>(NONE);

/** Asks the archive for its saved views. */
export async function loadSavedViews(): Promise<void> {
  const views = await client.listSavedViews({});
  const before = savedViewsStore.get();
  // Subtle: the same views keep their identity, so that nothing is counted or drawn anew.
  if (JSON.stringify(views) !== JSON.stringify(before)) savedViewsStore.set(views);
}

/** The archive whose views are in the store. */
let shownArchive = '';

/** Keeps the saved views as the archive has them, whatever is done, undone or done in another window. */
export function useSavedViews(): void {
  const { uuid } = useArchive();
  useEffect(() => {
    if (uuid !== shownArchive) savedViewsStore.set(NONE);
    shownArchive = uuid;
    start(loadSavedViews);
  }, [uuid]);
  useEvent('recordsChanged', ({ ids }) => {
    // A step on records touches no view; one on views touches no record.
    if (ids === null || ids.length === 0) start(loadSavedViews);
  });
}

/** The saved view that is open, undefined where none is or it is gone. */
export function useOpenView(): SavedView | undefined {
  const { scope } = useStore(placeStore);
  return useStore(savedViewsStore).find(({ id }) => id === scope.view);
}

/** True where two definitions say the same, whatever the order of their keys. */
export function isSameDefinition(one: SavedViewDefinition, other: SavedViewDefinition): boolean {
  return inOrder(one) === inOrder(other);
}

function inOrder(definition: SavedViewDefinition): string {
  return JSON.stringify(definition, (_key, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
