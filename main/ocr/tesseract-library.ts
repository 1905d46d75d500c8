import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { resourcePath } from '../resources.ts';

/** What we use of Tesseract's C++ classes, as its WebAssembly build binds them (`PageIterator`, `TessBaseAPI`). */
export interface ResultIterator {
  readonly Begin: () => void;
  readonly Next: (level: number) => boolean;
  readonly IsAtFinalElement: (level: number, element: number) => boolean;
  readonly GetUTF8Text: (level: number) => string;
  readonly Confidence: (level: number) => number;
  readonly getBoundingBox: (level: number) => Readonly<Record<'x0' | 'y0' | 'x1' | 'y1', number>>;
  readonly Empty: (level: number) => boolean;
}
export interface TessBaseApi {
  readonly Init: (folder: null, languages: string, mode: number) => number;
  readonly SetVariable: (name: string, value: string) => boolean;
  readonly SetImageFile: (exif: number, angle: number) => number;
  readonly Recognize: (monitor: null) => number;
  readonly GetIterator: () => ResultIterator;
  readonly Clear: () => void;
  readonly End: () => void;
}
export interface Tesseract {
  readonly TessBaseAPI: new () => TessBaseApi;
  readonly FS: {
    readonly writeFile: (path: string, bytes: Uint8Array) => void;
    readonly unlink: (path: string) => void;
  };
  readonly destroy: (object: unknown) => void;
}
export type LoadTesseract = (options: {
  readonly wasmBinary: Uint8Array;
  readonly print: (line: string) => void;
  readonly printErr: (line: string) => void;
}) => Promise<Tesseract>;

// Known to Node and Electron alike, but not to our types.
declare const WebAssembly: { readonly validate: (bytes: Uint8Array) => boolean };

/** A module that uses one instruction of relaxed SIMD: `i8x16.relaxed_swizzle`. */
const RELAXED_SIMD = Uint8Array.from([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 15, 1, 13, 0, 65, 1, 253, 15, 65, 2,
  253, 15, 253, 128, 2, 11,
]);

/**
 * Tesseract for this thread, with what it says given to `hear`. It lives in a memory of its own: what a page does to it
 * harms nothing else. Found, as PDFium is, in node_modules beside resources/.
 */
export async function loadTesseract(hear: (line: string) => void): Promise<Tesseract> {
  const require = createRequire(resolve(resourcePath('..', 'package.json')));
  const kind = WebAssembly.validate(RELAXED_SIMD) ? 'relaxedsimd' : 'simd';
  const name = `tesseract.js-core/tesseract-core-${kind}-lstm`;
  const load = require(`${name}.js`) as LoadTesseract;
  return load({ wasmBinary: readFileSync(require.resolve(`${name}.wasm`)), print: hear, printErr: hear });
}

/** A model of tessdata_fast as it is shipped, by Tesseract's name for it. */
export function readModel(name: string): Uint8Array {
  return gunzipSync(readFileSync(resourcePath('tessdata', `${name}.traineddata.gz`)));
}
