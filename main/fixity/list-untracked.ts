import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A thing under files/ that no row names: `path` below the archive's folder with slashes, `size` in bytes. */
export interface Untracked {
  readonly path: string;
  readonly reason: 'unnamed' | 'unreadable';
  readonly size: number;
}

/** Files that are being written have this ending until they are whole. */
const PART = '.part';

export interface UntrackedOptions {
  /** Things that came later than this moment are left out: they may be on their way in. Milliseconds since 1970. */
  readonly before?: number | undefined;
}

/**
 * Everything below files/ that is not one of the originals; `isNamed` tells by the path. Links are told, never
 * followed; folders are told only where they cannot be read, their content one by one.
 */
export function* listUntracked(
  folder: string,
  isNamed: (path: string) => boolean,
  { before = Number.POSITIVE_INFINITY }: UntrackedOptions = {},
): Generator<Untracked> {
  const waiting = ['files'];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const entries = readFolder(join(folder, place));
    if (entries === null) {
      yield { path: place, reason: 'unreadable', size: 0 };
      continue;
    }
    for (const entry of entries) {
      const path = `${place}/${entry.name}`;
      // Subtle: a folder that took the place of an original is told as that original, its content as its own.
      if (entry.isDirectory()) waiting.push(path);
      else if (!entry.name.endsWith(PART) && !isNamed(path)) {
        const { size, ctimeMs } = statOf(join(folder, path));
        if (ctimeMs < before) yield { path, reason: 'unnamed', size };
      }
    }
  }
}

/** Null where it may not be read; nothing where it is not there. */
function readFolder(path: string): readonly Dirent[] | null {
  try {
    return readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? [] : null;
  }
}

function statOf(path: string): { readonly size: number; readonly ctimeMs: number } {
  try {
    return lstatSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    // Gone or closed since it was listed.
    return { size: 0, ctimeMs: 0 };
  }
}
