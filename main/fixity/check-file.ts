import { createHash } from 'node:crypto';
import { closeSync, constants, lstatSync, openSync, readSync } from 'node:fs';

/** What is wrong with an original: where nothing lies, and where something else than the original does. */
export type FileProblem =
  | { readonly kind: 'missing'; readonly reason: 'absent' }
  | { readonly kind: 'changed'; readonly reason: 'size' | 'content' | 'notAFile' | 'unreadable' };

/** An original as it should lie: `size` in bytes, null where nobody knows it any more. */
export interface ExpectedFile {
  readonly path: string;
  readonly sha256: string;
  readonly size: number | null;
}

export interface HashOptions {
  /** Called with the bytes of each piece that was read. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
}

/** Read into again and again: a new one for each of many small files costs more than hashing them. */
let buffer: Buffer | undefined;
const PIECE = 1 << 20;
/** Subtle: 0 where the system has no such flag; what is a link has been refused before by its own entry. */
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0;
/** What a system says where there is nothing at a path. */
const ABSENT = new Set(['ENOENT', 'ENOTDIR']);

/** Compares what lies at a path with the original that should; null where they are the same, byte for byte. */
export function checkFile(
  { path, sha256, size }: ExpectedFile,
  options: HashOptions = {},
): FileProblem | null {
  try {
    const found = lstatSync(path);
    if (!found.isFile()) return { kind: 'changed', reason: 'notAFile' };
    if (size !== null && found.size !== size) return { kind: 'changed', reason: 'size' };
    return hashPieces(path, options) === sha256 ? null : { kind: 'changed', reason: 'content' };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    if (ABSENT.has(code)) return { kind: 'missing', reason: 'absent' };
    // A disk that fails and a right that is missing are data of the report: the check goes on.
    return { kind: 'changed', reason: 'unreadable' };
  }
}

/** SHA-256 of a regular file in hexadecimal, read in pieces of 1 MB; never follows a link where the system can tell. */
export function hashPieces(path: string, { onBytes }: HashOptions = {}): string {
  const hash = createHash('sha256');
  buffer ??= Buffer.allocUnsafe(PIECE);
  const handle = openSync(path, constants.O_RDONLY | NO_FOLLOW);
  try {
    for (let size = readSync(handle, buffer); size > 0; size = readSync(handle, buffer)) {
      hash.update(buffer.subarray(0, size));
      onBytes?.(size);
    }
  } finally {
    closeSync(handle);
  }
  return hash.digest('hex');
}
