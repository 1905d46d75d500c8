import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { createByteWriter } from './byte-writer.ts';
import { createPlaces } from './object-places.ts';

/** A PDF file in the making: objects as text, packed as they come; nothing is kept but what the file needs. */
export interface ObjectFile {
  /** A number for an object to come. */
  readonly allot: () => number;
  readonly addObject: (number: number, text: string) => void;
  /** A compressed stream; `entries` are the dictionary's besides its length and filter. */
  readonly addStream: (number: number, entries: string, bytes: Uint8Array) => void;
  /** A stream as it is, with its whole dictionary. */
  readonly addRaw: (number: number, dictionary: string, bytes: Uint8Array) => void;
  /** The last number that was allotted. */
  readonly lastNumber: () => number;
  /** Says that all numbers up to this one are taken. */
  readonly takeNumbers: (last: number) => void;
  /** The file's bytes; `trailer` gives the entries of its trailer from the SHA-256 of all bytes before it. */
  readonly finish: (trailer: (digest: string) => string) => Uint8Array;
}
/** Where the bytes of a file go as they come. */
export interface FileOutput {
  readonly length: () => number;
  readonly bytes: (part: Uint8Array) => void;
  readonly text: (text: string) => void;
  /** SHA-256 of all bytes so far, as hexadecimal digits. */
  readonly digest: () => string;
  /** The whole file; empty where it does not stay in memory. */
  readonly take: () => Uint8Array;
}

/** Objects in one object stream: enough to compress well, few enough to read one cheaply. */
const OBJECTS_IN_STREAM = 200;
/** Pages and packed objects are about 16 KB each: a larger window would only cost memory (RFC 1950, 2.2). */
const DEFLATE = { level: 5, windowBits: 14, chunkSize: 2048 } as const;

/**
 * A file of PDF 1.7 with object and cross-reference streams (ISO 32000-1, 7.5.7 and 7.5.8), written as it
 * grows. pdf-lib's own writer keeps each object as a tree until the end, which for the hundred thousand
 * objects of a structure tree costs most of the time and memory of a book.
 */
export function createObjectFile(output: FileOutput = createOutput()): ObjectFile {
  const places = createPlaces();
  output.text('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n');
  let next = 1;
  const allot = () => next++;
  const addRaw: ObjectFile['addRaw'] = (number, dictionary, bytes) => {
    places.setOffset(number, output.length());
    output.text(`${number} 0 obj\n${dictionary}\nstream\n`);
    output.bytes(bytes);
    output.text('\nendstream\nendobj\n');
  };
  const addStream: ObjectFile['addStream'] = (number, entries, bytes) => {
    const packed = deflateSync(bytes, DEFLATE);
    addRaw(number, `<<${entries}/Filter/FlateDecode/Length ${packed.length}>>`, packed);
  };

  const [heads, bodies] = [createByteWriter(), createByteWriter()];
  let stream = 0;
  let count = 0;
  const pack = () => {
    if (count === 0) return;
    const entries = `/Type/ObjStm/N ${count}/First ${heads.length()}`;
    heads.bytes(bodies.written());
    addStream(stream, entries, heads.written());
    heads.clear();
    bodies.clear();
    count = 0;
  };
  const addObject: ObjectFile['addObject'] = (number, text) => {
    if (count === 0) stream = allot();
    places.setPacked(number, stream, count++);
    heads.number(number);
    heads.text(' ');
    heads.number(bodies.length());
    heads.text(' ');
    bodies.text(text);
    bodies.text('\n');
    if (count >= OBJECTS_IN_STREAM) pack();
  };
  const finish: ObjectFile['finish'] = (trailer) => {
    pack();
    const entries = trailer(output.digest());
    const number = allot();
    const offset = output.length();
    places.setOffset(number, offset);
    addStream(number, `/Type/XRef/Size ${next}${places.entries}${entries}`, places.table(next));
    output.text(`startxref\n${offset}\n%%EOF\n`);
    return output.take();
  };
  const takeNumbers = (last: number) => {
    next = Math.max(next, last + 1);
  };
  return { allot, addObject, addStream, addRaw, lastNumber: () => next - 1, takeNumbers, finish };
}

/** Bytes in pieces of one size: they grow without ever being copied, and small ones keep no memory of others. */
function createOutput(): FileOutput {
  const full: Uint8Array[] = [];
  let piece = Buffer.allocUnsafeSlow(PIECE);
  let at = 0;
  const bytes = (part: Uint8Array) => {
    for (let from = 0; from < part.length; ) {
      const count = Math.min(part.length - from, PIECE - at);
      piece.set(part.subarray(from, from + count), at);
      from += count;
      at += count;
      if (at < PIECE) continue;
      full.push(piece);
      piece = Buffer.allocUnsafeSlow(PIECE);
      at = 0;
    }
  };
  const length = () => full.length * PIECE + at;
  const parts = () => [...full, piece.subarray(0, at)];
  return {
    length,
    bytes,
    text: (text: string) => bytes(Buffer.from(text, 'latin1')),
    digest: () => {
      const hash = createHash('sha256');
      for (const part of parts()) hash.update(part);
      return hash.digest('hex');
    },
    /** All bytes in one piece. */
    take: () => {
      const whole = Buffer.allocUnsafeSlow(length());
      let to = 0;
      for (const part of parts()) {
        whole.set(part, to);
        to += part.length;
      }
      return whole;
    },
  };
}
export const PIECE = 2 ** 18;
