import { wordKey, wordSet } from './words.ts';

const honorifics = wordSet('honorifics');
const END = /[.!?…]["”»’)\]]{0,2}\s+(?=[\p{Lu}\p{N}"“„«(])/gu;

/** Whether the full stop at an index ends a short word (`г.`, `V.G.`, `Dr.`) rather than a sentence. */
function isAbbreviation(text: string, stop: number): boolean {
  const word = /[\p{L}\p{N}]{1,12}$/u.exec(text.slice(Math.max(0, stop - 12), stop))?.[0] ?? '';
  return text[stop] === '.' && ((word.length === 1 && !/\d/.test(word)) || honorifics.has(wordKey(word)));
}

/** The sentences of a paragraph in their order. */
export function splitSentences(text: string): readonly string[] {
  const sentences: string[] = [];
  let from = 0;
  for (const match of text.matchAll(END)) {
    if (isAbbreviation(text, match.index)) continue;
    const end = match.index + match[0].length;
    sentences.push(text.slice(from, end).trim());
    from = end;
  }
  const rest = text.slice(from).trim();
  return rest === '' ? sentences : [...sentences, rest];
}
