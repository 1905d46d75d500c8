import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { GreyPicture } from '../../../main/ocr/engine.ts';
import { makeSearchablePdf } from '../../../main/ocr/searchable-pdf.ts';
import { turnPicture } from '../../../main/ocr/straighten.ts';
import type { PageText } from '../../../preload/model.ts';
import { failureOf, temporaryFolder } from '../helpers.ts';
import { makePdf } from '../pdf/make-pdf.ts';
import { scanOf } from './scan.ts';

const LETTER = 'Göyçay rayon İcra Hakimiyyətinə';

/** What was read of a page with one line at its top. */
function readAs(turns: PageText['turns']): PageText {
  const words = LETTER.split(' ').map((text, at) => ({
    text,
    box: [0.1 + at * 0.15, 0.08, 0.24 + at * 0.15, 0.1] as const,
    confidence: 90,
  }));
  return { source: 'ocr', language: 'az', turns, lines: [{ words }] };
}
const encode = ({ width, height, pixels }: GreyPicture) =>
  sharp(pixels, { raw: { width, height, channels: 1 } });

function write(name: string, bytes: Uint8Array): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, bytes);
  return path;
}

/** Checked with qpdf, the text and the first word's box as poppler finds them. */
function readBack(bytes: Uint8Array) {
  const path = write('out.pdf', bytes);
  execFileSync('qpdf', ['--check', path]);
  const text = execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' });
  const boxes = execFileSync('pdftotext', ['-bbox', path, '-'], { encoding: 'utf8' });
  const page = /<page width="([\d.]+)" height="([\d.]+)">/.exec(boxes);
  // Poppler tells the size of the page as it lies in the file; upright, ours are all tall.
  const [width = 0, height = 0] = [Number(page?.[1]), Number(page?.[2])].sort((a, b) => a - b);
  const word = /<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>Göyçay</.exec(boxes);
  return {
    pages: text
      .replace(/\f$/, '')
      .split('\f')
      .map((words) => words.trim()),
    left: Number(word?.[1]) / width,
    top: Number(word?.[2]) / height,
    turned: Number(/Page rot: *(\d+)/.exec(execFileSync('pdfinfo', [path], { encoding: 'utf8' }))?.[1]),
  };
}

test('the text of a JPEG lies over its very bytes, where the words stand', async () => {
  const jpeg = await encode(await scanOf(LETTER))
    .jpeg()
    .toBuffer();
  const path = write('a.jpg', jpeg);
  const pdf = await makeSearchablePdf({ path, mime: 'image/jpeg', title: 'a.jpg', texts: [readAs(0)] });
  expect(Buffer.from(pdf).includes(jpeg)).toBe(true);
  const { pages, left, top } = readBack(pdf);
  expect(pages).toEqual([LETTER]);
  expect(left).toBeCloseTo(0.1, 1);
  expect(top).toBeCloseTo(0.08, 1);
});

test.each([1, 2, 3] as const)(
  'a page that lies turned %i times is shown upright with its text',
  async (turned) => {
    const png = await encode(turnPicture(await scanOf(LETTER), turned))
      .png()
      .toBuffer();
    const turns = (4 - turned) as PageText['turns'];
    const path = write('a.png', png);
    const pdf = await makeSearchablePdf({ path, mime: 'image/png', title: 'a.png', texts: [readAs(turns)] });
    const { pages, left, top, turned: rotation } = readBack(pdf);
    expect(pages).toEqual([LETTER]);
    expect(rotation).toBe(turns * 90);
    expect(left).toBeCloseTo(0.1, 1);
    expect(top).toBeCloseTo(0.08, 1);
  },
);

test('a PDF keeps its pages; one with text of its own gets no second text', async () => {
  const scan = await encode(await scanOf(LETTER))
    .png()
    .toBuffer();
  const source = await makePdf((document) => {
    document.text('Öz mətni');
    document.addPage().image(scan, 0, 0, { width: 595 });
  });
  const texts: PageText[] = [{ ...readAs(0), source: 'layer' }, readAs(0)];
  const path = write('a.pdf', source);
  const pdf = await makeSearchablePdf({ path, mime: 'application/pdf', title: 'a.pdf', texts });
  expect(readBack(pdf).pages).toEqual(['Öz mətni', LETTER]);
});

test('every page of a TIFF comes along, and a damaged file is named', async () => {
  const { width, height, pixels } = await scanOf(LETTER);
  const both = Buffer.concat([pixels, pixels]);
  const tiff = await sharp(both, { raw: { width, height: height * 2, channels: 1, pageHeight: height } })
    .tiff({ compression: 'lzw' })
    .toBuffer();
  const path = write('a.tif', tiff);
  const pdf = await makeSearchablePdf({ path, mime: 'image/tiff', title: 'a', texts: [null, readAs(0)] });
  expect(readBack(pdf).pages).toEqual(['', LETTER]);
  const damaged = write('b.pdf', (await makePdf((document) => document.text('x'))).subarray(0, 300));
  expect(
    await failureOf(() =>
      makeSearchablePdf({ path: damaged, mime: 'application/pdf', title: 'b', texts: [] }),
    ),
  ).toBe('pdfDamaged');
});

test('pages stand as the record arranges them: in another order, one left out, one turned and cropped', async () => {
  const pdf = await makePdf((document) => {
    document.text('Bir');
    document.addPage({ layout: 'landscape' }).text('İki');
    document.addPage().text('Üç');
  });
  const path = write('a.pdf', pdf);
  const whole = { turns: null, crop: null };
  const made = await makeSearchablePdf({
    path,
    mime: 'application/pdf',
    title: 'a.pdf',
    texts: [],
    pages: [
      { ...whole, page: 3 },
      { page: 2, turns: 1, crop: [0, 0, 0.5, 0.25] },
    ],
  });
  const out = write('arranged.pdf', made);
  execFileSync('qpdf', ['--check', out]);
  expect(readBack(made).pages).toEqual(['Üç', 'İki']);
  const told = execFileSync('pdfinfo', ['-box', '-l', '2', out], { encoding: 'utf8' });
  // A page is 792 points wide and 612 high here: what is shown of it is its upper left.
  expect(
    /Page +2 CropBox: +([\d. ]+)/.exec(told)?.[1]?.trim().split(/ +/).map(Number).map(Math.round),
  ).toEqual([0, 459, 396, 612]);
  expect(/Page +2 rot: +(\d+)/.exec(told)?.[1]).toBe('90');
});
