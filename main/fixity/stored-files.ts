import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { filePath } from '../files.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';

/** An original that the archive should have: `path` below its folder with slashes, `size` in bytes if it is known. */
export interface StoredOriginal {
  readonly sha256: string;
  readonly size: number | null;
  readonly path: string;
}

interface FileRow {
  readonly sha256: string;
  readonly size: number;
  readonly mime: string;
}

/** Where an original lies below its archive's folder, with slashes on every system. */
export function relativePath(sha256: string, mime: string): string {
  return filePath('', sha256, mime).replace(/\\/g, '/').replace(/^\//, '');
}

/** The next originals after a hash, in the order of their hashes. */
export function listOriginals(db: Db, after: string, limit: number): readonly StoredOriginal[] {
  return prepared<FileRow>(db, 'SELECT sha256, size, mime FROM file WHERE sha256 > ? ORDER BY sha256 LIMIT ?')
    .all(after, limit)
    .map(({ sha256, size, mime }) => ({ sha256, size, path: relativePath(sha256, mime) }));
}

/** How many originals there are after a hash; all of them where none is given. */
export function countOriginals(db: Db, after = ''): number {
  const sql = after === '' ? 'SELECT count(*) FROM file' : 'SELECT count(*) FROM file WHERE sha256 > ?';
  return Number(
    prepared(db, sql)
      .pluck()
      .get(...(after === '' ? [] : [after])),
  );
}

const HASH_NAME = /^([0-9a-f]{64})(?:\.[a-z0-9]{1,8})?$/;

/** True where a row names a path as its original's; a path that is no hash's is looked up nowhere. */
export function isNamedBy(db: Db): (path: string) => boolean {
  const mimeOf = prepared<string>(db, 'SELECT mime FROM file WHERE sha256 = ?').pluck();
  return (path) => {
    const [, sha256] = HASH_NAME.exec(path.slice(path.lastIndexOf('/') + 1)) ?? [];
    if (sha256 === undefined) return false;
    const mime = mimeOf.get(sha256);
    return mime !== undefined && relativePath(sha256, String(mime)) === path;
  };
}

/** The originals that names under files/ promise: what is left to check where the database cannot be read. */
export function* originalsByName(folder: string): Generator<StoredOriginal> {
  for (const place of namesIn(join(folder, 'files'))) {
    if (!/^[0-9a-f]{2}$/.test(place)) continue;
    for (const name of namesIn(join(folder, 'files', place))) {
      const [, sha256] = HASH_NAME.exec(name) ?? [];
      if (sha256?.startsWith(place)) yield { sha256, size: null, path: `files/${place}/${name}` };
    }
  }
}

function namesIn(path: string): readonly string[] {
  try {
    return readdirSync(path).sort();
  } catch (error) {
    // No such folder, or one that cannot be read: the list of untracked things tells it.
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return [];
  }
}
