import sharp from 'sharp';
import type { Emblem } from '../../preload/model.ts';
import { ArchiveError } from '../errors.ts';
import { readPicture } from './image-pages.ts';

/** Pixels of the longer side: sharp on a cover at 300 dots per inch. */
const LONGEST = 640;

/** An emblem as a small PNG. */
export interface MadeEmblem extends Pick<Emblem, 'width' | 'height'> {
  readonly png: Uint8Array;
}

/** Makes a picture small enough for a cover; throws `pictureDamaged`, `pictureTooLarge`. */
export async function makeEmblem({ path, name }: { readonly path: string; readonly name: string }) {
  const { data, info } = await readPicture(path, name, (picture) =>
    picture
      .autoOrient()
      .resize(LONGEST, LONGEST, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .png({ compressionLevel: 9 })
      .toBuffer({ resolveWithObject: true }),
  );
  return { png: new Uint8Array(data), width: info.width, height: info.height } satisfies MadeEmblem;
}

/** The pixels of an emblem on a ground of one colour, three bytes each: paper knows no transparency. */
export async function emblemOnGround(png: Uint8Array, ground: string) {
  try {
    const { data, info } = await sharp(png, { failOn: 'error' })
      .flatten({ background: ground })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return {
      pixels: new Uint8Array(data),
      width: info.width,
      height: info.height,
      isGrey: info.channels === 1,
    };
  } catch (error) {
    throw new ArchiveError('pictureDamaged', 'emblem', { cause: error });
  }
}
