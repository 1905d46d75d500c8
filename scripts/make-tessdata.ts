import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { resourcePath } from '../main/resources.ts';

/** Bytes before the list of a `.traineddata` file: how many parts it can have. */
const COUNT_BYTES = 4;
const OFFSET_BYTES = 8;

/**
 * Models as they are shipped, from a folder of tessdata_fast (Tesseract 4.1's own, Apache-2.0):
 * `node scripts/make-tessdata.ts /usr/share/tesseract-ocr/5/tessdata`.
 *
 * The settings inside `aze` and `aze_cyrl` ask for the other script to be read as well; that line becomes a comment of
 * the same length. Read by Latin models alone, a page in Latin letters cannot get a Cyrillic one, and the engine does
 * not lose what is named after `aze`.
 */
export function withoutSublanguages(model: Buffer): Buffer {
  const copy = Buffer.from(model);
  const count = copy.readInt32LE(0);
  const offsets = Array.from({ length: count }, (_, part) =>
    Number(copy.readBigInt64LE(COUNT_BYTES + part * OFFSET_BYTES)),
  );
  const [settings = -1, ...others] = offsets;
  if (settings < 0) return copy;
  const end = Math.min(copy.length, ...others.filter((offset) => offset > settings));
  for (let at = copy.indexOf('tessedit_load_sublangs', settings); at >= 0 && at < end; ) {
    copy.write('#', at);
    at = copy.indexOf('tessedit_load_sublangs', at + 1);
  }
  return copy;
}

if (import.meta.main) {
  const [folder = '/usr/share/tesseract-ocr/5/tessdata'] = process.argv.slice(2);
  for (const name of ['aze', 'aze_cyrl', 'eng', 'rus']) {
    const model = readFileSync(join(folder, `${name}.traineddata`));
    const packed = gzipSync(withoutSublanguages(model), { level: 9 });
    writeFileSync(resourcePath('tessdata', `${name}.traineddata.gz`), packed);
  }
}
