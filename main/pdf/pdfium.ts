import { readFileSync } from 'node:fs';
import type { PageWord } from '../../preload/model.ts';
import { ArchiveError } from '../errors.ts';
import { openFileHandle } from './file-access.ts';
import { drawPage, drawPixels, type PageImage, type PagePixels } from './page-image.ts';
import { type PageScan, readPageScan } from './page-scan.ts';
import { readPageText } from './page-text.ts';
import { readPageWords } from './page-words.ts';
import { closeHandle, getPdfium, openHandle, type Pdfium, toPdfError, withPage } from './pdfium-library.ts';

/**
 * The text of a PDF by page, lines broken as on the page. Throws `pdfEncrypted`, `pdfDamaged` or, where no page has
 * text, `pdfWithoutText`; `name` is what the sentence of the error calls the file.
 */
export async function readPdfText(
  bytes: Uint8Array,
  name = '',
  onProgress?: (done: number, total: number) => void,
  password = '',
): Promise<{ readonly pages: readonly string[] }> {
  const pages = await inPdfium(name, (pdfium) => {
    const handle = openHandle(pdfium, bytes, name, password);
    try {
      return Array.from({ length: handle.pages }, (_, index) => {
        onProgress?.(index, handle.pages);
        return withPage(pdfium, handle, index, name, (page) => readPageText(pdfium, page));
      });
    } finally {
      closeHandle(pdfium, handle);
    }
  });
  if (pages.every((page) => page.trim() === '')) throw new ArchiveError('pdfWithoutText', name);
  return { pages };
}

/** A PDF that stays open, so that its pages are drawn one after another without reading it again. */
export interface OpenPdf {
  readonly pages: number;
  /** Page `page`, from 1, `width` pixels wide; throws `invalidArgument` where there is no such page. */
  readonly render: (page: number, width: number) => Promise<PageImage>;
  /** The same as pixels. */
  readonly draw: (
    page: number,
    options: { readonly width: number; readonly isGrey: boolean },
  ) => Promise<PagePixels>;
  /** The JPEG of a page that is nothing else; null for every other page. */
  readonly scan: (page: number) => Promise<PageScan | null>;
  /** The words of its text layer by line, boxes as fractions of the page; none where it has no text. */
  readonly words: (page: number) => Promise<readonly { readonly words: readonly PageWord[] }[]>;
  /** Points, 72 to an inch, as the page stands upright. */
  readonly size: (page: number) => Promise<{ readonly width: number; readonly height: number }>;
  /** Gives its memory back; may be called twice. */
  readonly close: () => void;
}

/**
 * Opens a PDF for drawing: its bytes, or the path of a file, of which only what is needed is read. Throws
 * `pdfEncrypted` or `pdfDamaged`.
 */
export async function openPdf(source: Uint8Array | string, name = '', password = ''): Promise<OpenPdf> {
  const pdfium = await getPdfium();
  const handle = await inPdfium(name, () =>
    typeof source === 'string'
      ? (openFileHandle(pdfium, source, name, password) ??
        openHandle(pdfium, readFileSync(source), name, password))
      : openHandle(pdfium, source, name, password),
  );
  let isOpen = true;
  const onPage = async <T>(page: number, work: (open: number) => T): Promise<T> => {
    if (!isOpen || !Number.isInteger(page) || page < 1 || page > handle.pages)
      throw new ArchiveError('invalidArgument', `page ${page}`);
    return attempt(name, () => withPage(pdfium, handle, page - 1, name, work));
  };
  return {
    pages: handle.pages,
    render: (page, width) => onPage(page, (open) => drawPage(pdfium, handle, open, width)),
    draw: (page, options) => onPage(page, (open) => drawPixels(pdfium, handle, open, options)),
    scan: (page) => onPage(page, (open) => readPageScan(pdfium, open)),
    words: (page) => onPage(page, (open) => readPageWords(pdfium, open)),
    size: (page) =>
      onPage(page, (open) => ({
        width: pdfium._FPDF_GetPageWidth(open),
        height: pdfium._FPDF_GetPageHeight(open),
      })),
    close: () => {
      if (isOpen) closeHandle(pdfium, handle);
      isOpen = false;
    },
  };
}

/** One page, from 1, of a PDF as a picture. */
export async function renderPdfPage(bytes: Uint8Array, page: number, width: number): Promise<PageImage> {
  const pdf = await openPdf(bytes);
  try {
    return await pdf.render(page, width);
  } finally {
    pdf.close();
  }
}

async function inPdfium<T>(name: string, work: (pdfium: Pdfium) => T): Promise<T> {
  const pdfium = await getPdfium();
  return attempt(name, () => work(pdfium));
}

function attempt<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toPdfError(error, name);
  }
}
