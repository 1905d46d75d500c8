import type { TextSearch } from '../../preload/model.ts';
import { ArchiveError } from '../errors.ts';
import { findFolded } from './find-folded.ts';
import { WORD, withAllLetters } from './word-pattern.ts';

/** A text with every place replaced, the rest as it stands; null where there is nothing to replace. */
export type Replacer = (text: string) => string | null;

/** Letters that are one but for their case: Azerbaijani pairs I with ı and İ with i, other languages I with i. */
const CASES_OF_I: Readonly<Record<string, string>> = { i: '[iIİ]', I: '[Iiı]', İ: '[İi]', ı: '[ıI]' };

/** Throws `patternInvalid` with the reason where the search is a regular expression that is none. */
export function checkSearch({ isRegex, find }: TextSearch): void {
  if (!isRegex) return;
  try {
    new RegExp(find, 'gmu');
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message.replace(/^.*\/\w*: /s, '') : String(error);
    throw new ArchiveError('patternInvalid', reason, { cause: error });
  }
}

/** What a search does to one text. */
export function createReplacer(search: TextSearch): Replacer {
  if (search.isFolded && !search.isRegex) return foldedReplacer(search);
  const pattern = patternOf(search);
  const replacement = search.isRegex ? withLineBreaks(search.with) : search.with;
  return (text) => {
    // Subtle: a plain text may hold `$1`, which must not be read as a group.
    const replaced = search.isRegex
      ? text.replace(pattern, replacement)
      : text.replace(pattern, () => replacement);
    return replaced === text ? null : replaced;
  };
}

function patternOf({ find, isRegex, isCaseSensitive, isWholeWord }: TextSearch): RegExp {
  const source = isRegex ? withAllLetters(find) : literal(find, isCaseSensitive);
  const whole = isWholeWord ? `(?<!${WORD})(?:${source})(?!${WORD})` : source;
  return new RegExp(whole, isRegex && !isCaseSensitive ? 'gimu' : 'gmu');
}

/** A pattern that finds a text as it stands, or in any case. */
function literal(text: string, isCaseSensitive: boolean): string {
  const letters = [...text];
  return letters.map((letter) => (isCaseSensitive ? escaped(letter) : casesOf(letter))).join('');
}

const escaped = (letter: string): string => letter.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');

function casesOf(letter: string): string {
  const known = CASES_OF_I[letter];
  if (known) return known;
  const others = [letter.toLowerCase(), letter.toUpperCase()].filter((other) => [...other].length === 1);
  const cases = [...new Set([letter, ...others])];
  return cases.length === 1 ? escaped(letter) : `[${cases.join('')}]`;
}

/** `\n`, `\t` and `\\` of a replacement as what they stand for. */
function withLineBreaks(replacement: string): string {
  const meanings: Readonly<Record<string, string>> = { n: '\n', t: '\t', '\\': '\\' };
  return replacement.replace(/\\([nt\\])/g, (_, sign: string) => meanings[sign] ?? sign);
}

function foldedReplacer({ find, with: replacement, isWholeWord }: TextSearch): Replacer {
  const isLetter = new RegExp(WORD, 'u');
  const isWhole = (text: string, from: number, to: number): boolean =>
    !isLetter.test(text.slice(from - 1, from)) && !isLetter.test(text.slice(to, to + 1));
  return (text) => {
    let replaced = '';
    let at = 0;
    for (const [from, to] of findFolded(text, find)) {
      if (isWholeWord && !isWhole(text, from, to)) continue;
      replaced += text.slice(at, from) + replacement;
      at = to;
    }
    replaced += text.slice(at);
    return replaced === text ? null : replaced;
  };
}
