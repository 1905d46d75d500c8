import type { PdfDict, PdfValue } from './pdf-value.ts';

/** A value and where what follows it begins. */
export interface Parsed {
  readonly value: PdfValue;
  readonly end: number;
}

/** Values inside each other; a file that has more was made to do harm. */
const DEEPEST = 100;
/** ISO 32000-1, 7.2.2: white space, and the signs that end a word. */
const SPACES = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITERS = new Set([...'()<>[]{}/%'].map((sign) => sign.charCodeAt(0)));

const code = (sign: string): number => sign.charCodeAt(0);
const [OPEN, CLOSE, LESS, MORE, SLASH, PERCENT, BACKSLASH] = [...'()<>/%\\'].map(code) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

/** Where the next thing begins: white space and comments passed over. */
export function skipSpace(bytes: Uint8Array, from: number): number {
  let at = from;
  for (; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte === PERCENT) while (at + 1 < bytes.length && bytes[at + 1] !== 10 && bytes[at + 1] !== 13) at++;
    else if (!SPACES.has(byte)) break;
  }
  return at;
}

/** The end of the word, name or number that begins at a place. */
export function wordEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && !SPACES.has(bytes[at] as number) && !DELIMITERS.has(bytes[at] as number)) at++;
  return at;
}

const textOf = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1');

/** Reads the value at a place (ISO 32000-1, 7.3); throws where there is none or the bytes end within it. */
export function parseValue(bytes: Uint8Array, from: number, depth = 0): Parsed {
  const at = skipSpace(bytes, from);
  const byte = bytes[at];
  if (byte === undefined || depth > DEEPEST) throw new Error(`no value at byte ${from}`);
  if (byte === SLASH) {
    const end = wordEnd(bytes, at + 1);
    return { value: textOf(bytes, at, end), end };
  }
  if (byte === OPEN) return parseString(bytes, at);
  if (byte === LESS) return bytes[at + 1] === LESS ? parseDict(bytes, at, depth) : parseHex(bytes, at);
  if (byte === code('[')) return parseList(bytes, at, depth);
  const end = wordEnd(bytes, at);
  if (end === at) throw new Error(`no value at byte ${at}`);
  return parseReference(bytes, at, end) ?? { value: textOf(bytes, at, end), end };
}

/** `12 0 R`, where that is what stands there. */
function parseReference(bytes: Uint8Array, from: number, end: number): Parsed | null {
  const number = textOf(bytes, from, end);
  if (!/^\d{1,10}$/.test(number)) return null;
  const second = skipSpace(bytes, end);
  const secondEnd = wordEnd(bytes, second);
  if (!/^\d{1,5}$/.test(textOf(bytes, second, secondEnd))) return null;
  const letter = skipSpace(bytes, secondEnd);
  if (bytes[letter] !== code('R') || wordEnd(bytes, letter) !== letter + 1) return null;
  return { value: { ref: Number(number) }, end: letter + 1 };
}

function parseString(bytes: Uint8Array, from: number): Parsed {
  let open = 0;
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === BACKSLASH) at++;
    else if (byte === OPEN) open++;
    else if (byte === CLOSE && --open === 0) return { value: textOf(bytes, from, at + 1), end: at + 1 };
  }
  throw new Error(`a string without an end at byte ${from}`);
}

function parseHex(bytes: Uint8Array, from: number): Parsed {
  const end = bytes.indexOf(MORE, from) + 1;
  if (end === 0) throw new Error(`a string without an end at byte ${from}`);
  return { value: textOf(bytes, from, end), end };
}

function parseList(bytes: Uint8Array, from: number, depth: number): Parsed {
  const items: PdfValue[] = [];
  for (let at = skipSpace(bytes, from + 1); ; at = skipSpace(bytes, at)) {
    if (bytes[at] === code(']')) return { value: items, end: at + 1 };
    const item = parseValue(bytes, at, depth + 1);
    items.push(item.value);
    at = item.end;
  }
}

function parseDict(bytes: Uint8Array, from: number, depth: number): Parsed {
  const dict = new Map<string, PdfValue>();
  for (let at = skipSpace(bytes, from + 2); ; at = skipSpace(bytes, at)) {
    if (bytes[at] === MORE && bytes[at + 1] === MORE) return { value: dict as PdfDict, end: at + 2 };
    const key = parseValue(bytes, at, depth + 1);
    if (typeof key.value !== 'string' || !key.value.startsWith('/'))
      throw new Error(`no name of an entry at byte ${at}`);
    const item = parseValue(bytes, key.end, depth + 1);
    dict.set(key.value, item.value);
    at = item.end;
  }
}
