import createHyphenator from 'hyphen';
import english from 'hyphen/patterns/en-us.js';
import russian from 'hyphen/patterns/ru.js';
import type { Locale } from '../../../preload/model.ts';
import { syllablesOf } from './hyphenate-az.ts';

/** Gives the places (UTF-16 units) where a word may be parted with a hyphen. */
export type Hyphenate = (word: string) => readonly number[];

const SOFT_HYPHEN = '\u00AD';
/** Letters that stay before and after a hyphen, so that no scrap of a word stands alone. */
const BEFORE = 2;
const AFTER = 3;
const SHORTEST = 5;

const patterns = {
  en: createHyphenator(english, { hyphenChar: SOFT_HYPHEN, minWordLength: SHORTEST }),
  ru: createHyphenator(russian, { hyphenChar: SOFT_HYPHEN, minWordLength: SHORTEST }),
};

/**
 * Hyphenation for a text in `language`. Each run of letters is judged by its own script, so that an English
 * name in a Russian text is parted as English. Addresses, abbreviations and words with digits stay whole.
 */
export function createHyphenation(language: Locale): Hyphenate {
  const known = new Map<string, readonly number[]>();
  return (word) => {
    const places = known.get(word) ?? placesOf(word, language);
    known.set(word, places);
    return places;
  };
}

function placesOf(word: string, language: Locale): readonly number[] {
  if (/[\d/@_]|:\/|^www\./.test(word)) return [];
  const places: number[] = [];
  for (const { 0: letters, index } of word.matchAll(/[\p{L}\u00AD]+/gu)) {
    if (letters.length < SHORTEST || isAbbreviation(letters)) continue;
    for (const place of partsOf(letters, language))
      if (place >= BEFORE && letters.length - place >= AFTER) places.push(index + place);
  }
  return places;
}

/** Two capitals in a row outside a word that is all capitals and long: CBHE, ATM, DIRNA. */
function isAbbreviation(letters: string): boolean {
  return /\p{Lu}\p{Lu}/u.test(letters) && (letters.length < 8 || /\p{Ll}/u.test(letters));
}

function partsOf(letters: string, language: Locale): readonly number[] {
  if (/[ӘәҒғҮүҺһҸҹҜҝӨөЈј]/.test(letters)) return syllablesOf(letters);
  if (/^\p{Script=Cyrillic}+$/u.test(letters)) return byPatterns('ru', letters);
  if (!/^\p{Script=Latin}+$/u.test(letters)) return [];
  const isAzerbaijani = language === 'az' ? !/w/i.test(letters) : /[əğışöüƏĞİŞÖÜ]/.test(letters);
  return isAzerbaijani ? syllablesOf(letters) : byPatterns('en', letters);
}

function byPatterns(language: keyof typeof patterns, letters: string): readonly number[] {
  const places: number[] = [];
  let at = 0;
  for (const part of patterns[language](letters).split(SOFT_HYPHEN)) {
    at += part.length;
    places.push(at);
  }
  return places.slice(0, -1);
}
