import { sortKey } from '../text/sort-key.ts';

/** Characters of a text that can reach its key. */
const KEYED_TEXT = 200;

/** The key that puts a text in its place: Azerbaijani alphabet, look-alike letters as what they look like. */
export function textKey(text: string): Buffer {
  return Buffer.from(sortKey(text.slice(0, KEYED_TEXT), 'az'));
}

/** The key of a reference code; null for none. */
export function codeKey(code: string): Buffer | null {
  return code === '' ? null : textKey(code);
}
