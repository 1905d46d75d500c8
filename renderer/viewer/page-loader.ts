import type { MeasuredPage } from '../../preload/model.ts';
import { bridge, client } from '../client.ts';

/** Pages of one original, kept for as long as a viewer is open. */
export interface PageLoader {
  /** Throws CallError. */
  readonly measure: (page: number) => Promise<MeasuredPage>;
  /** The address of a picture that is there and decoded; throws EncodingError where it cannot be drawn. */
  readonly picture: (page: number, width: number) => Promise<string>;
}

/** Decoded pictures that are kept: the page, its neighbours, and where one came from. */
const MOST_PICTURES = 8;

/** Where the picture of a page is. */
export function pictureAddress(sha256: string, page: number, width: number): string {
  return bridge.address(`picture/${sha256}/${page}?width=${width}`);
}

/** Loads each page once; what failed is asked again the next time. */
export function createPageLoader(sha256: string): PageLoader {
  const measured = new Map<number, Promise<MeasuredPage>>();
  const pictures = new Map<string, Promise<HTMLImageElement>>();
  return {
    measure: (page) => remember(measured, page, () => client.measurePage({ sha256, page })),
    picture: async (page, width) => {
      const address = pictureAddress(sha256, page, width);
      await remember(pictures, address, () => decode(address));
      for (const oldest of pictures.keys()) {
        if (pictures.size <= MOST_PICTURES) break;
        pictures.delete(oldest);
      }
      return address;
    },
  };
}

async function decode(address: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = address;
  await image.decode();
  return image;
}

/** Answers what is known under a key, as the newest of all; what fails is forgotten. */
function remember<K, V>(known: Map<K, Promise<V>>, key: K, load: () => Promise<V>): Promise<V> {
  const value = known.get(key) ?? load();
  known.delete(key);
  known.set(key, value);
  value.catch(() => known.delete(key));
  return value;
}
