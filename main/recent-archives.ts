import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { RecentArchive } from '../preload/api.ts';
import type { SettingsFile } from './settings.ts';

/** How many archives the start screen remembers. */
const LIMIT = 12;

/** The archives opened last. Windows get an id that says nothing of the path. */
export interface RecentArchives {
  readonly list: () => readonly RecentArchive[];
  readonly folderOf: (id: string) => string | null;
  readonly remember: (folder: string, name: string) => void;
  readonly forget: (id: string) => void;
}

/**
 * Keeps the recent archives in the settings. Where there are no dialogs, `shelf` names the folder whose
 * archives are listed too, opened before or not.
 */
export function createRecentArchives(settings: SettingsFile, shelf: string | null): RecentArchives {
  const remembered = () => settings.get().recentArchives ?? [];
  const all = () => {
    const known = new Set(remembered().map(({ folder }) => folder));
    return [...remembered(), ...archivesOn(shelf).filter(({ folder }) => !known.has(folder))];
  };
  return {
    list: () =>
      all().map(({ folder, name }) => ({
        id: idOf(folder),
        name,
        location: folder,
        isMissing: !existsSync(join(folder, 'archive.db')),
      })),
    folderOf: (id) => all().find(({ folder }) => idOf(folder) === id)?.folder ?? null,
    remember: (folder, name) => {
      const others = remembered().filter((one) => one.folder !== folder);
      settings.set({ recentArchives: [{ folder, name }, ...others].slice(0, LIMIT) });
    },
    forget: (id) =>
      settings.set({ recentArchives: remembered().filter(({ folder }) => idOf(folder) !== id) }),
  };
}

function idOf(folder: string): string {
  return createHash('sha256').update(folder).digest('hex').slice(0, 32);
}

function archivesOn(shelf: string | null): { folder: string; name: string }[] {
  if (shelf === null || !existsSync(shelf)) return [];
  return readdirSync(shelf)
    .sort()
    .map((name) => join(shelf, name))
    .filter((folder) => existsSync(join(folder, 'archive.db')))
    .map((folder) => ({ folder, name: basename(folder) }));
}
