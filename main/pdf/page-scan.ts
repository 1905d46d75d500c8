import { allocate, type Pdfium } from './pdfium-library.ts';

/** A page that is nothing but one JPEG, and the quarter turns clockwise by which it is shown. */
export interface PageScan {
  readonly jpeg: Uint8Array;
  readonly turns: number;
}

/** PDFium's FPDF_PAGEOBJ_IMAGE. */
const IMAGE = 3;
const FLOAT = 4;
/** Room for the name of a filter. */
const NAME_SIZE = 32;
/** How much of a page a picture may leave free, in points: a scanner's rounding. */
const EDGE = 2;

/**
 * The JPEG of which an open page consists, as scanners write pages; null for every other page. Decoding it apart is
 * several times as fast as drawing the page.
 */
export function readPageScan(pdfium: Pdfium, page: number): PageScan | null {
  if (pdfium._FPDFPage_CountObjects(page) !== 1 || pdfium._FPDFPage_GetAnnotCount(page) > 0) return null;
  const image = pdfium._FPDFPage_GetObject(page, 0);
  if (pdfium._FPDFPageObj_GetType(image) !== IMAGE || pdfium._FPDFPageObj_HasTransparency(image)) return null;
  const turns = pdfium._FPDFPage_GetRotation(page);
  if (!isJpeg(pdfium, image) || !fillsPage(pdfium, page, image, turns)) return null;
  const size = pdfium._FPDFImageObj_GetImageDataRaw(image, 0, 0);
  if (size === 0) return null;
  const address = allocate(pdfium, size);
  try {
    pdfium._FPDFImageObj_GetImageDataRaw(image, address, size);
    return { jpeg: pdfium.HEAPU8.slice(address, address + size), turns };
  } finally {
    pdfium.wasmExports.free(address);
  }
}

function isJpeg(pdfium: Pdfium, image: number): boolean {
  if (pdfium._FPDFImageObj_GetImageFilterCount(image) !== 1) return false;
  const address = allocate(pdfium, NAME_SIZE);
  try {
    const length = pdfium._FPDFImageObj_GetImageFilter(image, 0, address, NAME_SIZE);
    const name = Buffer.from(pdfium.HEAPU8.buffer, address, Math.max(0, Math.min(length, NAME_SIZE) - 1));
    return name.toString('latin1') === 'DCTDecode';
  } finally {
    pdfium.wasmExports.free(address);
  }
}

/** Whether a picture stands upright in its page and covers all of it. */
function fillsPage(pdfium: Pdfium, page: number, image: number, turns: number): boolean {
  const address = allocate(pdfium, 6 * FLOAT);
  try {
    if (!pdfium._FPDFPageObj_GetMatrix(image, address)) return false;
    const view = new DataView(pdfium.HEAPU8.buffer, address, 6 * FLOAT);
    const [a, b, c, d, x, y] = [0, 1, 2, 3, 4, 5].map((at) => view.getFloat32(at * FLOAT, true)) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const shown = [pdfium._FPDF_GetPageWidth(page), pdfium._FPDF_GetPageHeight(page)] as const;
    const [width, height] = turns % 2 === 0 ? shown : [shown[1], shown[0]];
    const isNear = (one: number, other: number) => Math.abs(one - other) <= EDGE;
    return b === 0 && c === 0 && isNear(a, width) && isNear(d, height) && isNear(x, 0) && isNear(y, 0);
  } finally {
    pdfium.wasmExports.free(address);
  }
}
