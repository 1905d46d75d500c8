import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type DrawnPage, openPages } from '../../../main/pages/page-picture.ts';
import { failureOf, temporaryFolder } from '../helpers.ts';
import { makePdf } from '../pdf/make-pdf.ts';
import { makeSheet, makeTiff } from './make-picture.ts';

function keep(bytes: Uint8Array): string {
  const path = join(temporaryFolder(), 'original');
  writeFileSync(path, bytes);
  return path;
}

const threePages = () =>
  makePdf((document) => {
    document.text('Birinci');
    document.addPage().rect(0, 0, 297, 420).fill('#203040');
    document.addPage({ size: 'A5', layout: 'landscape' }).text('Üçüncü');
  });

/** How light the middle of each quarter is: upper left, upper right, lower left, lower right. */
function quarters({ width, height, channels, pixels }: DrawnPage): readonly string[] {
  const at = (x: number, y: number) =>
    pixels[(Math.floor(y * height) * width + Math.floor(x * width)) * channels] ?? -1;
  return [at(0.25, 0.25), at(0.75, 0.25), at(0.25, 0.75), at(0.75, 0.75)].map((value) =>
    value < 128 ? 'dark' : 'light',
  );
}

const UPPER_LEFT = ['dark', 'light', 'light', 'light'];

describe('pictures', () => {
  test.each([
    ['image/jpeg', () => makeSheet().jpeg().toBuffer()],
    ['image/png', () => makeSheet().png().toBuffer()],
    ['image/webp', () => makeSheet().webp().toBuffer()],
    ['image/tiff', () => makeSheet().tiff({ compression: 'lzw' }).toBuffer()],
    ['image/tiff', () => makeTiff(['#203040'], 'ccittfax4')],
    ['image/jpeg', () => makeSheet().toColourspace('cmyk').jpeg().toBuffer()],
    ['image/png', () => makeSheet().toColourspace('b-w').png({ palette: false }).toBuffer()],
    ['image/png', () => makeSheet().toColourspace('rgb16').png().toBuffer()],
  ])('%s is drawn as it stands, in colour and in grey (%#)', async (mime, make) => {
    const pages = await openPages({ path: keep(await make()), mime });
    const { dpi, ...size } = await pages.size(1);
    const colour = await pages.draw(1, { width: 100 });
    const grey = await pages.draw(1, { width: 1000, isGrey: true });
    pages.close();
    expect([pages.count, size, dpi > 0]).toEqual([1, { width: 200, height: 100 }, true]);
    expect([colour.width, colour.height, quarters(colour)]).toEqual([100, 50, UPPER_LEFT]);
    expect([grey.width, grey.height, grey.channels, quarters(grey)]).toEqual([200, 100, 1, UPPER_LEFT]);
    expect(colour.pixels.length).toBe(100 * 50 * colour.channels);
  });

  test.each([
    [6, ['light', 'dark', 'light', 'light'], { width: 100, height: 200 }],
    [3, ['light', 'light', 'light', 'dark'], { width: 200, height: 100 }],
    [8, ['light', 'light', 'dark', 'light'], { width: 100, height: 200 }],
  ])('a photograph taken with orientation %i stands upright', async (orientation, expected, size) => {
    const path = keep(await makeSheet().withMetadata({ orientation, density: 300 }).jpeg().toBuffer());
    const pages = await openPages({ path, mime: 'image/jpeg' });
    const drawn = await pages.draw(1, { width: size.width });
    expect([await pages.size(1), quarters(drawn)]).toEqual([{ ...size, dpi: 300 }, expected]);
    expect([drawn.width, drawn.height]).toEqual([size.width, size.height]);
  });

  test.each(['lzw', 'jpeg', 'ccittfax4'] as const)(
    'every page of a TIFF in %s is drawn',
    async (compression) => {
      const path = keep(await makeTiff(['#000000', '#ffffff', '#000000'], compression));
      const pages = await openPages({ path, mime: 'image/tiff' });
      const drawn = await Promise.all([1, 2, 3].map((page) => pages.draw(page, { width: 200 })));
      const light = Array(4).fill('light');
      expect([pages.count, ...drawn.map(quarters)]).toEqual([3, UPPER_LEFT, light, UPPER_LEFT]);
      expect(await failureOf(() => pages.draw(4, { width: 200 }))).toBe('invalidArgument');
    },
  );

  test('what is damaged, cut off or something else is told', async () => {
    const whole = await makeSheet().jpeg({ quality: 100 }).toBuffer();
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    const cases = [new Uint8Array(0), Buffer.from('not a picture'), svg];
    for (const bytes of cases)
      expect(await failureOf(() => openPages({ path: keep(bytes), mime: 'image/jpeg' }))).toBe(
        'pictureDamaged',
      );
    const half = await openPages({ path: keep(whole.subarray(0, whole.length / 2)), mime: 'image/jpeg' });
    expect(await failureOf(() => half.draw(1, { width: 200 }))).toBe('pictureDamaged');
    expect(await failureOf(() => openPages({ path: '/no/such/file', mime: 'image/png' }))).toBe('ENOENT');
    expect(await failureOf(() => openPages({ path: keep(whole), mime: 'image/heic' }))).toBe(
      'fileTypeUnknown',
    );
  });

  test('a picture that claims more pixels than there is memory for is refused', async () => {
    const bytes = await makeSheet().png().toBuffer();
    bytes.writeUInt32BE(60_000, 16);
    bytes.writeUInt32BE(60_000, 20);
    bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
    const path = keep(bytes);
    expect(await failureOf(() => openPages({ path, mime: 'image/png' }))).toBe('pictureTooLarge');
  });
});

describe('PDFs', () => {
  test('pages are counted, measured and drawn, and the file stays as it was', async () => {
    const bytes = await threePages();
    const path = keep(bytes);
    const pages = await openPages({ path, mime: 'application/pdf' });
    const second = await pages.draw(2, { width: 300 });
    const grey = await pages.draw(2, { width: 300, isGrey: true });
    const third = await pages.size(3);
    pages.close();
    pages.close();
    expect([pages.count, quarters(second), quarters(grey)]).toEqual([3, UPPER_LEFT, UPPER_LEFT]);
    expect([second.channels, grey.channels, second.width, second.height]).toEqual([3, 1, 300, 424]);
    expect([Math.round(third.width), Math.round(third.height), third.dpi]).toEqual([595, 420, 72]);
    expect(await failureOf(() => pages.draw(1, { width: 300 }))).toBe('invalidArgument');
    expect(readFileSync(path)).toEqual(Buffer.from(bytes));
  });

  test('a damaged or encrypted PDF is told', async () => {
    const secret = await makePdf((document) => document.text('gizli'), { userPassword: 'açar' });
    const open = (bytes: Uint8Array) => openPages({ path: keep(bytes), mime: 'application/pdf' });
    expect(await failureOf(() => open(secret))).toBe('pdfEncrypted');
    expect(await failureOf(() => open(Buffer.from('%PDF-1.7\nxx')))).toBe('pdfDamaged');
  });
});
