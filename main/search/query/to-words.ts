import { tokens } from '../../text/fold.ts';
import { KIND, letterOf } from '../../text/letters.ts';
import type { Words } from './search-tree.ts';

/** Letters from which a word finds its own forms: Azerbaijani puts endings to it, and no quotes were asked for. */
const SHORTEST_STEM = 4;
/** The same of the word being typed; with less it would find everything. */
const SHORTEST_TYPED = 3;

/** What the index takes for a word: signs such as emoji it leaves out, and nothing would be found by them. */
const INDEXED = /[\p{L}\p{N}\p{Co}]/u;

/** The words of a text, folded; null where there is none. */
export function toWords(text: string, isWord: boolean, isTyped: boolean): Words | null {
  const found = tokens(text).flatMap(({ folded }) => (INDEXED.test(folded) ? folded : []));
  if (found.length === 0) return null;
  const last = found.at(-1) ?? '';
  return {
    tokens: found,
    russian: found.length === 1 ? russianOf(text) : null,
    isPrefix: isWord && (text.endsWith('*') || isStem(last, isTyped)),
  };
}

/** `СССР` looks Latin and is Russian. */
function russianOf(word: string): string | null {
  const letters = [...word].filter((character) => letterOf(character.charCodeAt(0)).kind !== KIND.none);
  const areLookAlikes =
    letters.length > 0 &&
    letters.every((character) => letterOf(character.charCodeAt(0)).kind === KIND.lookAlike);
  return areLookAlikes ? letters.join('').toLowerCase().replace(/ё/g, 'е') : null;
}

/** A number is whole unless it is still being typed. */
function isStem(word: string, isTyped: boolean): boolean {
  if (isTyped) return word.length >= SHORTEST_TYPED;
  return word.length >= SHORTEST_STEM && !/^\d+$/.test(word);
}
