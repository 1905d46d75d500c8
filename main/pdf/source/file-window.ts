import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** A file of which only what is asked for is read. */
export interface FileWindow {
  readonly size: number;
  /** The bytes from a place on, fewer where the file ends. */
  readonly read: (from: number, count: number) => Buffer;
  readonly close: () => void;
}

/** Opens a file for reading piece by piece. */
export function openWindow(path: string): FileWindow {
  const handle = openSync(path, 'r');
  const { size } = fstatSync(handle);
  let isOpen = true;
  return {
    size,
    read: (from, count) => {
      const wanted = Math.max(0, Math.min(count, size - from));
      const bytes = Buffer.allocUnsafeSlow(wanted);
      let done = 0;
      while (done < wanted) {
        const read = readSync(handle, bytes, done, wanted - done, from + done);
        if (read === 0) break;
        done += read;
      }
      return bytes.subarray(0, done);
    },
    close: () => {
      if (isOpen) closeSync(handle);
      isOpen = false;
    },
  };
}
