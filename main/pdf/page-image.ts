import { allocate, type PdfHandle, type Pdfium } from './pdfium-library.ts';
import { encodePng } from './png.ts';

/** A page as a picture. */
export interface PageImage {
  readonly png: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Pixels of one picture; a page that would need more is drawn smaller. */
const MOST_PIXELS = 40_000_000;
/** PDFium's FPDFBitmap_BGRx. */
const FOUR_BYTES = 3;
const WHITE = 0xffffffff;
/** PDFium's FPDF_ANNOT and FPDF_REVERSE_BYTE_ORDER: with annotations, bytes as red, green, blue. */
const ANNOTATIONS = 0x01;
const RED_FIRST = 0x10;
/** More than PDFium's FPDF_FORMFILLINFO needs; its version is all that we fill in. */
const FORM_SIZE = 256;
const FORM_VERSION = 2;

function sizeOf(pdfium: Pdfium, page: number, wanted: number): { width: number; height: number } {
  const ratio = pdfium._FPDF_GetPageHeight(page) / Math.max(1, pdfium._FPDF_GetPageWidth(page));
  const widest = Math.sqrt(MOST_PIXELS / Math.max(ratio, 1 / MOST_PIXELS));
  const width = Math.max(1, Math.round(Math.min(wanted, widest)));
  return { width, height: Math.max(1, Math.round(width * ratio)) };
}

/** Draws an open page about `wanted` pixels wide on white, with its annotations and filled form fields. */
export function drawPage(pdfium: Pdfium, handle: PdfHandle, page: number, wanted: number): PageImage {
  const { width, height } = sizeOf(pdfium, page, wanted);
  const size = width * height * 4;
  const address = allocate(pdfium, size);
  const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, FOUR_BYTES, address, width * 4);
  try {
    pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, ANNOTATIONS | RED_FIRST);
    drawForm(pdfium, handle, page, (form) =>
      pdfium._FPDF_FFLDraw(form, bitmap, page, 0, 0, width, height, 0, RED_FIRST),
    );
    const png = encodePng(pdfium.HEAPU8.subarray(address, address + size), width, height);
    return { png, width, height };
  } finally {
    pdfium._FPDFBitmap_Destroy(bitmap);
    pdfium.wasmExports.free(address);
  }
}

/** Form fields are drawn in a pass of their own, by an environment that knows the document's form. */
function drawForm(pdfium: Pdfium, handle: PdfHandle, page: number, draw: (form: number) => void): void {
  const callbacks = allocate(pdfium, FORM_SIZE);
  pdfium.HEAPU8.fill(0, callbacks, callbacks + FORM_SIZE);
  pdfium.HEAPU8[callbacks] = FORM_VERSION;
  const form = pdfium._FPDFDOC_InitFormFillEnvironment(handle.document, callbacks);
  try {
    if (form === 0) return;
    pdfium._FORM_OnAfterLoadPage(page, form);
    draw(form);
    pdfium._FORM_OnBeforeClosePage(page, form);
    pdfium._FPDFDOC_ExitFormFillEnvironment(form);
  } finally {
    pdfium.wasmExports.free(callbacks);
  }
}
