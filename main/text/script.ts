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

const CYRILLIC_TWINS = new Map(
  [...LATIN_LETTERS].map((letter, index) => [letter, CYRILLIC_LETTERS[index] ?? letter]),
);
const withTwins = (word: string, twins: ReadonlyMap<string, string>): string =>
  [...word].map((letter) => twins.get(letter) ?? letter).join('');

/** True for a word of Cyrillic letters of which some look like no Latin one. */
const isCyrillicWord = (word: string): boolean =>
  !LATIN.test(word) && CYRILLIC.test(withTwins(word, LATIN_TWINS));

/**
 * A text whose words have letters of one script each: a word that mixes them becomes Latin, or Cyrillic where only
 * that makes it whole. A word of look-alikes alone becomes Latin among Latin words only: `О` begins Russian titles.
 * For keys and comparison only: the archive never corrects what it keeps.
 */
export function repairLookAlikes(text: string): string {
  if (!CYRILLIC.test(text)) return text;
  const isLatinText = LATIN.test(text) && !(text.match(WORD) ?? []).some(isCyrillicWord);
  return text.replace(WORD, (word) => {
    if (!CYRILLIC.test(word) || (!LATIN.test(word) && !isLatinText)) return word;
    const latin = withTwins(word, LATIN_TWINS);
    if (!CYRILLIC.test(latin)) return latin;
    const cyrillic = withTwins(word, CYRILLIC_TWINS);
    return LATIN.test(cyrillic) ? word : cyrillic;
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
