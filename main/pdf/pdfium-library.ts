import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { PDFiumModule } from '@hyzyla/pdfium';
import { ArchiveError } from '../errors.ts';
import { resourcePath } from '../resources.ts';

/** PDFium's C functions over its own memory. */
export type Pdfium = Awaited<ReturnType<typeof PDFiumModule>> & UntypedFunctions;

/** Functions of PDFium that its package has and does not type; addresses are those of its memory. */
interface UntypedFunctions {
  readonly _FPDF_LoadCustomDocument: (access: number, password: number) => number;
  readonly _FPDFPage_CountObjects: (page: number) => number;
  readonly _FPDFPage_GetObject: (page: number, index: number) => number;
  readonly _FPDFPage_GetAnnotCount: (page: number) => number;
  /** Quarter turns clockwise. */
  readonly _FPDFPage_GetRotation: (page: number) => number;
  readonly _FPDFPageObj_GetType: (object: number) => number;
  readonly _FPDFPageObj_HasTransparency: (object: number) => number;
  /** Writes six floats. */
  readonly _FPDFPageObj_GetMatrix: (object: number, matrix: number) => number;
  readonly _FPDFImageObj_GetImageFilterCount: (image: number) => number;
  /** Answers the bytes of the name with its closing NUL, and writes them where there is room. */
  readonly _FPDFImageObj_GetImageFilter: (
    image: number,
    index: number,
    buffer: number,
    size: number,
  ) => number;
  /** The same for the bytes of the picture as they lie in the file. */
  readonly _FPDFImageObj_GetImageDataRaw: (image: number, buffer: number, size: number) => number;
  readonly _FPDFText_GetUnicode: (textPage: number, index: number) => number;
  /** Answers 0 where the character has no box; writes four doubles: left, right, bottom, top. */
  readonly _FPDFText_GetCharBox: (
    textPage: number,
    index: number,
    left: number,
    right: number,
    bottom: number,
    top: number,
  ) => number;
  /** Writes two 32-bit integers: where a point of the page is on a device of some size, as the page is drawn there. */
  readonly _FPDF_PageToDevice: (
    page: number,
    startX: number,
    startY: number,
    width: number,
    height: number,
    rotation: number,
    x: number,
    y: number,
    deviceX: number,
    deviceY: number,
  ) => number;
}
/** PDFium's `FPDF_ERR_PASSWORD` and `FPDF_ERR_SECURITY`. */
const ENCRYPTED = new Set([4, 5]);

let library: Promise<Pdfium> | undefined;

/**
 * PDFium's code in WebAssembly, found from the folder that holds resources/: node_modules stands beside it, whether
 * we run from source, from a bundle or from a package.
 */
function wasmPath(): string {
  return createRequire(resolve(resourcePath('..', 'package.json'))).resolve('@hyzyla/pdfium/pdfium.wasm');
}

async function loadLibrary(): Promise<Pdfium> {
  const bytes = readFileSync(wasmPath());
  const wasmBinary = new Uint8Array(bytes).buffer;
  const pdfium = (await PDFiumModule({ wasmBinary, locateFile: () => '' })) as Pdfium;
  pdfium._FPDF_InitLibraryWithConfig({});
  return pdfium;
}

/** PDFium, loaded at the first call. */
export function getPdfium(): Promise<Pdfium> {
  library ??= loadLibrary();
  return library;
}

/** What a crash within PDFium becomes: its memory is thrown away, the next call loads it anew. */
export function toPdfError(error: unknown, name: string): unknown {
  if (!(error instanceof Error) || error.name !== 'RuntimeError') return error;
  library = undefined;
  return new ArchiveError('pdfDamaged', name, { cause: error });
}

/** `size` bytes of PDFium's memory; throws where there are none left. */
export function allocate(pdfium: Pdfium, size: number): number {
  const address = pdfium.wasmExports.malloc(size);
  if (address === 0) throw new Error(`PDFium has no ${size} bytes left`);
  return address;
}

/** An open document and what it lives on. */
export interface PdfHandle {
  readonly document: number;
  readonly pages: number;
  /** Gives back the bytes or the file that it was read from. */
  readonly release: () => void;
}

/** Opens a document; throws `pdfEncrypted` or `pdfDamaged` with `name` as the detail. */
export function openHandle(pdfium: Pdfium, content: Uint8Array, name: string, password = ''): PdfHandle {
  if (content.length === 0) throw new ArchiveError('pdfDamaged', name);
  const bytes = allocate(pdfium, content.length);
  pdfium.HEAPU8.set(content, bytes);
  const document = withPassword(pdfium, password, (secret) =>
    pdfium._FPDF_LoadMemDocument(bytes, content.length, secret),
  );
  return toHandle(pdfium, document, name, () => pdfium.wasmExports.free(bytes));
}

/** Runs `work` with the address of a password in PDFium's memory, 0 for none. PDFium reads it as UTF-8. */
export function withPassword<T>(pdfium: Pdfium, password: string, work: (address: number) => T): T {
  if (password === '') return work(0);
  const bytes = new TextEncoder().encode(`${password}\0`);
  const address = allocate(pdfium, bytes.length);
  try {
    pdfium.HEAPU8.set(bytes, address);
    return work(address);
  } finally {
    pdfium.wasmExports.free(address);
  }
}

/** What PDFium answered as a document, or its failure; `release` is called when it is closed. */
export function toHandle(pdfium: Pdfium, document: number, name: string, release: () => void): PdfHandle {
  if (document === 0) {
    const reason = pdfium._FPDF_GetLastError();
    release();
    throw new ArchiveError(ENCRYPTED.has(reason) ? 'pdfEncrypted' : 'pdfDamaged', name);
  }
  const handle = { document, pages: pdfium._FPDF_GetPageCount(document), release };
  if (handle.pages > 0) return handle;
  closeHandle(pdfium, handle);
  throw new ArchiveError('pdfDamaged', name);
}

/** Gives the memory of a document back. */
export function closeHandle(pdfium: Pdfium, handle: PdfHandle): void {
  pdfium._FPDF_CloseDocument(handle.document);
  handle.release();
}

/** Runs `work` on page `index` (from 0), which is open meanwhile; throws `pdfDamaged` where the page cannot be read. */
export function withPage<T>(
  pdfium: Pdfium,
  handle: PdfHandle,
  index: number,
  name: string,
  work: (page: number) => T,
): T {
  const page = pdfium._FPDF_LoadPage(handle.document, index);
  if (page === 0) throw new ArchiveError('pdfDamaged', name);
  try {
    return work(page);
  } finally {
    pdfium._FPDF_ClosePage(page);
  }
}
