import { allocate, type Pdfium } from './pdfium-library.ts';

/** The text of an open page, a line of the page being a line of the text. */
export function readPageText(pdfium: Pdfium, page: number): string {
  const textPage = pdfium._FPDFText_LoadPage(page);
  if (textPage === 0) return '';
  try {
    const count = pdfium._FPDFText_CountChars(textPage);
    return count > 0 ? cleanLines(readCharacters(pdfium, textPage, count)) : '';
  } finally {
    pdfium._FPDFText_ClosePage(textPage);
  }
}

function readCharacters(pdfium: Pdfium, textPage: number, count: number): string {
  // Subtle: a character outside the basic plane takes two units, and PDFium writes a closing NUL.
  const units = count * 2 + 1;
  const address = allocate(pdfium, units * 2);
  try {
    const written = pdfium._FPDFText_GetText(textPage, 0, count, address);
    const size = Math.max(0, written - 1) * 2;
    return Buffer.from(pdfium.HEAPU8.buffer, address, size).toString('utf16le');
  } finally {
    pdfium.wasmExports.free(address);
  }
}

/** What PDFium writes for a hyphen at the end of a line, instead of the line's end. */
const LINE_HYPHENS = ['\u0002', '\ufffe'];

function cleanLines(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n');
  const hyphened = LINE_HYPHENS.reduce((all, mark) => all.split(mark).join('-\n'), lines);
  return hyphened.replace(/-\n\n/g, '-\n').replace(/[ \t]+$/gm, '');
}
