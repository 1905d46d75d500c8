import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes what was written to a file survive a power cut. */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes a rename or a new name in a folder survive a power cut; Windows needs and offers nothing for it. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Milliseconds to wait before trying a rename again that a virus scanner holds up on Windows. */
const RENAME_WAITS = [10, 50, 100, 200, 500, 1000, 2000, 3000, 4000];

/** Renames durably: after it returns the new name is there whole, before that the old one is. */
export function renameDurably(from: string, to: string): void {
  for (const wait of [...RENAME_WAITS, null]) {
    try {
      renameSync(from, to);
      break;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? '';
      if (wait === null || process.platform !== 'win32' || !['EPERM', 'EBUSY', 'EACCES'].includes(code))
        throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
    }
  }
  syncFolder(dirname(to));
}

/** Writes a file so that `path` holds either its old content or the new one whole, never a part. */
export function writeFileDurably(path: string, content: string | Uint8Array): void {
  const part = `${path}.part`;
  try {
    writeFileSync(part, content);
    syncFile(part);
    renameDurably(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}
