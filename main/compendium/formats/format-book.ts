import { readFileSync } from 'node:fs';
import type { BookFormat } from '../../../preload/model.ts';
import { resourcePath } from '../../resources.ts';
import type { Book } from '../book.ts';
import type { CompendiumInput } from '../make-compendium.ts';
import { outlineBook } from '../outline.ts';
import { designCss, fontsOfStyle } from './html-design.ts';
import { formatAsHtml } from './html-format.ts';
import { EMBLEM_PATH } from './html-front.ts';
import type { ScanPictures } from './scan-pictures.ts';
import { formatAsText } from './text-format.ts';

/** One file of a book; a book of several is a folder, its paths are with `/`. */
export interface BookPart {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Where the bytes lie that belong here; `bytes` are empty then. */
  readonly file?: string | undefined;
}
export interface FormattedBook {
  readonly parts: readonly BookPart[];
  readonly entries: number;
}

/** Fonts of the folder, under resources/fonts. */
const HTML_FONTS = [
  'NotoSerif-Regular.ttf',
  'NotoSerif-Italic.ttf',
  'NotoSerif-Bold.ttf',
  'NotoSerif-BoldItalic.ttf',
  'NotoSans-Regular.ttf',
  'NotoSans-SemiBold.ttf',
  'NotoSerifGeorgian-Regular.ttf',
  'NotoSerifGeorgian-Bold.ttf',
  'OFL.txt',
] as const;

/**
 * Writes a compendium as plain text or DOCX, one file, or as HTML, a folder with `index.html` in it. The same input
 * gives the same bytes. `onProgress` hears of each heading.
 */
export async function formatBook(
  input: CompendiumInput,
  format: BookFormat,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<FormattedBook> {
  const book = outlineBook(input);
  const figures = { uuid: '', referenceCode: '', pages: (input.figures ?? []).map(({ scan }) => scan) };
  const scans = format === 'txt' ? [] : [figures, ...(input.scans ?? [])];
  const pages = scans.reduce((sum, entry) => sum + entry.pages.length, 0);
  const listed = book.headings.filter(({ isListed }) => isListed).length;
  const total = Math.max(listed + pages, 1);
  let done = 0;
  const onDone = () => onProgress(++done, total);
  const { drawScanPictures } = await import('./scan-pictures.ts');
  const pictures = await drawScanPictures(scans, onDone);
  const parts = await partsOf(book, input, format, pictures, onDone);
  return { parts, entries: book.entries };
}

async function partsOf(
  book: Book,
  input: CompendiumInput,
  format: BookFormat,
  pictures: ScanPictures,
  onHeading: () => void,
): Promise<readonly BookPart[]> {
  switch (format) {
    case 'txt':
      return [{ path: 'book.txt', bytes: utf8(formatAsText(book, onHeading)) }];
    case 'docx': {
      const { formatAsDocx } = await import('./docx-format.ts');
      return [{ path: 'book.docx', bytes: await formatAsDocx(book, input, pictures, onHeading) }];
    }
    case 'html':
      return [
        { path: 'index.html', bytes: utf8(formatAsHtml(book, input.generator, pictures, onHeading)) },
        { path: 'book.css', bytes: bookCss(book) },
        ...(book.emblem ? [{ path: EMBLEM_PATH, bytes: book.emblem.png }] : []),
        ...[...HTML_FONTS, ...fontsOfStyle(book.style)].map((name) => ({
          path: `fonts/${name}`,
          bytes: readFileSync(resourcePath('fonts', name)),
        })),
        ...[...pictures.values()].map(({ path, bytes, original }) => ({
          path,
          bytes,
          ...(original === null ? {} : { file: original }),
        })),
      ];
  }
}

function bookCss({ style }: Book): Uint8Array {
  return utf8(readFileSync(resourcePath('compendium', 'book.css'), 'utf8') + designCss(style));
}

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
