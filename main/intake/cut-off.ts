import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** How a whole file of a kind ends. */
const ENDS: Readonly<Record<string, Buffer>> = {
  'image/jpeg': Buffer.from([0xff, 0xd9]),
  'image/png': Buffer.from('IEND', 'latin1'),
};
/** Bytes that cameras and scanners write after the end of a picture, at most. */
const AFTER_END = 64 * 1024;

/** True where a picture stops before its end: its last part was never written, or lost. Knows JPEG and PNG only. */
export function isCutOff(path: string, mime: string): boolean {
  const end = ENDS[mime];
  if (!end) return false;
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const tail = Buffer.alloc(Math.min(size, AFTER_END));
    readSync(file, tail, 0, tail.length, size - tail.length);
    return !tail.includes(end);
  } finally {
    closeSync(file);
  }
}
