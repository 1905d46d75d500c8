import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Archive } from '../../../main/archive.ts';
import { storeFile } from '../../../main/files.ts';
import { createPictures } from '../../../main/pages/pictures.ts';
import { failureOf, newArchive, temporaryFolder } from '../helpers.ts';
import { makePdf } from '../pdf/make-pdf.ts';

/** Keeps bytes as an original of an archive and gives their hash. */
function keep({ db, folder }: Archive, bytes: Uint8Array): string {
  const path = join(temporaryFolder(), 'original.pdf');
  writeFileSync(path, bytes);
  const { sha256, size, mime } = storeFile(folder, path, 'application/pdf');
  db.prepare('INSERT INTO file (sha256, size, mime, addedAt) VALUES (?, ?, ?, ?)').run(
    sha256,
    size,
    mime,
    '2026-01-01T00:00:00.000Z',
  );
  return sha256;
}

const twoPages = () => makePdf((document) => document.addPage({ size: 'A5' }).text('İkinci'));

test('pages are measured as on paper and drawn as JPEG as wide as asked', async () => {
  const archive = await newArchive();
  const sha256 = keep(archive, await twoPages());
  const pictures = createPictures(archive);
  const { pages, width, height } = await pictures.measure(sha256, 2);
  const jpegs = await Promise.all([1, 2].map((page) => pictures.draw(sha256, page, 320)));
  const drawn = await Promise.all(jpegs.map((jpeg) => sharp(jpeg).metadata()));
  pictures.close();
  expect([pages, Math.round(width), Math.round(height)]).toEqual([2, 559, 794]);
  expect(drawn.map(({ format, width, height }) => [format, width, height])).toEqual([
    ['jpeg', 320, 453],
    ['jpeg', 320, 454],
  ]);
});

test('what is asked last is drawn first', async () => {
  const archive = await newArchive();
  const sha256 = keep(archive, await twoPages());
  const pictures = createPictures(archive);
  const order: number[] = [];
  const asked = [400, 401, 402].map((width) => pictures.draw(sha256, 1, width).then(() => order.push(width)));
  await Promise.all(asked);
  pictures.close();
  expect(order).toEqual([400, 402, 401]);
});

test('a damaged original, a page or an original that is not there are told, and the next page is drawn', async () => {
  const archive = await newArchive();
  const whole = keep(archive, await twoPages());
  const damaged = keep(archive, Buffer.from('%PDF-1.7\nxx'));
  const pictures = createPictures(archive);
  expect(await failureOf(() => pictures.measure(damaged, 1))).toBe('pdfDamaged');
  expect(await failureOf(() => pictures.draw(whole, 3, 100))).toBe('invalidArgument');
  expect(await failureOf(() => pictures.draw('0'.repeat(64), 1, 100))).toBe('fileMissing');
  expect((await pictures.draw(whole, 1, 100)).length).toBeGreaterThan(100);
  const left = [1, 2].map((page) => failureOf(() => pictures.draw(whole, page, 200)));
  pictures.close();
  expect((await Promise.all(left)).every((code) => ['jobCancelled', 'jobCrashed'].includes(code))).toBe(true);
});
