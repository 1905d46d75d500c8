import { createHash, randomUUID } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readlinkSync,
  readSync,
  renameSync,
  rmSync,
  type Stats,
  symlinkSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { renameDurably, syncFile, syncFolder } from '../storage/durable.ts';
import { checkFile } from './check-file.ts';
import type { Copy } from './find-copies.ts';

/** The folder beside files/ where damaged originals are put aside. */
export const QUARANTINE = 'damaged';
const PIECE = 1 << 20;

/** What became of one attempt to bring an original back; `quarantine` is where the damaged one lies now, if one did. */
export type BroughtBack =
  | { readonly isDone: true; readonly quarantine: string | null }
  | { readonly isDone: false; readonly reason: 'copyChanged' };

/**
 * Puts a copy into an original's place. What lay there is kept under `damaged/<moment>/`, and the copy takes the
 * place only after it is on disk and its SHA-256 has been read back from there: a crash leaves the old file or the new
 * one, whole. The caller holds the archive's lock.
 */
export function bringBack(folder: string, { original, source }: Copy, moment: string): BroughtBack {
  const staging = join(folder, 'staging');
  mkdirSync(staging, { recursive: true });
  const part = join(staging, `${randomUUID()}.part`);
  try {
    const sha256 = copySynced(source, part);
    if (sha256 !== original.sha256 || checkFile({ ...original, path: part }) !== null)
      return { isDone: false, reason: 'copyChanged' };
    const target = join(folder, original.path);
    makeFolder(dirname(target));
    chmodSync(part, 0o444);
    const quarantine = putAside(folder, original.path, moment);
    // Windows replaces nothing that is read only.
    if (process.platform === 'win32' && existsSync(target)) chmodSync(target, 0o644);
    renameDurably(part, target);
    return { isDone: true, quarantine };
  } finally {
    rmSync(part, { force: true });
  }
}

/** Copies a file to one that is new, on disk when it returns, and answers the SHA-256 of what was read. */
function copySynced(source: string, target: string): string {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(PIECE);
  const [from, to] = [openSync(source, 'r'), openSync(target, 'wx')];
  try {
    for (let read = readSync(from, buffer); read > 0; read = readSync(from, buffer)) {
      const piece = buffer.subarray(0, read);
      hash.update(piece);
      for (let written = 0; written < read; ) written += writeSync(to, piece, written);
    }
    fsyncSync(to);
  } finally {
    closeSync(from);
    closeSync(to);
  }
  return hash.digest('hex');
}

function makeFolder(path: string): void {
  const first = mkdirSync(path, { recursive: true });
  if (first !== undefined) syncFolder(dirname(first));
}

/** Keeps what lies at a path under a name in the quarantine, and where it can leaves it where it is until it is replaced. */
function putAside(folder: string, path: string, moment: string): string | null {
  const from = join(folder, path);
  const found = lstatSync(from, { throwIfNoEntry: false });
  if (found === undefined) return null;
  const name = freeName(folder, `${QUARANTINE}/${moment}/${path.slice('files/'.length)}`);
  const to = join(folder, name);
  makeFolder(dirname(to));
  if (!keepInPlace(found, from, to)) renameSync(from, to);
  syncFolder(dirname(to));
  return name;
}

/**
 * Subtle: a second name for the damaged file, so that its place is never empty; a copy where the disk knows no second
 * names. A folder, and a file that may not be read, can only be moved.
 */
function keepInPlace(found: Stats, from: string, to: string): boolean {
  if (found.isSymbolicLink()) {
    symlinkSync(readlinkSync(from), to);
    return true;
  }
  if (!found.isFile()) return false;
  try {
    linkSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return copyAside(from, to);
  }
  return true;
}

function copyAside(from: string, to: string): boolean {
  try {
    copyFileSync(from, to);
    chmodSync(to, 0o644);
    syncFile(to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    rmSync(to, { force: true });
    return false;
  }
}

function freeName(folder: string, name: string): string {
  for (let number = 0; ; number++) {
    const candidate = number === 0 ? name : `${name}.${number}`;
    if (!existsSync(join(folder, candidate))) return candidate;
  }
}
