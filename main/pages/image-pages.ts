import { access } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import { ArchiveError } from '../errors.ts';
import type { DrawnPage, DrawOptions, OpenPages, PageSize } from './page-picture.ts';

/** Pixels of a picture that is read at all: A0 at 500 dots per inch. */
const MOST_PIXELS = 400_000_000;
const USUAL_DPI = 72;

// What is no scan is not read, whatever it calls itself: libvips knows formats that run code or read other files.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Tiff', 'Webp'].map((format) => `VipsForeignLoad${format}`),
});
// Subtle: nothing is kept of files that are read, so that memory does not grow with them.
sharp.cache(false);

/** The pages of a JPEG, PNG, WebP or TIFF, which may have several. */
export async function openImagePages(path: string, name: string): Promise<OpenPages> {
  await access(path);
  const { pages: count = 1 } = await attempt(name, () => open(path, 1).metadata());
  let isOpen = true;
  const onPage = <T>(page: number, work: () => Promise<T>): Promise<T> => {
    if (!isOpen || !Number.isInteger(page) || page < 1 || page > count)
      throw new ArchiveError('invalidArgument', `page ${page}`);
    return attempt(name, work);
  };
  return {
    count,
    size: async (page) => onPage(page, () => sizeOf(path, page)),
    draw: async (page, options) => onPage(page, () => draw(path, page, options)),
    words: (page) => onPage(page, async () => []),
    close: () => {
      isOpen = false;
    },
  };
}

/** Subtle: `failOn: 'error'`, since half a page drawn grey would look like a page. */
function open(path: string, page: number): Sharp {
  return sharp(path, { page: page - 1, limitInputPixels: MOST_PIXELS, failOn: 'error' });
}

async function sizeOf(path: string, page: number): Promise<PageSize> {
  const { autoOrient, density = USUAL_DPI } = await open(path, page).metadata();
  return { width: autoOrient.width, height: autoOrient.height, dpi: density };
}

async function draw(path: string, page: number, { width, isGrey }: DrawOptions): Promise<DrawnPage> {
  const { data, info } = await open(path, page)
    .autoOrient()
    .resize({ width: Math.max(1, Math.round(width)), withoutEnlargement: true })
    .flatten({ background: 'white' })
    .toColourspace(isGrey ? 'b-w' : 'srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: info.channels, pixels: data };
}

/** libvips tells what is wrong in words only. */
/** What `work` makes of a picture; throws `pictureDamaged`, `pictureTooLarge`, which name it. */
export function readPicture<T>(path: string, name: string, work: (picture: Sharp) => Promise<T>): Promise<T> {
  return attempt(name, () => work(open(path, 1)));
}

async function attempt<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isTooLarge = error instanceof Error && /exceeds pixel limit/i.test(error.message);
    throw new ArchiveError(isTooLarge ? 'pictureTooLarge' : 'pictureDamaged', name, { cause: error });
  }
}

/**
 * The JPEG of a page as pixels, turned clockwise by some quarters, `width` pixels wide where it has as many; null for one
 * whose colours are not those of a screen, or that is damaged.
 */
export async function drawJpeg(
  jpeg: Uint8Array,
  { width, isGrey, turns }: DrawOptions & { readonly turns: number },
): Promise<DrawnPage | null> {
  try {
    const picture = sharp(jpeg, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
    const { space = '', width: stored, height } = await picture.metadata();
    if (space !== 'srgb' && space !== 'b-w') return null;
    const upright = turns % 2 === 0 ? stored : height;
    const wanted = Math.max(1, Math.round(Math.min(width, upright)));
    const { data, info } = await picture
      .rotate(turns * 90)
      .resize({ width: wanted })
      .toColourspace(isGrey ? 'b-w' : 'srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, channels: info.channels, pixels: data };
  } catch (error) {
    console.warn('a page is drawn slowly, as its picture could not be decoded apart', error);
    return null;
  }
}
