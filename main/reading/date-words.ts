import type { TextToken } from './tokenize.ts';
import { phrasesOf, wordKey, wordSet, wordTable } from './words.ts';

/** Sub-year group numbers of EDTF level 1 for the seasons. */
const SEASON_NUMBERS: Readonly<Record<string, number>> = { spring: 21, summer: 22, autumn: 23, winter: 24 };

export const suffixes = wordSet('ordinalSuffixes', 'decadeSuffixes');
export const decadeSuffixes = wordSet('decadeSuffixes');
export const yearWords = wordSet('yearWords');
export const yearsWords = wordSet('yearsWords');
export const centuryWords = wordSet('centuryWords');
export const monthFillers = wordSet('monthFillers');
export const dateFillers = wordSet('dateFillers');
export const circaWords = wordSet('circa');
export const beforeWords = wordSet('before');
export const afterWords = wordSet('after');
export const beforeBehind = wordSet('beforeBehind');
export const afterBehind = wordSet('afterBehind');
export const sinceWords = wordSet('sinceWords');
export const untilWords = wordSet('untilWords');
export const rangeEnds = wordSet('rangeEnd');
export const andWords = wordSet('and');
export const yearFrames = wordSet('yearFrame');
export const rangeStarts = phrasesOf((words) => words.rangeStart);

const seasons = wordTable((words) => words.seasons);
/** The season that a word names, as its EDTF number; undefined for other words. */
export const seasonOf = (token: TextToken | undefined): number | undefined =>
  token ? SEASON_NUMBERS[seasons.get(token.key) ?? ''] : undefined;

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };
const LOOKS_ROMAN: Readonly<Record<string, string>> = { х: 'x', і: 'i' };

/** A Roman numeral up to XXX, in Latin letters or the Cyrillic ones that look so; null for other words. */
export function romanNumber(text: string): number | null {
  const digits = [...text.toLowerCase()].map((letter) => ROMAN[LOOKS_ROMAN[letter] ?? letter]);
  if (digits.length === 0 || digits.length > 6 || digits.some((digit) => digit === undefined)) return null;
  const known = digits as number[];
  return known.reduce((sum, digit, at) => sum + (digit < (known[at + 1] ?? 0) ? -digit : digit), 0);
}

/** Whether a token is a sign of a range between two dates. */
export const isDash = (token: TextToken | undefined): boolean =>
  token !== undefined && token.kind === 'sign' && '-–—−‑/'.includes(token.text);

/** Whether a token is the word given, whatever its case. */
export const isWord = (token: TextToken | undefined, words: ReadonlySet<string>): boolean =>
  token !== undefined && token.kind === 'word' && words.has(token.key);

/** Latin `c.` as short for circa; the Russian `с` folds to the same letter. */
export const isShortCirca = (tokens: readonly TextToken[], at: number): boolean =>
  tokens[at]?.text === 'c' && wordKey('c') === 'c' && tokens[at + 1]?.text === '.';
