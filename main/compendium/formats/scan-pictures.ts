import { readFile } from 'node:fs/promises';
import { type OpenPages, openPages } from '../../pages/page-picture.ts';
import { croppedArea, type EntryScans, type ScanPage } from '../scans/scan-page.ts';

/** A page of an original as a picture beside a book. */
export interface ScanPicture {
  /** Within the book, with `/`. */
  readonly path: string;
  /** The original itself, where it is a picture that is shown as it is; else null, and `bytes` are the picture. */
  readonly original: string | null;
  readonly bytes: Uint8Array;
}
/** By page; one that could not be drawn has none. */
export type ScanPictures = ReadonlyMap<ScanPage, ScanPicture>;

/** Pixels to an inch: fine enough for a screen and for a printer's proof. */
const DPI = 150;
const POINTS = 72;
const MOST_PIXELS = 4000;
const QUALITY = 85;
const AS_THEY_ARE: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png' };

/** The pages of originals as pictures: JPEG and PNG that stand as they lie as they are, all else drawn. */
export async function drawScanPictures(
  scans: readonly EntryScans[],
  onScan: () => void,
): Promise<ScanPictures> {
  const pictures = new Map<ScanPage, ScanPicture>();
  const opener = createOpener();
  try {
    for (const [index, scan] of scans.flatMap(({ pages }) => pages).entries()) {
      const name = `pictures/scan-${String(index + 1).padStart(4, '0')}`;
      const picture = await pictureOf(scan, name, opener.open);
      if (picture) pictures.set(scan, picture);
      onScan();
    }
  } finally {
    opener.close();
  }
  return pictures;
}

/** Null where a page cannot be drawn: its words then stand in its place. */
async function pictureOf(
  scan: ScanPage,
  name: string,
  open: (scan: ScanPage) => Promise<OpenPages>,
): Promise<ScanPicture | null> {
  if (scan.failure !== null) return null;
  const { path, mime } = scan.file;
  const ending = AS_THEY_ARE[mime];
  if (ending !== undefined && scan.turns === 0 && scan.crop === null)
    return { path: `${name}.${ending}`, original: path, bytes: new Uint8Array() };
  try {
    return { path: `${name}.jpg`, original: null, bytes: await drawScan(scan, await open(scan)) };
  } catch (error) {
    console.warn(`page ${scan.page} of ${scan.file.name} could not be drawn`, error);
    return null;
  }
}

/** Keeps the original open that was used last: its pages mostly follow each other. */
function createOpener() {
  let kept: { readonly path: string; readonly pages: OpenPages } | null = null;
  const close = (): void => {
    kept?.pages.close();
    kept = null;
  };
  const open = async ({ file }: ScanPage): Promise<OpenPages> => {
    if (kept?.path === file.path) return kept.pages;
    close();
    const pages = await openPages(file);
    kept = { path: file.path, pages };
    return pages;
  };
  return { open, close };
}

/** The bytes of a picture, from the original where they lie there. */
export async function bytesOf({ original, bytes }: ScanPicture): Promise<Uint8Array> {
  return original === null ? bytes : readFile(original);
}

/** A page as a JPEG, turned and cropped as its record says. */
export async function drawScan(scan: ScanPage, pages: OpenPages): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  const [left, , right] = scan.crop ?? [0, 0, 1, 1];
  const across = (scan.turns % 2 === 0 ? scan.width : scan.height) / (right - left);
  const wanted = Math.min(MOST_PIXELS, Math.round((across * DPI) / POINTS));
  const { width, height, channels, pixels } = await pages.draw(scan.page, { width: wanted });
  const drawn = sharp(pixels, { raw: { width, height, channels: channels as 1 | 3 } });
  const cropped = scan.crop ? drawn.extract(croppedArea(scan.crop, width, height)) : drawn;
  return new Uint8Array(
    await cropped
      .rotate(scan.turns * 90)
      .jpeg({ quality: QUALITY })
      .toBuffer(),
  );
}
