import createHyphenator from 'hyphen';
import type { Locale } from '../../../preload/model.ts';
import { syllablesOf } from './hyphenate-az.ts';

/** Gives the places (UTF-16 units) where a word may be parted with a hyphen. */
export type Hyphenate = (word: string) => readonly number[];

const SOFT_HYPHEN = '\u00AD';
/** Letters that stay before and after a hyphen, so that no scrap of a word stands alone. */
const BEFORE = 2;
const AFTER = 3;
const SHORTEST = 5;

type ByPatterns = (letters: string) => string;
type Language = 'en' | 'ru';
type Patterns = Readonly<Record<Language, ByPatterns | null>>;

/** Whether a text has words that the patterns of a language part, in a book of another. */
const USES: Readonly<Record<Language, (text: string, book: Locale) => boolean>> = {
  en: (text, book) => (book === 'az' ? /w/i : /[a-z]/i).test(text),
  ru: (text) => /[\u0400-\u052F]/.test(text),
};

/**
 * Hyphenation for a book in `language` that has these texts. Each run of letters is judged by its own script, so
 * that an English name in a Russian text is parted as English. Addresses, abbreviations and words with digits
 * stay whole. Patterns are read only for languages that the texts have.
 */
export async function loadHyphenation(language: Locale, texts: Iterable<string>): Promise<Hyphenate> {
  const used = { en: false, ru: false };
  for (const text of texts) {
    used.en ||= USES.en(text, language);
    used.ru ||= USES.ru(text, language);
    if (used.en && used.ru) break;
  }
  const patterns: Patterns = {
    en: used.en ? byPatterns((await import('hyphen/patterns/en-us.js')).default) : null,
    ru: used.ru ? byPatterns((await import('hyphen/patterns/ru.js')).default) : null,
  };
  const known = new Map<string, readonly number[]>();
  return (word) => {
    const places = known.get(word) ?? placesOf(word, language, patterns);
    known.set(word, places);
    return places;
  };
}

const byPatterns = (patterns: unknown) =>
  createHyphenator(patterns, { hyphenChar: SOFT_HYPHEN, minWordLength: SHORTEST });

function placesOf(word: string, language: Locale, patterns: Patterns): readonly number[] {
  if (/[\d/@_]|:\/|^www\./.test(word)) return [];
  const places: number[] = [];
  for (const { 0: letters, index } of word.matchAll(/[\p{L}\u00AD]+/gu)) {
    if (letters.length < SHORTEST || isAbbreviation(letters)) continue;
    for (const place of partsOf(letters, language, patterns))
      if (place >= BEFORE && letters.length - place >= AFTER) places.push(index + place);
  }
  return places;
}

/** Two capitals in a row outside a word that is all capitals and long: CBHE, ATM, DIRNA. */
function isAbbreviation(letters: string): boolean {
  return /\p{Lu}\p{Lu}/u.test(letters) && (letters.length < 8 || /\p{Ll}/u.test(letters));
}

function partsOf(letters: string, language: Locale, patterns: Patterns): readonly number[] {
  if (/[ӘәҒғҮүҺһҸҹҜҝӨөЈј]/.test(letters)) return syllablesOf(letters);
  if (/^\p{Script=Cyrillic}+$/u.test(letters)) return marked(patterns.ru, letters);
  if (!/^\p{Script=Latin}+$/u.test(letters)) return [];
  const isAzerbaijani = language === 'az' ? !/w/i.test(letters) : /[əğışöüƏĞİŞÖÜ]/.test(letters);
  return isAzerbaijani ? syllablesOf(letters) : marked(patterns.en, letters);
}

/** Places where patterns mark a word; none where the book was said to have no such words. */
function marked(hyphenate: ByPatterns | null, letters: string): readonly number[] {
  const places: number[] = [];
  let at = 0;
  for (const part of hyphenate?.(letters).split(SOFT_HYPHEN) ?? []) {
    at += part.length;
    places.push(at);
  }
  return places.slice(0, -1);
}
