import { isPicture } from '../../preload/has-pages.ts';
import type { PageText } from '../../preload/model.ts';
import { ArchiveError } from '../errors.ts';

/** Width and height of an upright page, in pixels of a picture or points of a PDF, and how many make an inch. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
  /** 72 for a PDF; for a picture what it says itself, or 72. */
  readonly dpi: number;
}
export interface DrawOptions {
  /** Pixels wanted; a page too large to be drawn so wide is drawn smaller, a picture is never enlarged. */
  readonly width: number;
  readonly isGrey?: boolean | undefined;
}
/** A page as pixels: row by row, `channels` bytes each, 3 for red, green and blue or 1 for grey. */
export interface DrawnPage {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly pixels: Uint8Array;
}

/** An original whose pages are drawn one after another; pages are counted from 1 and stand upright. */
export interface OpenPages {
  readonly count: number;
  readonly size: (page: number) => Promise<PageSize>;
  readonly draw: (page: number, options: DrawOptions) => Promise<DrawnPage>;
  /** The text that the file itself has of the page, in lines; none for a picture and for a page that is one. */
  readonly words: (page: number) => Promise<PageText['lines']>;
  /** Gives its memory back; may be called twice. */
  readonly close: () => void;
}
/** An original as it lies on disk; `name` is what the sentence of a failure calls it. */
export interface PageSource {
  readonly path: string;
  readonly mime: string;
  readonly name?: string | undefined;
  /** Opens a protected PDF. */
  readonly password?: string | undefined;
}

/**
 * Opens a PDF, JPEG, PNG, TIFF or WebP. Throws `pdfEncrypted`, `pdfDamaged`, `pictureDamaged`, `pictureTooLarge`,
 * `fileMissing` or, for another media type, `fileTypeUnknown`; `size` and `draw` throw `invalidArgument` where there is
 * no such page. Runs in any thread and changes no file.
 */
export async function openPages({ path, mime, name = '', password }: PageSource): Promise<OpenPages> {
  // Subtle: either library is loaded only where it is needed, as both take a while.
  if (mime === 'application/pdf') return (await import('./pdf-pages.ts')).openPdfPages(path, name, password);
  if (isPicture(mime)) return (await import('./image-pages.ts')).openImagePages(path, name);
  throw new ArchiveError('fileTypeUnknown', name || mime);
}
