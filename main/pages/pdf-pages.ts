import { stat } from 'node:fs/promises';
import { ArchiveError } from '../errors.ts';
import type { PageScan } from '../pdf/page-scan.ts';
import { openPdf } from '../pdf/pdfium.ts';
import type { DrawnPage, DrawOptions, OpenPages } from './page-picture.ts';

/** Bytes of a PDF that PDFium's offsets of 32 bits reach. */
const MOST_BYTES = 2 ** 32 - 1;
const POINTS = 72;

/** The pages of a PDF. */
export async function openPdfPages(path: string, name: string, password = ''): Promise<OpenPages> {
  const { size } = await stat(path);
  if (size > MOST_BYTES) throw new ArchiveError('pictureTooLarge', name);
  const pdf = await openPdf(path, name, password);
  return {
    count: pdf.pages,
    size: async (page) => ({ ...(await pdf.size(page)), dpi: POINTS }),
    draw: async (page, { width, isGrey = false }) => {
      const scan = await pdf.scan(page);
      return (scan && (await drawScan(scan, { width, isGrey }))) ?? pdf.draw(page, { width, isGrey });
    },
    words: pdf.words,
    close: pdf.close,
  };
}

/** A page that is one JPEG, made small while it is decoded; null where PDFium must draw it after all. */
async function drawScan(
  { jpeg, turns }: PageScan,
  { width, isGrey }: DrawOptions,
): Promise<DrawnPage | null> {
  const { drawJpeg } = await import('./image-pages.ts').catch(() => ({ drawJpeg: null }));
  return drawJpeg ? drawJpeg(jpeg, { width, isGrey, turns }) : null;
}
