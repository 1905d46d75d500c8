import { join } from 'node:path';
import { toFailure } from '../errors.ts';
import { type BroughtBack, bringBack } from './bring-back.ts';
import { checkFile } from './check-file.ts';
import { type Copy, findCopies } from './find-copies.ts';
import type { StoredOriginal } from './stored-files.ts';

/** An original that stays as it was, and why; `detail` is the system's own sentence. */
export interface Unrepaired {
  readonly sha256: string;
  readonly path: string;
  /** No copy was found, the copy became another file while it was read, or its place could not be written. */
  readonly reason: 'noCopy' | 'copyChanged' | 'failed';
  readonly detail: string;
}
/** What a repair did. Paths are below the archive's folder, but for `source` and `unreadable`. */
export interface Repair {
  readonly repaired: readonly {
    readonly sha256: string;
    readonly path: string;
    readonly source: string;
    /** Where the damaged file lies now; null where there was none. */
    readonly quarantine: string | null;
  }[];
  readonly unrepaired: readonly Unrepaired[];
  /** Places that could not be searched. */
  readonly unreadable: readonly string[];
}
export interface RepairOptions {
  /** Hears of an original that needs no repair. */
  readonly onRight?: ((original: StoredOriginal) => void) | undefined;
  readonly onRepaired?: ((original: StoredOriginal, quarantine: string | null) => void) | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Bytes between two signs of life. */
const SIGN_EVERY = 64 << 20;

/**
 * Brings damaged originals back from copies in some places, found by size and SHA-256; what is right already is left
 * alone. Nothing is overwritten: see bringBack. The caller holds the archive's lock.
 */
export function repairOriginals(
  folder: string,
  damaged: readonly StoredOriginal[],
  places: readonly string[],
  { onRight, onRepaired, onProgress }: RepairOptions = {},
): Repair {
  const moment = momentName();
  const repaired: Repair['repaired'][number][] = [];
  const unreadable: string[] = [];
  const left = new Map<string, Unrepaired>();
  for (const original of damaged) {
    const { sha256, path } = original;
    if (checkFile({ ...original, path: join(folder, path) }) !== null)
      left.set(sha256, { sha256, path, reason: 'noCopy', detail: '' });
    else onRight?.(original);
  }
  const wanted = damaged.filter(({ sha256 }) => left.has(sha256));
  const options = {
    onBytes: signs(() => onProgress?.(repaired.length, wanted.length)),
    onUnreadable: (path: string) => unreadable.push(path),
  };
  for (const copy of findCopies(wanted, places, options)) {
    const { sha256, path } = copy.original;
    const result = tryToBringBack(folder, copy, moment);
    if (!result.isDone) {
      left.set(sha256, { sha256, path, reason: result.reason, detail: result.detail ?? '' });
      continue;
    }
    left.delete(sha256);
    repaired.push({ sha256, path, source: copy.source, quarantine: result.quarantine });
    onRepaired?.(copy.original, result.quarantine);
    onProgress?.(repaired.length, wanted.length);
  }
  return { repaired, unrepaired: [...left.values()], unreadable };
}

/** What became of one attempt; `failed` where its place could not be written. */
export type Attempt =
  | BroughtBack
  | { readonly isDone: false; readonly reason: 'failed'; readonly detail: string };

/** bringBack as data: one file whose place cannot be written does not keep the others from being repaired; a full disk would. */
export function tryToBringBack(
  folder: string,
  copy: Copy,
  moment: string,
): Attempt & { readonly detail?: string } {
  try {
    return bringBack(folder, copy, moment);
  } catch (error) {
    const isOfSystem = (error as NodeJS.ErrnoException).code !== undefined;
    if (!isOfSystem || toFailure(error).code === 'diskFull') throw error;
    return { isDone: false, reason: 'failed', detail: (error as Error).message };
  }
}

/** The name of this moment for a folder of files put aside. */
export function momentName(): string {
  return new Date().toISOString().slice(0, 19).replace(/:/g, '-');
}

/** Calls `sign` after every so many bytes. */
export function signs(sign: () => void): (bytes: number) => void {
  let sum = 0;
  return (bytes) => {
    sum += bytes;
    if (sum < SIGN_EVERY) return;
    sum = 0;
    sign();
  };
}
