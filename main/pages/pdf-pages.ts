import { readFile, stat } from 'node:fs/promises';
import { ArchiveError } from '../errors.ts';
import { openPdf } from '../pdf/pdfium.ts';
import type { OpenPages } from './page-picture.ts';

/** Bytes of a PDF that PDFium's memory, 4 GB at most, takes together with the pictures in it. */
const MOST_BYTES = 1 << 30;
const POINTS = 72;

/** The pages of a PDF. */
export async function openPdfPages(path: string, name: string): Promise<OpenPages> {
  const { size } = await stat(path);
  if (size > MOST_BYTES) throw new ArchiveError('pictureTooLarge', name);
  const pdf = await openPdf(await readFile(path), name);
  return {
    count: pdf.pages,
    size: async (page) => ({ ...(await pdf.size(page)), dpi: POINTS }),
    draw: (page, { width, isGrey = false }) => pdf.draw(page, { width, isGrey }),
    words: pdf.words,
    close: pdf.close,
  };
}
