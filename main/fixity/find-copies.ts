import { type Dirent, lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ArchiveError } from '../errors.ts';
import { checkFile, hashPieces } from './check-file.ts';
import type { StoredOriginal } from './stored-files.ts';

/** A file somewhere that is, byte for byte, an original that is wanted. */
export interface Copy {
  readonly original: StoredOriginal;
  readonly source: string;
}
export interface SearchOptions {
  readonly onBytes?: ((bytes: number) => void) | undefined;
  /** Hears of places that could not be read. */
  readonly onUnreadable?: ((path: string) => void) | undefined;
}

/**
 * Looks for copies of originals in files and folders with all that is in them: first where an archive would have
 * them, then by size, and each file of a wanted size once by its SHA-256. Links inside a folder are not followed.
 * Throws `fileMissing` for a place that is not there.
 */
export function* findCopies(
  wanted: readonly StoredOriginal[],
  places: readonly string[],
  options: SearchOptions = {},
): Generator<Copy> {
  for (const place of places) {
    if (statSync(place, { throwIfNoEntry: false }) === undefined)
      throw new ArchiveError('fileMissing', place);
  }
  const left = new Map(wanted.map((original) => [original.sha256, original]));
  for (const original of wanted) {
    const source = places
      .flatMap((place) => [join(place, original.path), join(place, original.path.slice('files/'.length))])
      .find((path) => checkFile({ ...original, path }, options) === null);
    if (source === undefined) continue;
    left.delete(original.sha256);
    yield { original, source };
  }
  yield* searchBySize(left, places, options);
}

function* searchBySize(
  left: Map<string, StoredOriginal>,
  places: readonly string[],
  options: SearchOptions,
): Generator<Copy> {
  const sizes = new Set([...left.values()].map(({ size }) => size));
  for (const { path, size } of walkAll(places, options)) {
    if (left.size === 0) return;
    if (!sizes.has(size) && !sizes.has(null)) continue;
    const sha256 = tryHash(path, options);
    const original = sha256 === null ? undefined : left.get(sha256);
    if (!original) continue;
    left.delete(original.sha256);
    yield { original, source: path };
  }
}

function tryHash(path: string, options: SearchOptions): string | null {
  try {
    return hashPieces(path, options);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    options.onUnreadable?.(path);
    return null;
  }
}

function* walkAll(
  places: readonly string[],
  options: SearchOptions,
): Generator<{ readonly path: string; readonly size: number }> {
  const waiting = [...places].reverse();
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const found = statSync(place, { throwIfNoEntry: false });
    if (found?.isFile()) yield { path: place, size: found.size };
    if (!found?.isDirectory()) continue;
    for (const entry of readFolder(place, options)) {
      const path = join(place, entry.name);
      if (entry.isDirectory()) waiting.push(path);
      else if (entry.isFile()) {
        const size = lstatSync(path, { throwIfNoEntry: false })?.size;
        if (size !== undefined) yield { path, size };
      }
    }
  }
}

function readFolder(path: string, { onUnreadable }: SearchOptions): readonly Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    onUnreadable?.(path);
    return [];
  }
}
