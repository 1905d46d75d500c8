import type { AppState, ArchiveState } from '../preload/api.ts';
import { client } from './client.ts';
import { localeStore } from './i18n.ts';
import { createStore, useStore } from './ui/store.ts';

export { fieldsOf, findType } from './type-fields.ts';

/** What the shell told about itself; null until it answered. */
export const appStore = createStore<AppState | null>(null);
/** The open archive; null where none is. */
export const archiveStore = createStore<ArchiveState | null>(null);

/** Asks the shell for its state, and the archive for its own if one is open. */
export async function refreshApp(): Promise<void> {
  const app = await client.getApp({});
  localeStore.set(app.settings.locale);
  appStore.set(app);
  archiveStore.set(app.isArchiveOpen ? await client.getArchive({}) : null);
}

/** Asks the archive for its state again: counts, types, undo. */
export async function refreshArchive(): Promise<void> {
  if (archiveStore.get() !== null) archiveStore.set(await client.getArchive({}));
}

/** The open archive, for components that stand only where one is open. */
export function useArchive(): ArchiveState {
  const archive = useStore(archiveStore);
  if (archive === null) throw new Error('no archive is open');
  return archive;
}

/** The state of the shell, for components that stand only where it has answered. */
export function useApp(): AppState {
  const app = useStore(appStore);
  if (app === null) throw new Error('the shell has not answered yet');
  return app;
}
