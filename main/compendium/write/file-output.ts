import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import type { FileOutput } from './object-file.ts';

const PIECE = 2 ** 20;
/** What offsets of four bytes reach, as a cross-reference stream of ours holds them. */
const MOST_BYTES = 2 ** 32 - 1;

/** A file on the disk that is written as it grows. */
export interface DiskOutput extends FileOutput {
  /** Writes what is left and lets it reach the disk. */
  readonly end: () => void;
  /** Gives the file up; may be called after `end`. */
  readonly close: () => void;
}

/** Opens a file to be written anew; a larger one than 4 GB is refused. */
export function createDiskOutput(path: string): DiskOutput {
  const handle = openSync(path, 'w');
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafeSlow(PIECE);
  let [at, total, isOpen] = [0, 0, true];
  const put = (part: Uint8Array): void => {
    hash.update(part);
    for (let done = 0; done < part.length; ) done += writeSync(handle, part, done, part.length - done);
  };
  const flush = (): void => {
    put(piece.subarray(0, at));
    at = 0;
  };
  const bytes = (part: Uint8Array): void => {
    total += part.length;
    if (total > MOST_BYTES) throw new Error('the book is larger than 4 GB');
    if (at + part.length > PIECE) flush();
    if (part.length > PIECE) put(part);
    else {
      piece.set(part, at);
      at += part.length;
    }
  };
  return {
    bytes,
    text: (text) => bytes(Buffer.from(text, 'latin1')),
    length: () => total,
    digest: () => {
      flush();
      return hash.copy().digest('hex');
    },
    take: () => new Uint8Array(),
    end: () => {
      flush();
      fsyncSync(handle);
    },
    close: () => {
      if (isOpen) closeSync(handle);
      isOpen = false;
    },
  };
}
