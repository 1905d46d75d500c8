import type { ArchiveState, Settings } from '../preload/api.ts';
import { client } from './client.ts';
import { localeStore, text } from './i18n.ts';
import { resetPlace } from './navigation.ts';
import { clearSearch } from './records/search-text.ts';
import { clearSelection } from './records/selection.ts';
import { clearFacets } from './search/facet-choice.ts';
import { appStore, archiveStore, refreshApp } from './state.ts';
import { showToast } from './ui/toasts.ts';

function enter(archive: ArchiveState | null): void {
  if (archive === null) return;
  forgetPlace();
  archiveStore.set(archive);
}

function forgetPlace(): void {
  resetPlace();
  clearSelection();
  clearSearch();
  clearFacets();
}

/** Asks where, makes an archive there and shows it; nothing where the person cancels. */
export async function createArchive(name: string): Promise<void> {
  enter(await client.createArchive({ name }));
  await refreshApp();
}

/** Asks which folder and shows its archive; nothing where the person cancels. A browser shows the list of archives. */
export async function openArchive(isReadOnly = false): Promise<void> {
  if (appStore.get()?.mode === 'browser') {
    if (archiveStore.get() !== null) await closeArchive();
    showToast(text('start.openBrowser'));
    return;
  }
  enter(await client.openArchive({ isReadOnly }));
  await refreshApp();
}

/** Shows an archive of the list of recent ones. */
export async function openRecentArchive(id: string, isReadOnly = false): Promise<void> {
  enter(await client.openRecentArchive({ id, isReadOnly }));
  await refreshApp();
}

/** Makes a fresh copy of the sample archive and shows it. */
export async function openSampleArchive(): Promise<void> {
  enter(await client.openSampleArchive({}));
  await refreshApp();
}

/** Takes an archive off the list of recent ones; the archive itself stays as it is. */
export async function forgetRecentArchive(id: string): Promise<void> {
  const recentArchives = await client.forgetRecentArchive({ id });
  appStore.update((app) => app && { ...app, recentArchives });
}

/** Closes the archive and goes back to the first screen. */
export async function closeArchive(): Promise<void> {
  await client.closeArchive({});
  leaveArchive();
  await refreshApp();
}

/** Shows the first screen; the archive has been closed already. */
export function leaveArchive(): void {
  archiveStore.set(null);
  forgetPlace();
}

/** Changes the language or the theme at once and keeps them. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  applySettings(await client.setSettings(change));
}

/** Takes over settings that this or another window changed. */
export function applySettings(settings: Settings): void {
  appStore.update((app) => app && { ...app, settings });
  localeStore.set(settings.locale);
}
