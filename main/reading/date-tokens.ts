import {
  isWord,
  monthFillers,
  sinceWords,
  suffixes,
  untilWords,
  yearsWords,
  yearWords,
} from './date-words.ts';
import type { TextToken } from './tokenize.ts';
import { months } from './words.ts';

/** The tokens of a text, in their order. */
export type Tokens = readonly TextToken[];
/** The number of so many digits at an index; undefined for a part of a larger number (`1,000`). */
export const numberAt = (tokens: Tokens, at: number, digits: readonly number[]): number | undefined => {
  const token = tokens[at];
  if (token?.kind !== 'number' || !digits.includes(token.text.length)) return undefined;
  return isPartOfNumber(tokens, at) ? undefined : Number(token.text);
};
/** Whether a token is one of the signs given. */
export const isSign = (token: TextToken | undefined, signs: string) =>
  token !== undefined && token.kind === 'sign' && signs.includes(token.text);

/** `1,000` and `3.5` are no years or days. */
function isPartOfNumber(tokens: Tokens, at: number): boolean {
  const [before, sign, after] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]];
  const behind = isSign(sign, ',') && sign?.isTight && after?.isTight && after.kind === 'number';
  const ahead =
    isSign(before, ',') && tokens[at]?.isTight && before?.isTight && tokens[at - 2]?.kind === 'number';
  return Boolean(behind || ahead);
}

/** The index after an ordinal suffix (`-ci`, `th`, `-го`), and the suffix. */
export function skipSuffix(tokens: Tokens, at: number): { next: number; suffix: string | null } {
  const [first, second] = [tokens[at], tokens[at + 1]];
  if (first?.isTight && isWord(first, suffixes)) return { next: at + 1, suffix: first.key };
  if (first?.isTight && isSign(first, "-–‑−’'") && second?.isTight && isWord(second, suffixes))
    return { next: at + 2, suffix: second.key };
  return { next: at, suffix: null };
}

/** What follows the digits of a year. */
export interface YearEnd {
  readonly next: number;
  readonly isNamed: boolean;
  readonly isPlural: boolean;
  readonly isSince: boolean;
  readonly isUntil: boolean;
  readonly suffix: string | null;
}
/** What follows the digits of a year: suffix, word for year, full stop of its short form. */
export function yearEnd(tokens: Tokens, at: number): YearEnd {
  const { next, suffix } = skipSuffix(tokens, at);
  const word = tokens[next];
  const isPlural = isWord(word, yearsWords);
  if (!isPlural && !isWord(word, yearWords))
    return { next, isNamed: suffix !== null, isPlural: false, isSince: false, isUntil: false, suffix };
  const isShort = (word?.text.length ?? 0) <= 2 && tokens[next + 1]?.text === '.';
  return {
    next: next + (isShort ? 2 : 1),
    isNamed: true,
    isPlural,
    isSince: isWord(word, sinceWords),
    isUntil: isWord(word, untilWords),
    suffix,
  };
}

/** `, 2023`, `of 2023`, `2006-cı il` after a day or month. */
export function yearAfter(tokens: Tokens, at: number): (YearEnd & { readonly year: number }) | null {
  const skipped = isSign(tokens[at], ',') || isWord(tokens[at], monthFillers) ? at + 1 : at;
  const year = numberAt(tokens, skipped, [4]) ?? numberAt(tokens, skipped, [3]);
  return year === undefined ? null : { ...yearEnd(tokens, skipped + 1), year };
}

/** The month that a word names. */
export const monthAt = (tokens: Tokens, at: number): number | undefined =>
  tokens[at]?.kind === 'word' ? months.get(tokens[at].key) : undefined;
/** The index after a month's name, its full stop and the word for month. */
export function afterMonth(tokens: Tokens, at: number): number {
  const stop = isSign(tokens[at + 1], '.') && tokens[at + 1]?.isTight ? at + 2 : at + 1;
  return isWord(tokens[stop], monthFillers) ? stop + 1 : stop;
}

/** The index after the word for century and the full stop of its short form. */
export const afterCentury = (tokens: Tokens, at: number) =>
  (tokens[at]?.text.length ?? 0) <= 2 && tokens[at + 1]?.text === '.' ? at + 2 : at + 1;
