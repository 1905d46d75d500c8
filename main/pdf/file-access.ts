import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { allocate, type PdfHandle, type Pdfium, toHandle, withPassword } from './pdfium-library.ts';

interface Table {
  readonly get: (index: number) => unknown;
  readonly set: (index: number, value: unknown) => void;
}
// Known to Node and Electron alike, but not to our types.
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: object,
  ) => { readonly exports: Readonly<Record<string, unknown>> };
};

/** PDFium's FPDF_FILEACCESS: the length of the file, the function that reads, and its first argument. */
const ACCESS_SIZE = 12;
/**
 * Subtle: PDFium calls functions by their place in a table that cannot grow. The first place is that of the null pointer
 * and empty; nothing legitimate ever calls it, so the one function that we need stands there.
 */
const PLACE = 0;
/** A module that takes a function of four 32-bit integers with one as its answer, and gives it as one of WebAssembly's. */
const READER = Uint8Array.from([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 9, 1, 96, 4, 127, 127, 127, 127, 1, 127, 2, 7, 1, 1, 101, 1, 102, 0, 0, 7,
  5, 1, 1, 102, 0, 0,
]);

/**
 * Opens a document of which only what is needed is read, however large its file is; null where this build of PDFium does
 * not let us. Throws `pdfEncrypted` or `pdfDamaged` with `name` as the detail.
 */
export function openFileHandle(pdfium: Pdfium, path: string, name: string, password = ''): PdfHandle | null {
  const table = (pdfium.wasmExports as { readonly __indirect_function_table?: Table })
    .__indirect_function_table;
  if (!table || !install(pdfium, table)) return null;
  const file = openSync(path, 'r');
  const address = allocate(pdfium, ACCESS_SIZE);
  const view = new DataView(pdfium.HEAPU8.buffer);
  view.setUint32(address, fstatSync(file).size, true);
  view.setUint32(address + 4, PLACE, true);
  view.setUint32(address + 8, file, true);
  const document = withPassword(pdfium, password, (secret) =>
    pdfium._FPDF_LoadCustomDocument(address, secret),
  );
  return toHandle(pdfium, document, name, () => {
    pdfium.wasmExports.free(address);
    closeSync(file);
  });
}

const installed = new WeakSet<Pdfium>();

function install(pdfium: Pdfium, table: Table): boolean {
  if (installed.has(pdfium)) return true;
  if (table.get(PLACE) !== null) return false;
  const read = (file: number, position: number, buffer: number, size: number): number => {
    try {
      // Offsets are unsigned, which JavaScript sees as negative from 2 GB on.
      return readSync(file, pdfium.HEAPU8, buffer >>> 0, size >>> 0, position >>> 0) === size >>> 0 ? 1 : 0;
    } catch (error) {
      console.warn('a PDF could not be read on', error);
      return 0;
    }
  };
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(READER), { e: { f: read } });
  table.set(PLACE, exports['f']);
  installed.add(pdfium);
  return true;
}
