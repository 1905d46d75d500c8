import sharp, { type Sharp } from 'sharp';

const WIDTH = 200;
const HEIGHT = 100;

/** A sheet of 200 × 100 pixels whose upper left quarter is dark and whose rest is light. */
export function makeSheet(dark: string = '#203040'): Sharp {
  const quarter = { create: { width: 100, height: 50, channels: 3 as const, background: dark } };
  return sharp({
    create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#f0e8d8' },
  }).composite([{ input: quarter, top: 0, left: 0 }]);
}

/** Several sheets in grey, or with CCITT in black and white, as one TIFF. */
export async function makeTiff(
  darks: readonly string[],
  compression: 'lzw' | 'jpeg' | 'ccittfax4',
): Promise<Uint8Array> {
  const draw = (dark: string) => makeSheet(dark).removeAlpha().extractChannel(0).raw().toBuffer();
  const pixels = Buffer.concat(await Promise.all(darks.map(draw)));
  const raw = { width: WIDTH, height: HEIGHT * darks.length, channels: 1 as const, pageHeight: HEIGHT };
  const sheets = sharp(pixels, { raw }).toColourspace('b-w');
  return sheets.tiff(compression === 'ccittfax4' ? { compression, bitdepth: 1 } : { compression }).toBuffer();
}
