import { deflateSync } from 'node:zlib';
import { type PDFContext, PDFStream } from 'pdf-lib';

/** A PDF file in the making: objects as text, packed as they come; nothing is kept but what the file needs. */
export interface ObjectFile {
  /** A number for an object to come. */
  readonly allot: () => number;
  readonly addObject: (number: number, text: string) => void;
  /** A compressed stream; `entries` are the dictionary's besides its length and filter. */
  readonly addStream: (number: number, entries: string, text: string | Uint8Array) => void;
  /** The last number that was allotted. */
  readonly lastNumber: () => number;
  /** Adds the objects of a context whose numbers follow `lastNumber`. */
  readonly addContext: (context: PDFContext) => void;
  /** The file's bytes; `trailer` gives the entries of its trailer from all bytes before it. */
  readonly finish: (trailer: (bytes: Uint8Array) => string) => Uint8Array;
}

/** Objects in one object stream: enough to compress well, few enough to read one cheaply. */
const OBJECTS_IN_STREAM = 200;
/** Pages and packed objects are about 16 KB each: a larger window would only cost memory (RFC 1950, 2.2). */
const DEFLATE = { level: 5, windowBits: 14, chunkSize: 4096 } as const;

type Place = { readonly offset: number } | { readonly stream: number; readonly index: number };

/**
 * A file of PDF 1.7 with object and cross-reference streams (ISO 32000-1, 7.5.7 and 7.5.8), written as it
 * grows. pdf-lib's own writer keeps each object as a tree until the end, which for the hundred thousand
 * objects of a structure tree costs most of the time and memory of a book.
 */
export function createObjectFile(): ObjectFile {
  const output = createOutput();
  const scratch = createScratch();
  output.write('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n');
  let next = 1;
  const places: Place[] = [];
  let numbers: number[] = [];
  let texts: string[] = [];

  const allot = () => next++;
  const addRaw = (number: number, head: string, body: Uint8Array) => {
    places[number] = { offset: output.length() };
    output.write(`${number} 0 obj\n${head}\nstream\n`);
    output.writeBytes(body);
    output.write('\nendstream\nendobj\n');
  };
  const addStream: ObjectFile['addStream'] = (number, entries, text) => {
    const packed = deflateSync(typeof text === 'string' ? scratch.take(text) : text, DEFLATE);
    addRaw(number, `<<${entries}/Filter/FlateDecode/Length ${packed.length}>>`, packed);
  };
  const pack = () => {
    if (texts.length === 0) return;
    const stream = allot();
    let heads = '';
    let offset = 0;
    texts.forEach((text, index) => {
      const number = numbers[index] ?? 0;
      heads += `${number} ${offset} `;
      offset += text.length + 1;
      places[number] = { stream, index };
    });
    addStream(stream, `/Type/ObjStm/N ${texts.length}/First ${heads.length}`, heads + texts.join('\n'));
    numbers = [];
    texts = [];
  };
  const addObject = (number: number, text: string) => {
    numbers.push(number);
    texts.push(text);
    if (texts.length >= OBJECTS_IN_STREAM) pack();
  };
  const addContext = (context: PDFContext) => {
    next = Math.max(next, context.largestObjectNumber + 1);
    for (const [{ objectNumber }, object] of context.enumerateIndirectObjects()) {
      if (object instanceof PDFStream) {
        object.updateDict();
        addRaw(objectNumber, object.dict.toString(), object.getContents());
      } else addObject(objectNumber, object.toString());
    }
  };
  const finish: ObjectFile['finish'] = (trailer) => {
    pack();
    const entries = trailer(output.bytes());
    const number = allot();
    const offset = output.length();
    places[number] = { offset };
    const head = `/Type/XRef/Size ${next}/W[1 4 2]${entries}`;
    addStream(number, head, placesTable(places, next));
    output.write(`startxref\n${offset}\n%%EOF\n`);
    return output.bytes();
  };
  return { allot, addObject, addStream, lastNumber: () => next - 1, addContext, finish };
}

/** Bytes that grow in one piece: small pieces would each keep a larger buffer alive. */
function createOutput() {
  let bytes = Buffer.allocUnsafeSlow(2 ** 18);
  let length = 0;
  const reserve = (count: number) => {
    if (length + count <= bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(2 * bytes.length, length + count));
    bytes.copy(larger, 0, 0, length);
    bytes = larger;
  };
  return {
    length: () => length,
    bytes: () => bytes.subarray(0, length),
    write: (text: string) => {
      reserve(text.length);
      length += bytes.write(text, length, 'latin1');
    },
    writeBytes: (part: Uint8Array) => {
      reserve(part.length);
      bytes.set(part, length);
      length += part.length;
    },
  };
}

/** The bytes of one text after another in the same place: a buffer for each would wait long to be collected. */
function createScratch() {
  let bytes = Buffer.allocUnsafeSlow(2 ** 16);
  return {
    take: (text: string) => {
      if (text.length > bytes.length) bytes = Buffer.allocUnsafeSlow(2 * text.length);
      return bytes.subarray(0, bytes.write(text, 'latin1'));
    },
  };
}

function placesTable(places: readonly Place[], size: number): Buffer {
  const table = Buffer.alloc(size * 7);
  table.writeUInt16BE(65535, 5);
  places.forEach((place, number) => {
    const at = number * 7;
    const isDirect = 'offset' in place;
    table.writeUInt8(isDirect ? 1 : 2, at);
    table.writeUInt32BE(isDirect ? place.offset : place.stream, at + 1);
    table.writeUInt16BE(isDirect ? 0 : place.index, at + 5);
  });
  return table;
}
