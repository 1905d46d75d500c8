import { closeSync, ftruncateSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { filePath } from '../../../main/files.ts';
import { importPaths } from '../../../main/imports/import-paths.ts';
import { runTask } from '../../../main/jobs/run-task.ts';
import { openPages } from '../../../main/pages/page-picture.ts';
import { hashFile } from '../../../main/storage/copy-database.ts';
import { newArchive, temporaryFolder } from '../helpers.ts';
import { scanOf } from '../ocr/scan.ts';
import { makeSheet, makeTiff } from '../pages/make-picture.ts';
import { makePdf } from '../pdf/make-pdf.ts';
import {
  makeEndlessPdf,
  makeEndlessTiff,
  makeFaxPdf,
  makeJpeg2000Pdf,
  makeJpegPdf,
  makeScriptedPdf,
} from './make-odd-files.ts';

const letter = (options: PDFKit.PDFDocumentOptions = {}) =>
  makePdf((document) => document.text('Məktub, 1962').addPage().text('Davamı'), options);
/** A picture of noise, so that its file is long. */
const noise = (): Promise<Buffer> =>
  sharp({
    create: {
      width: 400,
      height: 400,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .jpeg()
    .toBuffer();
/** A sheet, dark at its upper left, as a scanner puts it into a PDF. */
const scanPdf = async (rotation: number): Promise<Uint8Array> =>
  makeJpegPdf(await makeSheet().jpeg().toBuffer(), { width: 200, height: 100 }, rotation);
/** A page of text as a scanner would give it. */
async function letterScan(): Promise<Buffer> {
  const { pixels, width, height } = await scanOf('Məktub, 1962');
  return sharp(pixels, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
}
/** Two pages side by side on one sheet. */
async function twoUp(): Promise<Buffer> {
  const page = await letterScan();
  const { width = 0, height = 0 } = await sharp(page).metadata();
  return sharp({ create: { width: 2 * width, height, channels: 3, background: '#fff' } })
    .composite([
      { input: page, left: 0, top: 0 },
      { input: page, left: width, top: 0 },
    ])
    .png()
    .toBuffer();
}
const cut = (bytes: Uint8Array, share: number): Uint8Array => bytes.subarray(0, bytes.length * share);

/** A file by its name, what is told of it, its media type and its pages; null where it is not taken in. */
const CASES: readonly [
  string,
  () => Promise<Uint8Array> | Uint8Array,
  readonly string[],
  string | null,
  number,
][] = [
  ['doğma.pdf', letter, [], 'application/pdf', 2],
  ['kəsik.jpg', async () => cut(await noise(), 0.5), ['withoutText', 'damagedFile'], 'image/jpeg', 1],
  [
    'kəsik.png',
    async () => cut(await makeSheet().png().toBuffer(), 0.5),
    ['withoutText', 'damagedFile'],
    'image/png',
    1,
  ],
  [
    'kəsik.tif',
    async () => cut(await makeTiff(['#000', '#fff'], 'lzw'), 0.02),
    ['withoutText', 'damagedFile'],
    'image/tiff',
    1,
  ],
  ['kəsik.pdf', async () => cut(await letter(), 0.05), ['damagedFile'], 'application/pdf', 1],
  ['boş.tif', () => new Uint8Array(0), ['fileEmpty'], null, 0],
  ['səhv ad.pdf', () => makeSheet().png().toBuffer(), ['otherType', 'withoutText'], 'image/png', 1],
  ['səhv ad.jpg', letter, ['otherType'], 'application/pdf', 2],
  [
    'sahibinin parolu.pdf',
    () => letter({ ownerPassword: 'sahib', permissions: { copying: false } }),
    [],
    'application/pdf',
    2,
  ],
  ['oxucunun parolu.pdf', () => letter({ userPassword: 'oxucu' }), ['passwordNeeded'], 'application/pdf', 1],
  ['üç vərəq.tif', () => makeTiff(['#000', '#fff', '#000'], 'lzw'), ['withoutText'], 'image/tiff', 3],
  ['faks.tif', () => makeTiff(['#000', '#fff'], 'ccittfax4'), ['withoutText'], 'image/tiff', 2],
  ['faks.pdf', () => makeFaxPdf('CCITTFaxDecode'), ['withoutText'], 'application/pdf', 1],
  ['jbig2.pdf', () => makeFaxPdf('JBIG2Decode'), ['withoutText'], 'application/pdf', 1],
  ['skript.pdf', makeScriptedPdf, [], 'application/pdf', 1],
  ['skan.pdf', () => scanPdf(0), ['withoutText'], 'application/pdf', 1],
  ['yan yatmış.pdf', () => scanPdf(90), ['withoutText'], 'application/pdf', 1],
  ['jpeg2000.pdf', makeJpeg2000Pdf, ['withoutText'], 'application/pdf', 1],
  [
    'yan tutulmuş.jpg',
    () => makeSheet().withMetadata({ orientation: 6 }).jpeg().toBuffer(),
    ['withoutText'],
    'image/jpeg',
    1,
  ],
  [
    'əyri.jpg',
    async () =>
      sharp(await letterScan())
        .rotate(3, { background: '#fff' })
        .jpeg()
        .toBuffer(),
    ['withoutText'],
    'image/jpeg',
    1,
  ],
  ['iki səhifə.png', twoUp, ['withoutText'], 'image/png', 1],
];

test.each(CASES)('%s', async (name, make, told, mime, pages) => {
  const archive = await newArchive();
  const folder = temporaryFolder();
  writeFileSync(join(folder, name), await make());
  const { imported, skipped, warnings } = await importPaths(archive, [folder], {
    isTree: true,
    acceptsSuggestions: false,
    isDryRun: false,
  });
  expect([...skipped, ...warnings].map(({ code }) => code)).toEqual(told);
  expect(imported.length).toBe(mime === null ? 0 : 1);
  const files = archive.db.prepare('SELECT sha256, mime FROM file').all() as {
    sha256: string;
    mime: string;
  }[];
  expect(files.map((file) => file.mime)).toEqual(mime === null ? [] : [mime]);
  for (const file of files) {
    const path = filePath(archive.folder, file.sha256, file.mime);
    expect(hashFile(path)).toBe(hashFile(join(folder, name)));
    const task = { path, name, mime: file.mime, types: [], commonFields: [] };
    expect((await runTask('examine', task, { timeLimit: 30_000 })).pages).toBe(pages);
  }
});

test.each([
  ['as it lies', 'skan.pdf', 'application/pdf', () => scanPdf(0), [200, 100], [true, false, false, false]],
  [
    'turned by its PDF',
    'yan.pdf',
    'application/pdf',
    () => scanPdf(90),
    [100, 200],
    [false, true, false, false],
  ],
  [
    'as the camera was held',
    'yan.jpg',
    'image/jpeg',
    () => makeSheet().withMetadata({ orientation: 6 }).jpeg().toBuffer(),
    [100, 200],
    [false, true, false, false],
  ],
  ['in JPEG 2000', 'jp2.pdf', 'application/pdf', makeJpeg2000Pdf, [64, 64], [true, false, false, true]],
] as const)('a scan is drawn %s', async (_, name, mime, make, size, dark) => {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, await make());
  const pages = await openPages({ path, mime });
  const { pixels, width, height } = await pages.draw(1, { width: size[0], isGrey: true });
  pages.close();
  expect([width, height]).toEqual(size);
  const isDark = (x: number, y: number) =>
    (pixels[Math.floor(y * height) * width + Math.floor(x * width)] ?? 255) < 100;
  const quarters = [isDark(0.2, 0.2), isDark(0.8, 0.2), isDark(0.2, 0.8), isDark(0.8, 0.8)];
  expect(quarters).toEqual(dark);
});

test('a page of a PDF packed as a fax is drawn', async () => {
  const path = join(temporaryFolder(), 'faks.pdf');
  writeFileSync(path, await makeFaxPdf('CCITTFaxDecode'));
  const pages = await openPages({ path, mime: 'application/pdf' });
  const { pixels, width, height } = await pages.draw(1, { width: 100, isGrey: true });
  pages.close();
  const middle = Math.floor(height / 2) * width;
  expect([pixels[middle + 20], pixels[middle + 80]]).toEqual([255, 0]);
});

test.each([
  ['a PDF', 'dairə.pdf', async () => makeEndlessPdf()],
  [
    'a TIFF',
    'dairə.tif',
    async () => makeEndlessTiff(await makeSheet().tiff({ compression: 'lzw' }).toBuffer()),
  ],
])(
  '%s whose references lead round and round is kept, and the next file comes in',
  async (_, name, make) => {
    const archive = await newArchive();
    const folder = temporaryFolder();
    writeFileSync(join(folder, name), await make());
    writeFileSync(join(folder, 'z.png'), await makeSheet().png().toBuffer());
    const { imported, skipped } = await importPaths(archive, [folder], {
      acceptsSuggestions: false,
      isDryRun: false,
    });
    expect([imported.length, skipped]).toEqual([2, []]);
  },
  60_000,
);

test('a PDF of 5,000 pages is taken in with its text', async () => {
  const archive = await newArchive();
  const path = join(temporaryFolder(), 'böyük.pdf');
  const pdf = await makePdf((document) => {
    for (let page = 1; page <= 5000; page++) (page > 1 ? document.addPage() : document).text(`Vərəq ${page}`);
  });
  writeFileSync(path, pdf);
  const { imported, warnings } = await importPaths(archive, [path], {
    acceptsSuggestions: false,
    isDryRun: false,
  });
  expect([imported.length, warnings]).toEqual([1, []]);
  const task = { path, name: 'böyük.pdf', mime: 'application/pdf', types: [], commonFields: [] };
  const told: number[] = [];
  const { pages } = await runTask('examine', task, {
    timeLimit: 30_000,
    onProgress: (done) => told.push(done),
  });
  expect([pages, told.length]).toEqual([5000, 5000]);
}, 120_000);

test('a file of more than 2 GB is taken in by its hash, and not looked into', async () => {
  const archive = await newArchive();
  const path = join(temporaryFolder(), 'nəhəng.tif');
  const file = openSync(path, 'w');
  writeSync(file, 'II*\0');
  ftruncateSync(file, 2 * 1024 ** 3 + 4096);
  closeSync(file);
  const { imported, warnings } = await importPaths(archive, [path], {
    acceptsSuggestions: false,
    isDryRun: false,
  });
  expect([imported.length, warnings.map(({ code }) => code)]).toEqual([1, ['tooLarge']]);
  const size = archive.db.prepare('SELECT size FROM file').pluck().get();
  expect(size).toBe(2 * 1024 ** 3 + 4096);
}, 240_000);
