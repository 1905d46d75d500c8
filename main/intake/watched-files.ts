import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import type { FoundFile } from './find-files.ts';

/** Tells which files of a watched folder have stopped growing; it remembers what it saw at its last looks. */
export interface GrowthWatch {
  /** Those of these files that have been the same for `delay` milliseconds. */
  readonly settled: (files: readonly FoundFile[], now: number) => readonly FoundFile[];
}

/** A watch that has seen nothing yet. */
export function createGrowthWatch(delay: number): GrowthWatch {
  let seen = new Map<string, { readonly size: number; readonly changedAt: number; readonly since: number }>();
  return {
    settled: (files, now) => {
      const next: typeof seen = new Map();
      for (const { path, size, changedAt } of files) {
        const before = seen.get(path);
        const isSame = before?.size === size && before.changedAt === changedAt;
        next.set(path, { size, changedAt, since: isSame ? before.since : now });
      }
      seen = next;
      // Subtle: a copy begins as an empty file, and some programs leave it so for long.
      return files.filter(({ path, size }) => size > 0 && now - (next.get(path)?.since ?? now) >= delay);
    },
  };
}

/** Those of some files that the pile has not had yet, or not as they are now. */
export function newOnPile(db: Db, id: number, files: readonly FoundFile[]): readonly FoundFile[] {
  const known = prepared(db, 'SELECT 1 FROM intakeItem WHERE intakeId = ? AND path = ? AND changedAt = ?');
  return files.filter(({ path, changedAt }) => known.get(id, path, changedAt) === undefined);
}

/** The same files without the watched folder itself among their places: it becomes no record. */
export function belowRoot(files: readonly FoundFile[]): readonly FoundFile[] {
  return files.map((file) => ({ ...file, place: file.place.split('/').slice(1).join('/') }));
}
