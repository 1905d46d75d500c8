import { repairLookAlikes } from '../text/script.ts';
import { isCountryWord } from './countries.ts';
import { readAgentName } from './read-agent-name.ts';
import { phraseKey, wordSet } from './words.ts';

/**
 * One key for every spelling of a name that is surely the same one: without country, quotes, punctuation, case,
 * marks and look-alike letters. Two different names never share it.
 */
export function matchKey(name: string): string {
  return phraseKey(repairLookAlikes(readAgentName(name).name)) || name.trim();
}

const ignorable = wordSet('legalForms', 'commonNameWords');
const LONGEST_WORD = 40;

/** Whether two words of a name may be one: an ending more, or a letter or two apart in a long word. */
function isLikeWord(first: string, second: string): boolean {
  if (first === second) return true;
  if (/\d/.test(first + second)) return false;
  const [short, long] = first.length < second.length ? [first, second] : [second, first];
  if (short.length < 4 || long.length > LONGEST_WORD) return false;
  if (short.length >= 5 && long.startsWith(short) && long.length - short.length <= 4) return true;
  return isWithin(short, long, short.length >= 7 ? 2 : 1);
}

/** Whether at most `limit` letters must be put in, taken out or changed. */
function isWithin(short: string, long: string, limit: number): boolean {
  if (long.length - short.length > limit) return false;
  let row = Array.from({ length: long.length + 1 }, (_, at) => at);
  for (let at = 1; at <= short.length; at++) {
    const next = [at];
    for (let other = 1; other <= long.length; other++) {
      const change = (row[other - 1] ?? 0) + (short[at - 1] === long[other - 1] ? 0 : 1);
      next.push(Math.min(change, (row[other] ?? 0) + 1, (next[other - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > limit) return false;
    row = next;
  }
  return (row[long.length] ?? limit + 1) <= limit;
}

/** Whether the words are the same, at most one of them merely alike. */
function isLikeWords(first: readonly string[], second: readonly string[]): boolean {
  if (first.length !== second.length || first.length === 0) return false;
  const differing = first.filter((word, at) => word !== second[at]);
  return differing.length <= 1 && first.every((word, at) => isLikeWord(word, second[at] ?? ''));
}

/**
 * Whether two names that differ may be one organisation, person or place: a legal form, `Respublikasının` or the
 * country more or less, an ending, a letter. A question to ask, never an answer; false for names of one key.
 */
export function isNearMatch(a: string, b: string): boolean {
  const [first, second] = [matchKey(a), matchKey(b)];
  if (first === second) return false;
  const [words, others] = [first, second].map((key) => key.split(' ').filter((word) => !ignorable.has(word)));
  if (!words || !others || Math.abs(words.length - others.length) > 3) return false;
  if (isLikeWords(words, others)) return true;
  const [fewer, more] = words.length < others.length ? [words, others] : [others, words];
  const isMoreOfCountry = more.length > fewer.length && fewer.length >= 2;
  return (
    isMoreOfCountry &&
    isLikeWords(
      fewer,
      more.filter((word) => !isCountryStem(word)),
    )
  );
}

/** `Azərbaycan`, `Azərbaycanın`: a country's name with or without its ending. */
const isCountryStem = (word: string): boolean =>
  isCountryWord(word) ||
  [1, 2, 3].some((ending) => word.length - ending >= 4 && isCountryWord(word.slice(0, -ending)));
