import { KIND, letterOf } from './letters.ts';

/** A word and where it stands: [from, to) in UTF-16 units. */
export interface WordPlace {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}
const WORD = /[\p{L}\p{M}]+/gu;
const LATIN = /\p{Script=Latin}/u;
const CYRILLIC = /\p{Script=Cyrillic}/u;

/** Words that mix Latin and Cyrillic letters, in their order. */
export function mixedScriptWords(text: string): readonly WordPlace[] {
  const found: WordPlace[] = [];
  for (const match of text.matchAll(WORD)) {
    const [word] = match;
    if (LATIN.test(word) && CYRILLIC.test(word))
      found.push({ word, from: match.index, to: match.index + word.length });
  }
  return found;
}

/** Cyrillic letters, and under each the Latin one of the same look. */
const CYRILLIC_LETTERS = 'аекорсухіјѕһәАВЕКМНОРСТУХІЈЅҺӘ';
const LATIN_LETTERS = 'aekopcyxijshəABEKMHOPCTYXIJSHƏ';
const LATIN_TWINS = new Map(
  [...CYRILLIC_LETTERS].map((letter, index) => [letter, LATIN_LETTERS[index] ?? letter]),
);

/**
 * A text with Latin letters for the Cyrillic look-alikes of words that mix the scripts or have no other letter.
 * For keys and comparison only: the archive never corrects what it keeps.
 */
export function repairLookAlikes(text: string): string {
  if (!CYRILLIC.test(text)) return text;
  return text.replace(WORD, (word) => {
    if (!CYRILLIC.test(word)) return word;
    const kinds = [...word].map((character) => letterOf(character.charCodeAt(0)).kind);
    const isOwnScript =
      !LATIN.test(word) && kinds.some((kind) => kind === KIND.cyrillic || kind === KIND.azerbaijaniCyrillic);
    return isOwnScript
      ? word
      : [...word].map((character) => LATIN_TWINS.get(character) ?? character).join('');
  });
}

/** Positions of characters that do harm or have no meaning of their own. */
export interface UnsafeCharacter {
  readonly kind: 'loneSurrogate' | 'nulCharacter' | 'privateUseCharacter';
  readonly at: number;
}
const UNSAFE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\0|[\ue000-\uf8ff]/g;

/** Lone surrogates (SQLite replaces them without a word), NUL, and private-use characters, in their order. */
export function unsafeCharacters(text: string): readonly UnsafeCharacter[] {
  return [...text.matchAll(UNSAFE)].map((match) => {
    const unit = match[0].charCodeAt(0);
    const kind = unit === 0 ? 'nulCharacter' : unit >= 0xe000 ? 'privateUseCharacter' : 'loneSurrogate';
    return { kind, at: match.index };
  });
}
