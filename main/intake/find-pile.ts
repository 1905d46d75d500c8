import { basename } from 'node:path';
import { runTask } from '../jobs/run-task.ts';
import type { FoundFiles } from './find-files.ts';
import { orderFiles } from './order-files.ts';

/** Files and folders that a person chose; `places` are the folders of each where the paths do not tell them. */
export interface Pile {
  readonly paths: readonly string[];
  readonly places: readonly string[];
}
/** Looks for the files of a pile once, however often it is asked for them. */
export interface PileFinder {
  readonly find: (pile: Pile) => Promise<FoundFiles>;
  readonly forget: () => void;
}

/** Milliseconds for a listing: folders on a slow network drive. */
const TIME_LIMIT = 600_000;

/** A finder that remembers the last pile. */
export function createPileFinder(): PileFinder {
  let known: { readonly key: string; readonly found: Promise<FoundFiles> } | null = null;
  return {
    find: (pile) => {
      const key = JSON.stringify(pile);
      if (known?.key !== key) known = { key, found: findPile(pile) };
      return known.found;
    },
    forget: () => {
      known = null;
    },
  };
}

async function findPile({ paths, places }: Pile): Promise<FoundFiles> {
  const found = await runTask('findFiles', { paths }, { timeLimit: TIME_LIMIT });
  if (places.length === 0) return found;
  const placeOf = new Map(paths.map((path, at) => [path, cleanPlace(places[at] ?? '')]));
  const files = found.files.map((file) => ({ ...file, place: placeOf.get(file.path) ?? file.place }));
  return { ...found, files: orderFiles(files) };
}

/** Names of folders only: nothing that leads elsewhere. */
function cleanPlace(place: string): string {
  return place
    .split('/')
    .map((part) => basename(part.trim()))
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/');
}
