import type { Book } from '../book.ts';
import type { Look } from '../layout/look.ts';
import type { ObjectFile } from './object-file.ts';

/** Pixels of the emblem as they stand on the ground of the cover. */
export interface EmblemPixels {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly isGrey: boolean;
}

/** The emblem of a book as it is printed; null where it has none of its own. Throws `pictureDamaged`. */
export async function loadEmblem({ emblem }: Book, { cover, colors }: Look): Promise<EmblemPixels | null> {
  if (!emblem) return null;
  const { emblemOnGround } = await import('../../pages/make-emblem.ts');
  return emblemOnGround(emblem.png, cover === 'block' ? colors.accent : colors.paper);
}

/** Writes the picture (ISO 32000-1, 8.9.5) and gives the entry of the resources that names it. */
export function writeEmblem(emblem: EmblemPixels | null, file: ObjectFile): string {
  if (!emblem) return '';
  const number = file.allot();
  const space = emblem.isGrey ? 'DeviceGray' : 'DeviceRGB';
  const size = `/Width ${emblem.width}/Height ${emblem.height}`;
  file.addStream(
    number,
    `/Type/XObject/Subtype/Image${size}/ColorSpace/${space}/BitsPerComponent 8`,
    emblem.pixels,
  );
  return `/XObject<</Emblem ${number} 0 R>>`;
}
