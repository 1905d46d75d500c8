import { deflateSync } from 'node:zlib';
import { type PDFContext, PDFStream } from 'pdf-lib';

/** A PDF file in the making: objects as text, packed as they come; nothing is kept but what the file needs. */
export interface ObjectFile {
  /** A number for an object to come. */
  readonly allot: () => number;
  readonly addObject: (number: number, text: string) => void;
  /** A compressed stream; `entries` are the dictionary's besides its length and filter. */
  readonly addStream: (number: number, entries: string, bytes: Uint8Array) => void;
  /** The file's bytes; `trailer` are the entries of its trailer, made from the digest of all before it. */
  readonly finish: (context: PDFContext, trailer: (bytes: readonly Uint8Array[]) => string) => Uint8Array;
}

/** Objects in one object stream: enough to compress well, few enough to read one cheaply. */
const OBJECTS_IN_STREAM = 200;
/** Levels of zlib: page contents gain nothing from more. */
const LEVEL = 6;

type Place = { readonly offset: number } | { readonly stream: number; readonly index: number };

/**
 * A file of PDF 1.7 with object and cross-reference streams (ISO 32000-1, 7.5.7 and 7.5.8), numbered after the
 * objects of `context`. pdf-lib's own writer keeps each object as a tree until the end, which for the hundred
 * thousand objects of a structure tree costs most of the time and memory of a book.
 */
export function createObjectFile(firstNumber: number): ObjectFile {
  const chunks: Uint8Array[] = [Buffer.from('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n', 'latin1')];
  let length = chunks[0]?.length ?? 0;
  let next = firstNumber;
  const places = new Map<number, Place>();
  const numbers: number[] = [];
  const texts: string[] = [];

  const write = (...parts: readonly Uint8Array[]) => {
    for (const part of parts) {
      chunks.push(part);
      length += part.length;
    }
  };
  const allot = () => next++;
  const addRaw = (number: number, head: string, body: Uint8Array) => {
    places.set(number, { offset: length });
    write(Buffer.from(`${number} 0 obj\n${head}\nstream\n`, 'latin1'), body, END_OF_STREAM);
  };
  const addStream = (number: number, entries: string, bytes: Uint8Array) => {
    const packed = deflateSync(bytes, { level: LEVEL });
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
      places.set(number, { stream, index });
    });
    const body = Buffer.from(`${heads}${texts.join('\n')}`, 'latin1');
    addStream(stream, `/Type/ObjStm/N ${texts.length}/First ${heads.length}`, body);
    numbers.length = 0;
    texts.length = 0;
  };
  const addObject = (number: number, text: string) => {
    numbers.push(number);
    texts.push(text);
    if (texts.length >= OBJECTS_IN_STREAM) pack();
  };
  const finish: ObjectFile['finish'] = (context, trailer) => {
    for (const [{ objectNumber }, object] of context.enumerateIndirectObjects()) {
      if (object instanceof PDFStream) {
        object.updateDict();
        addRaw(objectNumber, object.dict.toString(), object.getContents());
      } else addObject(objectNumber, object.toString());
    }
    pack();
    const entries = trailer(chunks);
    const number = allot();
    const offset = length;
    places.set(number, { offset });
    const packed = deflateSync(placesTable(places, next), { level: LEVEL });
    const head = `<</Type/XRef/Size ${next}/W[1 4 2]${entries}/Filter/FlateDecode/Length ${packed.length}>>`;
    addRaw(number, head, packed);
    write(Buffer.from(`startxref\n${offset}\n%%EOF\n`, 'latin1'));
    return Buffer.concat(chunks);
  };
  return { allot, addObject, addStream, finish };
}

const END_OF_STREAM = Buffer.from('\nendstream\nendobj\n', 'latin1');

function placesTable(places: ReadonlyMap<number, Place>, size: number): Buffer {
  const table = Buffer.alloc(size * 7);
  table.writeUInt16BE(65535, 5);
  for (const [number, place] of places) {
    const at = number * 7;
    const isDirect = 'offset' in place;
    table.writeUInt8(isDirect ? 1 : 2, at);
    table.writeUInt32BE(isDirect ? place.offset : place.stream, at + 1);
    table.writeUInt16BE(isDirect ? 0 : place.index, at + 5);
  }
  return table;
}
