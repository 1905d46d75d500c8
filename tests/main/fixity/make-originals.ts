import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive } from '../../../main/archive.ts';
import { attachFile, filePath, storeFile } from '../../../main/files.ts';
import { writeStep } from '../../../main/history/step.ts';
import { addRecord } from '../../../main/records/edit.ts';

/** An original as it was taken in. */
export interface MadeOriginal {
  readonly sha256: string;
  readonly path: string;
  readonly content: Buffer;
}

const BLOCK = 16_384;

/** Bytes that look like chance, the same on each run; they repeat after 16 kB. */
export function bytesOf(seed: number, size: number): Buffer {
  const pieces: Buffer[] = [];
  for (let made = 0; made < Math.min(size, BLOCK); made += 32)
    pieces.push(createHash('sha256').update(`${seed}/${made}`).digest());
  return Buffer.alloc(size, Buffer.concat(pieces));
}

/** Takes originals of about `size` bytes into an archive, one for each of `count` records. */
export function makeOriginals(archive: Archive, count: number, size = 300): readonly MadeOriginal[] {
  const source = join(archive.folder, '..', 'source.pdf');
  return writeStep(archive, 'import', (step) =>
    Array.from({ length: count }, (_, index) => {
      const content = bytesOf(index, size + (index % 7));
      writeFileSync(source, content);
      const file = storeFile(archive.folder, source, 'application/pdf');
      const title = `Sənəd ${index}`;
      const id = addRecord(step, { type: 'document', parentId: null, title, values: {} });
      attachFile(step, id, file, `sened-${index}.pdf`);
      return { sha256: file.sha256, path: filePath(archive.folder, file.sha256, file.mime), content };
    }),
  );
}
