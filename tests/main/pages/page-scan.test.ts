import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { degrees, PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { openPages } from '../../../main/pages/page-picture.ts';
import { openPdf } from '../../../main/pdf/pdfium.ts';
import { temporaryFolder } from '../helpers.ts';
import { makeSheet } from './make-picture.ts';

/** A PDF as a scanner writes it: pages that are one JPEG each, the second turned; a third with a stamp on it. */
async function scanned(): Promise<string> {
  const document = await PDFDocument.create();
  const jpeg = await makeSheet().jpeg({ quality: 95 }).toBuffer();
  const image = await document.embedJpg(jpeg);
  for (const turned of [0, 90, 180, 270]) {
    const page = document.addPage([200, 100]);
    page.drawImage(image, { x: 0, y: 0, width: 200, height: 100 });
    page.setRotation(degrees(turned));
  }
  const stamped = document.addPage([200, 100]);
  stamped.drawImage(image, { x: 0, y: 0, width: 200, height: 100 });
  stamped.drawRectangle({ x: 150, y: 10, width: 40, height: 20 });
  const partly = document.addPage([200, 100]);
  partly.drawImage(image, { x: 50, y: 25, width: 100, height: 50 });
  const path = join(temporaryFolder(), 'a.pdf');
  writeFileSync(path, await document.save());
  return path;
}

/** How much two pictures differ, in shades of a pixel. */
function difference(one: Uint8Array, other: Uint8Array): number {
  let sum = 0;
  for (const [at, value] of one.entries()) sum += Math.abs(value - (other[at] ?? 0));
  return sum / one.length;
}

test('a page that is one JPEG is told, and looks as if it had been drawn', async () => {
  const path = await scanned();
  const pdf = await openPdf(path);
  const pages = await openPages({ path, mime: 'application/pdf' });
  const turns = [];
  for (let page = 1; page <= pdf.pages; page++) {
    const scan = await pdf.scan(page);
    turns.push(scan?.turns ?? null);
    const { width } = await pages.size(page);
    const [fast, slow] = [await pages.draw(page, { width }), await pdf.draw(page, { width, isGrey: false })];
    expect({ width: fast.width, height: fast.height }).toEqual({ width: slow.width, height: slow.height });
    expect(difference(fast.pixels, slow.pixels)).toBeLessThan(3);
  }
  expect(turns).toEqual([0, 1, 2, 3, null, null]);
  pages.close();
  pdf.close();
});

test('a JPEG in the colours of print is left to PDFium', async () => {
  const cmyk = await makeSheet().toColourspace('cmyk').jpeg().toBuffer();
  const document = await PDFDocument.create();
  const image = await document.embedJpg(cmyk);
  document.addPage([200, 100]).drawImage(image, { x: 0, y: 0, width: 200, height: 100 });
  const path = join(temporaryFolder(), 'a.pdf');
  writeFileSync(path, await document.save());
  const pages = await openPages({ path, mime: 'application/pdf' });
  const { pixels, channels } = await pages.draw(1, { width: 200, isGrey: true });
  expect(channels).toBe(1);
  // The dark quarter is above to the left.
  expect(pixels[10 * 200 + 10]).toBeLessThan(120);
  expect(pixels[90 * 200 + 190]).toBeGreaterThan(180);
  pages.close();
});

test('a damaged JPEG within a PDF is drawn as far as PDFium can', async () => {
  const jpeg = await sharp({ create: { width: 200, height: 100, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer();
  const document = await PDFDocument.create();
  const image = await document.embedJpg(jpeg);
  document.addPage([200, 100]).drawImage(image, { x: 0, y: 0, width: 200, height: 100 });
  const bytes = Buffer.from(await document.save({ useObjectStreams: false }));
  bytes.fill(0, bytes.indexOf(jpeg.subarray(300, 340)), bytes.indexOf(jpeg.subarray(300, 340)) + 60);
  const path = join(temporaryFolder(), 'a.pdf');
  writeFileSync(path, bytes);
  const pages = await openPages({ path, mime: 'application/pdf' });
  expect(await pages.draw(1, { width: 200 })).toMatchObject({ width: 200, height: 100, channels: 3 });
  pages.close();
});
