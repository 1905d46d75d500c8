import { allocate, type PdfHandle, type Pdfium } from './pdfium-library.ts';
import { encodePng } from './png.ts';

/** A page as a picture. */
export interface PageImage {
  readonly png: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** The pixels of a page, row by row: red, green, blue, or where `channels` is 1 how light it is. */
export interface PagePixels {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly pixels: Uint8Array;
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
  return withDrawing(pdfium, handle, page, wanted, (bytes, width, height) => ({
    png: encodePng(bytes, width, height),
    width,
    height,
  }));
}

/** The same as pixels, in colour or in grey. */
export function drawPixels(
  pdfium: Pdfium,
  handle: PdfHandle,
  page: number,
  { width: wanted, isGrey }: { readonly width: number; readonly isGrey: boolean },
): PagePixels {
  return withDrawing(pdfium, handle, page, wanted, (bytes, width, height) => ({
    width,
    height,
    channels: isGrey ? 1 : 3,
    pixels: isGrey ? toGrey(bytes) : toColour(bytes),
  }));
}

/** Red, green and blue of pixels that have a fourth byte. */
function toColour(bytes: Uint8Array): Uint8Array {
  const pixels = new Uint8Array((bytes.length / 4) * 3);
  for (let from = 0, to = 0; from < bytes.length; from += 4, to += 3) {
    pixels[to] = bytes[from] ?? 0;
    pixels[to + 1] = bytes[from + 1] ?? 0;
    pixels[to + 2] = bytes[from + 2] ?? 0;
  }
  return pixels;
}

/** How light pixels are: the weights of ITU-R BT.601, 2.5.1, in parts of 256. */
function toGrey(bytes: Uint8Array): Uint8Array {
  const pixels = new Uint8Array(bytes.length / 4);
  for (let from = 0, to = 0; from < bytes.length; from += 4, to++) {
    const [red, green, blue] = [bytes[from] ?? 0, bytes[from + 1] ?? 0, bytes[from + 2] ?? 0];
    pixels[to] = (red * 77 + green * 150 + blue * 29) >> 8;
  }
  return pixels;
}

/** Draws and gives `take` the bytes, red, green, blue and one without meaning; they are gone after it. */
function withDrawing<T>(
  pdfium: Pdfium,
  handle: PdfHandle,
  page: number,
  wanted: number,
  take: (bytes: Uint8Array, width: number, height: number) => T,
): T {
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
    return take(pdfium.HEAPU8.subarray(address, address + size), width, height);
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
