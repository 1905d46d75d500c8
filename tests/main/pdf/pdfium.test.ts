import { Worker } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { openPdf, readPdfText, renderPdfPage } from '../../../main/pdf/pdfium.ts';
import { encodePng } from '../../../main/pdf/png.ts';
import { failureOf } from '../helpers.ts';
import { makePdf } from './make-pdf.ts';
import { readPng } from './read-png.ts';

const LINES = [
  'Azərbaycan Respublikasının Mədəniyyət Nazirliyi',
  'ÇĞIİÖŞÜ çğıiöşü Əə — «24 avqust 2005-ci il»',
  'Москва, Баку: конференция',
];
const plainPdf = () =>
  makePdf((document) => {
    for (const line of LINES) document.text(line);
    document.addPage().text('İkinci səhifə');
  });
const coloursPdf = () =>
  makePdf(
    (document) => {
      document.rect(0, 0, 100, 100).fill('#ff0000');
      document.rect(100, 0, 100, 100).fill('#00ff00');
      document.rect(0, 100, 100, 100).fill('#0000ff');
    },
    { size: [200, 300], margin: 0 },
  );

test('the text of a PDF comes back by page and line', async () => {
  const { pages } = await readPdfText(await plainPdf());
  expect(pages.map((page) => page.trim().split('\n'))).toEqual([LINES, ['İkinci səhifə']]);
});

test('a page without text stays an empty page among the others', async () => {
  const pdf = await makePdf((document) => {
    document.addPage().text('Mətn').addPage();
  });
  expect((await readPdfText(pdf)).pages.map((page) => page.trim())).toEqual(['', 'Mətn', '']);
});

test('a word that breaks at the end of a line keeps its hyphen and its line', async () => {
  const pdf = await makePdf((document) => document.text('beynəl-').text('xalq konfrans'));
  expect((await readPdfText(pdf)).pages[0]?.trim()).toBe('beynəl-\nxalq konfrans');
});

test('a PDF that cannot be read says why', async () => {
  const plain = await plainPdf();
  const locked = await makePdf((document) => document.text('gizli'), { userPassword: 'açar' });
  const picture = await coloursPdf();
  const empty = await makePdf(() => undefined);
  const noise = Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251);
  const broken = [
    plain.subarray(0, 700),
    noise,
    new Uint8Array(0),
    new TextEncoder().encode('%PDF-1.7\n%%EOF'),
  ];
  const codes = async (bytes: Uint8Array) => [
    await failureOf(() => readPdfText(bytes)),
    await failureOf(() => openPdf(bytes)),
  ];
  expect(await codes(locked)).toEqual(['pdfEncrypted', 'pdfEncrypted']);
  for (const bytes of broken) expect(await codes(bytes)).toEqual(['pdfDamaged', 'pdfDamaged']);
  expect(await Promise.all([picture, empty].map((bytes) => failureOf(() => readPdfText(bytes))))).toEqual([
    'pdfWithoutText',
    'pdfWithoutText',
  ]);
});

test('a PDF that is only kept from changes is read', async () => {
  const pdf = await makePdf((document) => document.text('Açıq mətn'), {
    ownerPassword: 'sahib',
    permissions: { modifying: false },
  });
  expect((await readPdfText(pdf)).pages[0]?.trim()).toBe('Açıq mətn');
});

test('a page is drawn in its own colours at the width that is asked for', async () => {
  const page = await renderPdfPage(await coloursPdf(), 1, 400);
  const pixels = readPng(page.png);
  expect([page.width, page.height, pixels.width, pixels.height]).toEqual([400, 600, 400, 600]);
  expect([pixels.at(100, 100), pixels.at(300, 100), pixels.at(100, 300), pixels.at(300, 500)]).toEqual([
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
    [255, 255, 255],
  ]);
});

test('letters are drawn, dark on white', async () => {
  const pixels = readPng((await renderPdfPage(await plainPdf(), 1, 600)).png);
  const darkAt = (y: number) =>
    Array.from({ length: pixels.width }, (_, x) => pixels.at(x, y)[0] ?? 255).filter((red) => red < 100)
      .length;
  const rows = Array.from({ length: pixels.height }, (_, y) => darkAt(y));
  expect(Math.max(...rows)).toBeGreaterThan(50);
  expect(rows.slice(200).every((dark) => dark === 0)).toBe(true);
});

test('an open PDF draws its pages in any order until it is closed', async () => {
  const pdf = await openPdf(await plainPdf());
  const [second, first] = [await pdf.render(2, 100), await pdf.render(1, 100)];
  expect([pdf.pages, first.width, second.width]).toEqual([2, 100, 100]);
  expect(Buffer.compare(first.png, second.png)).not.toBe(0);
  const wrong = await Promise.all([0, 3, 1.5].map((page) => failureOf(() => pdf.render(page, 100))));
  pdf.close();
  pdf.close();
  expect([...wrong, await failureOf(() => pdf.render(1, 100))]).toEqual(Array(4).fill('invalidArgument'));
});

test('a width beyond reason is drawn smaller instead of taking all memory', async () => {
  const page = await renderPdfPage(await coloursPdf(), 1, 1_000_000);
  expect(page.width * page.height).toBeLessThan(41_000_000);
});

test('reading many PDFs one after another gives their memory back', async () => {
  const [plain, locked] = [await plainPdf(), await makePdf(() => undefined, { userPassword: 'a' })];
  for (let round = 0; round < 300; round++) {
    await readPdfText(plain);
    await failureOf(() => readPdfText(locked));
  }
  expect((await readPdfText(plain)).pages).toHaveLength(2);
});

test('a worker reads a PDF too', async () => {
  const worker = new Worker(new URL('./count-pages-worker.ts', import.meta.url), {
    workerData: await plainPdf(),
  });
  const pages = await new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  await worker.terminate();
  expect(pages).toBe(2);
});

test('a PNG has the checksums of its standard', () => {
  const png = Buffer.from(encodePng(Uint8Array.of(1, 2, 3, 255, 4, 5, 6, 255), 2, 1));
  const pixels = readPng(png);
  expect([pixels.at(0, 0), pixels.at(1, 0)]).toEqual([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  const sums: boolean[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    const end = at + 8 + png.readUInt32BE(at);
    sums.push(crc32(png.subarray(at + 4, end)) === png.readUInt32BE(end));
  }
  expect(sums).toEqual([true, true, true]);
});
