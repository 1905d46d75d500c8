import { parseValue, skipSpace, wordEnd } from './parse-value.ts';
import type { PdfValue } from './pdf-value.ts';

/** An operator of a page with its operands, and the bytes that they take. */
export interface PageOperator {
  readonly name: string;
  readonly operands: readonly PdfValue[];
  readonly from: number;
  readonly to: number;
}

const STARTS_VALUE = /[/(<[\d+\-.]/;
/** Operands that are words, not operators. */
const WORDS = new Set(['true', 'false', 'null']);

/** The operators of a page's content one by one (ISO 32000-1, 7.8.2); throws where the bytes are none. */
export function* readOperators(bytes: Uint8Array): Generator<PageOperator> {
  let operands: PdfValue[] = [];
  let from = skipSpace(bytes, 0);
  for (let at = from; at < bytes.length; at = skipSpace(bytes, at)) {
    if (operands.length === 0) from = at;
    if (STARTS_VALUE.test(String.fromCharCode(bytes[at] as number))) {
      const { value, end } = parseValue(bytes, at);
      operands.push(value);
      at = end;
      continue;
    }
    const end = Math.max(at + 1, wordEnd(bytes, at));
    const name = Buffer.from(bytes.buffer, bytes.byteOffset + at, end - at).toString('latin1');
    if (WORDS.has(name)) operands.push(name);
    else {
      const to = name === 'BI' ? inlineEnd(bytes, end) : end;
      yield { name, operands, from, to };
      operands = [];
      at = to;
      continue;
    }
    at = end;
  }
}

/** The end of a picture within the content: the word `EI` that stands for itself behind `ID`. */
function inlineEnd(bytes: Uint8Array, from: number): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + from, bytes.length - from).toString('latin1');
  const begin = /\sID\s/.exec(text);
  const end = begin && /\sEI(?=\s|$)/.exec(text.slice(begin.index + 4));
  if (!begin || !end) throw new Error('a picture without an end');
  return from + begin.index + 4 + end.index + 3;
}

const MARKS = new Set(['BDC', 'BMC', 'EMC', 'DP', 'MP']);
const HAS_MARKS = /\b(?:BDC|BMC|EMC|DP|MP)\b/;

/**
 * The content of a page without its marks: what it says of its own structure would contradict that of the book. The
 * same bytes where there are none.
 */
export function withoutMarks(bytes: Uint8Array): Uint8Array {
  if (!HAS_MARKS.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')))
    return bytes;
  const kept: Uint8Array[] = [];
  let from = 0;
  for (const operator of readOperators(bytes)) {
    if (!MARKS.has(operator.name)) continue;
    kept.push(bytes.subarray(from, operator.from));
    from = operator.to;
  }
  if (kept.length === 0) return bytes;
  return Buffer.concat([...kept, bytes.subarray(from)]);
}
