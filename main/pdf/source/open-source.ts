import { ArchiveError } from '../../errors.ts';
import { type FileWindow, openWindow } from './file-window.ts';
import { type ObjectTable, readTable, streamStart, valueAt } from './object-table.ts';
import { parseValue, skipSpace } from './parse-value.ts';
import { isDict, isRef, numberIn, type PdfDict, type PdfValue } from './pdf-value.ts';
import { searchObjects } from './search-objects.ts';
import { decodeFlate } from './stream-bytes.ts';

/** An object: its value, and where the bytes of its stream stand where it is one. */
export interface PdfObject {
  readonly value: PdfValue;
  readonly stream: { readonly offset: number; readonly length: number } | null;
}
/** A PDF of which objects are read one by one. */
export interface PdfSource {
  /** The object with a number; null where there is none. Throws where it is damaged. */
  readonly object: (ref: number) => PdfObject | null;
  /** A value with a reference followed; undefined where it leads nowhere. */
  readonly get: (value: PdfValue | undefined) => PdfValue | undefined;
  /** The bytes of a stream as they stand in the file. */
  readonly bytes: (object: PdfObject) => Uint8Array;
  readonly catalog: PdfDict;
  readonly close: () => void;
}

/** Object streams that are kept open: what stands together is asked for together. */
const KEPT_STREAMS = 8;

/**
 * Opens a PDF to take pages out of it as they are; only what is asked for is read. A damaged table is made anew by
 * looking for objects. Throws `pdfEncrypted` or `pdfDamaged` with `name`, `fileMissing`.
 */
export function openSource(path: string, name: string): PdfSource {
  const file = openFile(path, name);
  try {
    const source = openWith(file, tableOrNull(file)) ?? openWith(file, withPacked(file, searchObjects(file)));
    if (!source) throw new Error('no catalog');
    return source;
  } catch (error) {
    file.close();
    if (error instanceof ArchiveError) throw new ArchiveError(error.code, name);
    throw new ArchiveError('pdfDamaged', name, { cause: error });
  }
}

function openFile(path: string, name: string): FileWindow {
  try {
    return openWindow(path);
  } catch (error) {
    throw new ArchiveError('fileMissing', name, { cause: error });
  }
}

function tableOrNull(file: FileWindow): ObjectTable | null {
  try {
    return readTable(file);
  } catch {
    // What the table does not tell is found by looking for it.
    return null;
  }
}

/** A table that was made by looking, with the objects that stand in object streams. */
function withPacked(file: FileWindow, table: ObjectTable): ObjectTable {
  const { object, get } = createReader(file, table);
  for (const stream of [...table.places.keys()]) {
    const found = tryObject(object, stream);
    if (!found?.stream || !isDict(found.value) || found.value.get('/Type') !== '/ObjStm') continue;
    const { offset, length } = found.stream;
    const { offsets } = unpack(found.value, file.read(offset, length), get);
    [...offsets.keys()].forEach((ref, index) => {
      if (!table.places.has(ref)) table.places.set(ref, { stream, index });
    });
  }
  return table;
}

/** A source over a table; null where it does not lead to pages. */
function openWith(file: FileWindow, table: ObjectTable | null): PdfSource | null {
  if (!table) return null;
  if (table.trailer.has('/Encrypt')) throw new ArchiveError('pdfEncrypted');
  const read = createReader(file, table);
  try {
    const catalog = findCatalog(table, read);
    if (!catalog || !isDict(read.get(catalog.get('/Pages')))) return null;
    const bytes = ({ stream }: PdfObject) =>
      stream ? file.read(stream.offset, stream.length) : new Uint8Array();
    return { ...read, bytes, catalog, close: file.close };
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    return null;
  }
}

type Reader = Pick<PdfSource, 'object' | 'get'>;

function findCatalog({ places, trailer }: ObjectTable, { object, get }: Reader): PdfDict | null {
  const named = get(trailer.get('/Root'));
  if (isDict(named)) return named;
  for (const ref of places.keys()) {
    const value = tryObject(object, ref)?.value;
    if (isDict(value) && value.has('/Encrypt')) throw new ArchiveError('pdfEncrypted');
    if (isDict(value) && value.get('/Type') === '/Catalog') return value;
    if (isDict(value) && value.get('/Type') === '/XRef') {
      const root = get(value.get('/Root'));
      if (isDict(root)) return root;
    }
  }
  return null;
}

function tryObject(object: Reader['object'], ref: number): PdfObject | null {
  try {
    return object(ref);
  } catch {
    return null;
  }
}

function createReader(file: FileWindow, { places }: ObjectTable): Reader {
  const streams = new Map<number, Packed>();
  const packedIn = (ref: number): Packed => {
    const known = streams.get(ref);
    if (known) return known;
    const holder = object(ref);
    if (!holder?.stream || !isDict(holder.value)) throw new Error(`no object stream ${ref}`);
    const { offset, length } = holder.stream;
    const packed = unpack(holder.value, file.read(offset, length), get);
    const [oldest] = streams.keys();
    if (streams.size >= KEPT_STREAMS && oldest !== undefined) streams.delete(oldest);
    streams.set(ref, packed);
    return packed;
  };
  const object = (ref: number): PdfObject | null => {
    const place = places.get(ref);
    if (!place) return null;
    if ('offset' in place) return objectAt(file, place.offset, ref, get);
    const { bytes, offsets } = packedIn(place.stream);
    const at = offsets.get(ref);
    return at === undefined ? null : { value: parseValue(bytes, at).value, stream: null };
  };
  const get: PdfSource['get'] = (value) => {
    let found = value;
    for (let steps = 0; isRef(found); steps++) found = steps < 16 ? object(found.ref)?.value : undefined;
    return found;
  };
  return { object, get };
}

/** An object stream, unpacked, and where in it each object begins. */
interface Packed {
  readonly bytes: Uint8Array;
  readonly offsets: ReadonlyMap<number, number>;
}

function unpack(dict: PdfDict, raw: Uint8Array, get: Reader['get']): Packed {
  const bytes = decodeFlate(dict, raw, get);
  const [count, first] = [numberIn(get(dict.get('/N'))) ?? 0, numberIn(get(dict.get('/First'))) ?? 0];
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, first)
    .toString('latin1')
    .trim()
    .split(/\s+/)
    .map(Number);
  const offsets = new Map<number, number>();
  for (let index = 0; index < count; index++)
    offsets.set(head[2 * index] ?? -1, first + (head[2 * index + 1] ?? 0));
  return { bytes, offsets };
}

function objectAt(file: FileWindow, offset: number, ref: number, get: Reader['get']): PdfObject {
  const head = /^\s*(\d{1,10})\s+\d{1,5}\s+obj/.exec(file.read(offset, 64).toString('latin1'));
  if (!head || Number(head[1]) !== ref) throw new Error(`object ${ref} is not at byte ${offset}`);
  const from = offset + head[0].length;
  const { value, end } = valueAt(file, from);
  if (!isDict(value)) return { value, stream: null };
  const begin = streamStart(file, from + end);
  if (begin === null) return { value, stream: null };
  const length = numberIn(get(value.get('/Length')));
  return { value, stream: { offset: begin, length: lengthOf(file, begin, length) } };
}

/** The length of a stream: what it says where its end stands there, else what is before the word that ends it. */
function lengthOf(file: FileWindow, begin: number, told: number | undefined): number {
  if (told !== undefined && told >= 0) {
    const after = file.read(begin + told, 32);
    const at = skipSpace(after, 0);
    if (after.subarray(at, at + 9).toString('latin1') === 'endstream') return told;
  }
  const PIECE = 2 ** 20;
  for (let from = begin; from < file.size; from += PIECE) {
    const piece = file.read(from, PIECE + 16);
    const at = piece.indexOf('endstream');
    if (at < 0) continue;
    const end = from + at;
    const before = file.read(Math.max(begin, end - 2), 2);
    const isBreak = before.at(-1) === 10 ? (before.at(-2) === 13 ? 2 : 1) : before.at(-1) === 13 ? 1 : 0;
    return Math.max(0, end - begin - isBreak);
  }
  throw new Error('a stream without an end');
}
