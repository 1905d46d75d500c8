import type { FileWindow } from './file-window.ts';
import { parseValue, skipSpace } from './parse-value.ts';
import { isDict, isList, numberIn, type PdfDict } from './pdf-value.ts';
import { decodeFlate } from './stream-bytes.ts';

/** Where an object stands: at a byte of the file, or the `index`th in an object stream; null where it is free. */
export type ObjectPlace =
  | { readonly offset: number }
  | { readonly stream: number; readonly index: number }
  | null;

/** Where the objects of a file stand, and the entries of its newest trailer. */
export interface ObjectTable {
  readonly places: Map<number, ObjectPlace>;
  readonly trailer: PdfDict;
}

/** A value at a place of the file: what is read grows until the value ends. */
export function valueAt(file: FileWindow, offset: number, parse = parseValue): ReturnType<typeof parseValue> {
  for (let size = FIRST_PIECE; ; size *= 8) {
    const bytes = file.read(offset, size);
    try {
      const parsed = parse(bytes, 0);
      // Subtle: what ends with the piece may go on behind it.
      if (parsed.end < bytes.length - LONGEST_TAIL || bytes.length < size) return parsed;
    } catch (error) {
      if (bytes.length < size || size >= LARGEST_PIECE) throw error;
    }
    if (size >= LARGEST_PIECE) throw new Error(`a value that is too long at byte ${offset}`);
  }
}
const FIRST_PIECE = 4096;
const LARGEST_PIECE = 2 ** 24;
/** A reference, or the word `stream`, may stand behind a value. */
const LONGEST_TAIL = 32;
/** The end of a file, where the place of its table is named. */
const TAIL = 2048;
/** Bytes that may stand before the header; offsets count from it. */
const HEAD = 1024;
/** Updates of a file one on the other; more are a ring. */
const MOST_UPDATES = 4096;

/** Where the file's header stands: what comes before it is not counted. */
export function headerOf(file: FileWindow): number {
  return Math.max(0, file.read(0, HEAD).indexOf('%PDF-'));
}

/** Reads the tables of a file, the newest first (ISO 32000-1, 7.5); throws where one is damaged. */
export function readTable(file: FileWindow): ObjectTable {
  const header = headerOf(file);
  const tail = file.read(Math.max(0, file.size - TAIL), TAIL).toString('latin1');
  const found = /startxref\s+(\d{1,12})/.exec(tail.slice(Math.max(0, tail.lastIndexOf('startxref'))));
  if (!found) throw new Error('no startxref');
  const places = new Map<number, ObjectPlace>();
  let trailer: PdfDict | null = null;
  const waiting = [Number(found[1])];
  for (let round = 0; waiting.length > 0; round++) {
    if (round > MOST_UPDATES) throw new Error('tables in a ring');
    const dict = readSection(file, header, (waiting.shift() as number) + header, places);
    trailer ??= dict;
    for (const key of ['/XRefStm', '/Prev']) {
      const next = numberIn(dict.get(key));
      if (next !== undefined) waiting.push(next);
    }
  }
  if (!trailer) throw new Error('no trailer');
  return { places, trailer };
}

function readSection(
  file: FileWindow,
  header: number,
  offset: number,
  places: Map<number, ObjectPlace>,
): PdfDict {
  const start = file.read(offset, 64);
  const at = skipSpace(start, 0);
  if (start.subarray(at, at + 4).toString('latin1') === 'xref')
    return readPlainSection(file, header, offset + at + 4, places);
  return readStreamSection(file, header, offset, places);
}

const keep = (places: Map<number, ObjectPlace>, number: number, place: ObjectPlace): void => {
  if (!places.has(number)) places.set(number, place);
};

/** A table as text: parts of entries of twenty bytes, then the trailer. */
function readPlainSection(
  file: FileWindow,
  header: number,
  from: number,
  places: Map<number, ObjectPlace>,
): PdfDict {
  for (let offset = from; ; ) {
    const bytes = file.read(offset, 64);
    const begin = skipSpace(bytes, 0);
    const head = /^(\d{1,10})\s+(\d{1,8})\s*[\r\n]\s*/.exec(bytes.subarray(begin).toString('latin1'));
    if (!head) {
      if (bytes.subarray(begin, begin + 7).toString('latin1') !== 'trailer') throw new Error('no trailer');
      const { value } = valueAt(file, offset + begin + 7);
      if (!isDict(value)) throw new Error('no trailer');
      return value;
    }
    const [first, count] = [Number(head[1]), Number(head[2])];
    offset += begin + head[0].length;
    const entries = file.read(offset, count * 20).toString('latin1');
    for (let index = 0; index < count; index++) {
      const entry = /^(\d{10}) (\d{5}) ([nf])/.exec(entries.slice(index * 20, index * 20 + 20));
      if (!entry) throw new Error('an entry of the table is damaged');
      const place = { offset: Number(entry[1]) + header };
      keep(places, first + index, entry[3] === 'n' ? place : null);
    }
    offset += count * 20;
  }
}

/** A table as a stream (ISO 32000-1, 7.5.8). */
function readStreamSection(
  file: FileWindow,
  header: number,
  offset: number,
  places: Map<number, ObjectPlace>,
): PdfDict {
  const { dict, bytes } = readDirectStream(file, offset);
  const widths = dict.get('/W');
  if (dict.get('/Type') !== '/XRef' || !isList(widths)) throw new Error('no table');
  const [kinds = 0, seconds = 0, thirds = 0] = widths.map((width) => numberIn(width) ?? 0);
  const rows = decodeFlate(dict, bytes, (value) => value);
  const given = dict.get('/Index');
  const index = isList(given)
    ? given.map((value) => numberIn(value) ?? 0)
    : [0, numberIn(dict.get('/Size')) ?? 0];
  let at = 0;
  const take = (width: number): number => {
    let value = 0;
    for (let end = at + width; at < end; at++) value = value * 256 + (rows[at] ?? 0);
    return value;
  };
  for (let part = 0; part + 1 < index.length; part += 2)
    for (let row = 0; row < (index[part + 1] ?? 0) && at < rows.length; row++) {
      const kind = kinds === 0 ? 1 : take(kinds);
      const [second, third] = [take(seconds), take(thirds)];
      const place =
        kind === 1 ? { offset: second + header } : kind === 2 ? { stream: second, index: third } : null;
      keep(places, (index[part] ?? 0) + row, place);
    }
  return dict;
}

/** A stream whose length stands in its own dictionary, as that of a table must. */
function readDirectStream(
  file: FileWindow,
  offset: number,
): { readonly dict: PdfDict; readonly bytes: Buffer } {
  const head = /^\s*\d+\s+\d+\s+obj/.exec(file.read(offset, 64).toString('latin1'));
  if (!head) throw new Error('no object');
  const from = offset + head[0].length;
  const { value, end } = valueAt(file, from);
  if (!isDict(value)) throw new Error('no stream');
  const begin = streamStart(file, from + end);
  const length = numberIn(value.get('/Length'));
  if (begin === null || length === undefined) throw new Error('no stream');
  return { dict: value, bytes: file.read(begin, length) };
}

/** Where the bytes of a stream begin whose dictionary has just ended; null where there is none. */
export function streamStart(file: FileWindow, offset: number): number | null {
  const bytes = file.read(offset, 64);
  const at = skipSpace(bytes, 0);
  if (bytes.subarray(at, at + 6).toString('latin1') !== 'stream') return null;
  const [first, second] = [bytes[at + 6], bytes[at + 7]];
  const skipped = first === 13 && second === 10 ? 2 : first === 10 || first === 13 ? 1 : 0;
  return offset + at + 6 + skipped;
}
