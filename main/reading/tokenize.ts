import { wordKey } from './words.ts';

/** A word, number or single sign of a text; [from, to) in UTF-16 units. */
export interface TextToken {
  readonly kind: 'word' | 'number' | 'sign';
  readonly text: string;
  /** As compared (words only), else the text itself. */
  readonly key: string;
  readonly from: number;
  readonly to: number;
  /** No white space stands before it. */
  readonly isTight: boolean;
}
const TOKEN = /(\d+)|([\p{L}\p{M}]+)|\S/gu;

/** The words, numbers and signs of a text in their order. */
export function tokenize(text: string): readonly TextToken[] {
  const found: TextToken[] = [];
  let end = -1;
  for (const match of text.matchAll(TOKEN)) {
    const [content, digits, word] = match;
    const from = match.index;
    found.push({
      kind: digits !== undefined ? 'number' : word !== undefined ? 'word' : 'sign',
      text: content,
      key: word === undefined ? content : wordKey(word),
      from,
      to: from + content.length,
      isTight: from === end,
    });
    end = from + content.length;
  }
  return found;
}
