import type { ArrangedPage } from './model.ts';
import type { PageBox } from './page-box.ts';

/** A page as a thumbnail shows it. */
export interface ThumbnailOf extends Pick<ArrangedPage, 'sha256' | 'page' | 'turns'> {
  readonly crop?: PageBox | null | undefined;
}

/** Parts of a page are told in thousandths: less than a pixel of a thumbnail. */
const PARTS = 1000;
const ADDRESS =
  /^thumbnail\/([0-9a-f]{64})\/(\d{1,7})\?turns=([0-3]|auto)(?:&crop=(\d{1,4}),(\d{1,4}),(\d{1,4}),(\d{1,4}))?$/;

/** Where the thumbnail of a page is. */
export function thumbnailAddress({ sha256, page, turns, crop }: ThumbnailOf): string {
  const part = crop ? `&crop=${crop.map((side) => Math.round(side * PARTS)).join(',')}` : '';
  return `thumbnail/${sha256}/${page}?turns=${turns ?? 'auto'}${part}`;
}

/** The page whose thumbnail an address names; null for any other address. */
export function readThumbnailAddress(address: string): ThumbnailOf | null {
  const found = ADDRESS.exec(address);
  if (!found) return null;
  const [, sha256 = '', page, turns = '', ...sides] = found;
  const crop = sides.map((side) => Math.min(1, Number(side) / PARTS)) as unknown as PageBox;
  const isPart = sides[0] !== undefined && crop[0] < crop[2] && crop[1] < crop[3];
  return {
    sha256,
    page: Number(page),
    turns: turns === 'auto' ? null : (Number(turns) as 0 | 1 | 2 | 3),
    crop: isPart ? crop : null,
  };
}
