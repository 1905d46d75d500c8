import { readFile } from 'node:fs/promises';
import { openPages } from '../../pages/page-picture.ts';
import type { ScanPage } from '../scans/scan-page.ts';
import { readJpeg } from './jpeg-head.ts';
import type { ObjectFile } from './object-file.ts';
import type { DrawnObject } from './page-form.ts';
import { readPng } from './png-parts.ts';

const UNIT = [0, 0, 1, 1] as const;

/**
 * Writes a picture as an object: a JPEG and a PNG as they are, where a PDF can show them so; all else without loss.
 * Throws as `openPages` does.
 */
export async function writePicture(scan: ScanPage, file: ObjectFile): Promise<DrawnObject> {
  const { mime, path } = scan.file;
  const object = file.allot();
  const bytes = mime === 'image/jpeg' || mime === 'image/png' ? await readFile(path) : null;
  const jpeg = bytes && mime === 'image/jpeg' ? readJpeg(bytes) : null;
  const turns = jpeg && bytes ? await turnsOf(bytes) : null;
  if (jpeg && bytes && turns !== null) {
    const entries = `${pictureEntries(jpeg.width, jpeg.height, jpeg.bits)}${jpeg.colours}/Filter/DCTDecode`;
    file.addRaw(object, `<<${entries}/Length ${bytes.length}>>`, bytes);
    return { object, box: UNIT, turns };
  }
  const png = bytes && mime === 'image/png' ? readPng(bytes) : null;
  if (png) {
    const entries = `${pictureEntries(png.width, png.height, png.bits)}${png.entries}/Filter/FlateDecode`;
    file.addRaw(object, `<<${entries}/Length ${png.bytes.length}>>`, png.bytes);
  } else await writePixels(scan, object, file);
  return { object, box: UNIT, turns: 0 };
}

const pictureEntries = (width: number, height: number, bits: number): string =>
  `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/BitsPerComponent ${bits}`;

/** Quarter turns clockwise of a camera's note how it was held; null where the picture is mirrored too. */
async function turnsOf(bytes: Uint8Array): Promise<number | null> {
  const { default: sharp } = await import('sharp');
  const { orientation = 1 } = await sharp(bytes).metadata();
  return TURNS.get(orientation) ?? null;
}
const TURNS: ReadonlyMap<number, number> = new Map([
  [1, 0],
  [6, 1],
  [3, 2],
  [8, 3],
]);

async function writePixels(
  { file: source, page }: ScanPage,
  object: number,
  file: ObjectFile,
): Promise<void> {
  const pages = await openPages(source);
  try {
    const { width: wanted } = await pages.size(page);
    const { width, height, channels, pixels } = await pages.draw(page, { width: wanted });
    const colours = channels === 1 ? '/DeviceGray' : '/DeviceRGB';
    file.addStream(object, `${pictureEntries(width, height, 8)}/ColorSpace${colours}`, pixels);
  } finally {
    pages.close();
  }
}
