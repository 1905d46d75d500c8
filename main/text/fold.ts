import { CYRILLIC_TWINS, KIND, type Letter, letterOf } from './letters.ts';

/** Grows when `fold` gives another text than before: the search index is made anew then. */
export const FOLD_VERSION = 3;

/** Whether a UTF-16 unit belongs to a word. */
const isWordUnit = (letter: Letter) => letter.kind !== KIND.none;

/** What a unit becomes in a word of its own script: a unit, MANY where it becomes more or none, 0 before its first sight. */
const plainUnits = new Uint16Array(65536);
const MANY = 0xffff;
/** Kinds of units, plus one; 0 before their first sight. */
const kindsOfUnits = new Uint8Array(65536);
let output = new Uint16Array(1 << 14);

function learn(unit: number): void {
  const { kind, plain } = letterOf(unit);
  kindsOfUnits[unit] = kind + 1;
  plainUnits[unit] = plain.length === 1 ? plain.charCodeAt(0) : MANY;
}

/**
 * What is searched and compared: NFKD without marks, lower case that knows İ, I, ı and i; ə→e, ı→i, ё→е.
 * Look-alike letters become Latin in a word that mixes the scripts or has no other letter, Azerbaijani Cyrillic
 * becomes its Latin letters, Russian stays Russian. Word borders stay where they are.
 */
export function fold(text: string): string {
  // No unit folds to more than 18 (U+FDFA); room for that is made only where it could be needed.
  if (output.length < text.length + 64) output = new Uint16Array(text.length * 2 + 64);
  const pieces: string[] = [];
  let length = 0;
  let at = 0;
  while (at < text.length) {
    const from = at;
    const start = length;
    let kinds = 0;
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (kindsOfUnits[unit] === 0) learn(unit);
      const kind = (kindsOfUnits[unit] ?? 1) - 1;
      if (kind === KIND.none && at > from) break;
      const plain = plainUnits[unit] ?? MANY;
      if (plain === MANY) kinds |= SLOW;
      output[length++] = plain;
      if (kind === KIND.none) {
        at += 1;
        break;
      }
      kinds |= 1 << kind;
    }
    if (!isWrittenAnew(kinds)) continue;
    // Subtle: most words are plain and were written above; the others are written anew, as strings.
    pieces.push(readOutput(start), foldWord(text, from, at, kinds));
    length = 0;
  }
  return pieces.length === 0 ? readOutput(length) : pieces.join('') + readOutput(length);
}

/** Set beside the kinds of a word where a letter does not fold to one letter. */
const SLOW = 1 << 7;

function readOutput(length: number): string {
  return Buffer.from(output.buffer, 0, length * 2).toString('utf16le');
}

const bit = (kind: number) => 1 << kind;

/** What a word folds to, by the kinds of its letters. */
function formOf(kinds: number): 'plain' | 'latin' | 'azerbaijani' | 'mixed' {
  const hasCyrillic = (kinds & bit(KIND.cyrillic)) !== 0;
  const hasLatin = (kinds & bit(KIND.latin)) !== 0;
  const isAzerbaijani = (kinds & bit(KIND.azerbaijaniCyrillic)) !== 0;
  const hasLookAlike = (kinds & bit(KIND.lookAlike)) !== 0;
  if (isAzerbaijani && !hasLatin) return 'azerbaijani';
  if (hasCyrillic && hasLatin) return 'mixed';
  return (hasLookAlike || isAzerbaijani) && !hasCyrillic ? 'latin' : 'plain';
}

const isWrittenAnew = (kinds: number): boolean => (kinds & SLOW) !== 0 || formOf(kinds) !== 'plain';

function foldWord(text: string, from: number, to: number, kinds: number): string {
  if ((kinds & bit(KIND.mark)) !== 0) {
    const word = text.slice(from, to);
    const composed = word.normalize('NFC');
    // Subtle: some letters are one with their mark (й, ў), and only the whole letter tells the script of the word.
    if (composed !== word) return fold(composed);
  }
  const form = formOf(kinds);
  return form === 'mixed' ? foldMixed(text, from, to) : joined(text, from, to, form);
}

function joined(text: string, from: number, to: number, form: 'plain' | 'latin' | 'azerbaijani'): string {
  let word = '';
  for (let at = from; at < to; at++) word += letterOf(text.charCodeAt(at))[form];
  return word;
}

/** A word of both scripts: Latin where its Cyrillic letters all look Latin, Cyrillic where its Latin ones all look Cyrillic. */
function foldMixed(text: string, from: number, to: number): string {
  const latin = joined(text, from, to, 'latin');
  if (!/\p{Script=Cyrillic}/u.test(latin)) return latin;
  const cyrillic = [...joined(text, from, to, 'plain')]
    .map((letter) => CYRILLIC_TWINS[letter] ?? letter)
    .join('');
  return /\p{Script=Latin}/u.test(cyrillic) ? latin : cyrillic;
}

/** A word of a text, folded, and where it stands: [from, to) in UTF-16 units of the original. */
export interface Token {
  readonly folded: string;
  readonly from: number;
  readonly to: number;
}

/** Words that were folded lately; most words of a text have been seen before. */
const seenWords = new Map<string, string>();
const MOST_SEEN = 20_000;

function foldedWord(word: string): string {
  const seen = seenWords.get(word);
  if (seen !== undefined) return seen;
  const folded = fold(word);
  if (seenWords.size >= MOST_SEEN) seenWords.clear();
  if (word.length < 50) seenWords.set(word, folded);
  return folded;
}

/** The words of a text in their order, as the index has them. */
export function tokens(text: string): readonly Token[] {
  const found: Token[] = [];
  let from = -1;
  for (let at = 0; at <= text.length; at++) {
    const isWord = at < text.length && isWordUnit(letterOf(text.charCodeAt(at)));
    if (isWord && from < 0) from = at;
    if (!isWord && from >= 0) {
      const folded = foldedWord(text.slice(from, at));
      if (folded !== '') found.push({ folded, from, to: at });
      from = -1;
    }
  }
  return found;
}

const JOINED_SUFFIX = /([\p{L}\p{N}]+)[-’'ʼ‘–]([\p{L}]{1,8})(?![\p{L}\p{N}])/gu;

/**
 * What goes into the full-text index: the folded text, and after it each word that carries a hyphened or
 * apostrophed suffix once more in one piece, so that `YUNESKO-nun` is found by its stem and whole.
 */
export function indexText(text: string): string {
  const folded = fold(text);
  if (!/[-’'ʼ‘–]/.test(folded)) return folded;
  const whole = new Set([...folded.matchAll(JOINED_SUFFIX)].map(([, stem, suffix]) => `${stem}${suffix}`));
  return whole.size === 0 ? folded : `${folded}\n${[...whole].join(' ')}`;
}
