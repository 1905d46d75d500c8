import { repairLookAlikes } from '../text/script.ts';
import { type EventSentence, isCapital } from './event-sentence.ts';
import { countryOfPlace } from './places.ts';
import type { TextToken } from './tokenize.ts';
import { phrasesOf, wordKey, wordLists, wordSet } from './words.ts';

/** What a sentence says that somebody did. */
export type SentenceRole = 'organiser' | 'supporter' | 'signatory';

type Tokens = readonly TextToken[];
const links = wordSet('nameLinks');
const inner = wordSet('nameInner');
const endingsOf = (pick: 'genitiveEndings' | 'locativeEndings') =>
  Object.values(wordLists)
    .flatMap((words) => words[pick])
    .sort((a, b) => b.length - a.length);
const genitives = endingsOf('genitiveEndings');
const locatives = endingsOf('locativeEndings').map(wordKey);
const LONGEST = 40;

const isComma = (token: TextToken | undefined) => token?.text === ',';
const isAcronym = (text: string) => /^[\p{Lu}\p{N}-]{2,}$/u.test(text);

/** `Fondunda`, `Bakıda`: a place where something happens, not a party to it. */
function isLocative(token: TextToken): boolean {
  return locatives.some((ending) => {
    if (!token.key.endsWith(ending) || token.key.length < ending.length + 3) return false;
    return token.key.endsWith(`n${ending}`) || countryOfPlace(token.key.slice(0, -ending.length)) !== null;
  });
}

/** The name that ends before an index: its first token, at `end` where there is none. */
export function nameStart(tokens: Tokens, end: number): number {
  let at = end;
  const last = tokens[at - 1];
  const hasSuffix =
    last?.kind === 'word' && last.isTight && tokens[at - 2]?.text === '-' && isCapital(tokens[at - 3]);
  if (hasSuffix && !isCapital(last)) at -= 3;
  while (at > 0 && end - at < LONGEST) {
    const token = tokens[at - 1] as TextToken;
    const isJoint = token.text === '-' && token.isTight && isCapital(tokens[at]) && isCapital(tokens[at - 2]);
    if (!isJoint && (!isCapital(token) || isLocative(token))) break;
    at -= 1;
  }
  return at;
}

/** A name in the case that a possession asks for, without its ending: `Nazirliyinin`, `YUNESKO-nun`. */
function withoutGenitive(name: string): string {
  const hyphened = /^(.+)[-’'](\p{Ll}{1,4})$/su.exec(name);
  if (hyphened && genitives.includes(hyphened[2] ?? '')) return hyphened[1] ?? name;
  const ending = genitives.find((one) => name.endsWith(one));
  if (!ending) return name;
  const stem = name.slice(0, -ending.length);
  const endsInVowel = /[aeəiıoöuü]$/i.test(stem);
  return endsInVowel === ending.startsWith('n') ? stem : name;
}

/** Names in a row that end before an index, as Azerbaijani puts them before what they did. */
function namesBefore({ tokens, text }: EventSentence, end: number, isPossessed: boolean): readonly string[] {
  const names: string[] = [];
  let at = end;
  while (names.length < LONGEST) {
    const from = nameStart(tokens, at);
    if (from === at) break;
    const name = text.slice(tokens[from]?.from, tokens[at - 1]?.to);
    names.unshift(isPossessed ? withoutGenitive(name) : name);
    const link = tokens[from - 1];
    if (!isComma(link) && !(link?.kind === 'word' && links.has(link.key) && !isCapital(link))) break;
    at = from - 1;
  }
  return names;
}

/** Where a name that begins at an index ends; small words within it (`of`, `for`) belong to it. */
export function nameEnd(tokens: Tokens, from: number): number {
  let at = from;
  while (at < tokens.length && at - from < LONGEST) {
    if (isCapital(tokens[at]) || (tokens[at]?.text === '-' && isCapital(tokens[at + 1]))) at += 1;
    else {
      let next = at;
      while (next < at + 2 && tokens[next]?.kind === 'word' && inner.has(tokens[next]?.key ?? '')) next += 1;
      const isNewName =
        links.has(tokens[at]?.key ?? '') &&
        (next > at + 1 || isAcronym(tokens[at - 1]?.text ?? '') || isAcronym(tokens[next]?.text ?? ''));
      if (next === at || !isCapital(tokens[next]) || isNewName) break;
      at = next;
    }
  }
  return at;
}

/** The index after a comma, `and`, `the` and a short form in brackets; null where the list of names ends. */
function skipToName(tokens: Tokens, from: number): number | null {
  let at = from;
  if (tokens[at]?.text === '(' && isCapital(tokens[at + 1]) && tokens[at + 2]?.text === ')') at += 3;
  const start = at;
  if (isComma(tokens[at])) at += 1;
  if (links.has(tokens[at]?.key ?? '')) at += 1;
  if (at === start) return null;
  if (inner.has(tokens[at]?.key ?? '')) at += 1;
  return isCapital(tokens[at]) ? at : null;
}

/** Names in a row from an index on, as English and Russian put them behind what they did. */
function namesAfter({ tokens, text }: EventSentence, from: number, role: SentenceRole): readonly string[] {
  const names: string[] = [];
  let at: number | null = inner.has(tokens[from]?.key ?? '') ? from + 1 : from;
  while (at !== null && isCapital(tokens[at]) && names.length < LONGEST) {
    const end: number = nameEnd(tokens, at);
    names.push(text.slice(tokens[at]?.from, tokens[end - 1]?.to));
    at = skipToName(tokens, end);
  }
  return role === 'signatory' && names.length === 1 ? splitPair(names[0] ?? '') : names;
}

/** `A and B` between which something was signed are two, whatever joins them. */
function splitPair(name: string): readonly string[] {
  const words = name.split(' ');
  const at = words.findIndex(
    (word, index) => index > 0 && index < words.length - 1 && links.has(wordKey(word)),
  );
  return at < 0 ? [name] : [words.slice(0, at).join(' '), words.slice(at + 1).join(' ')];
}

/** Subtle: Russian bends names, so that only a name in capitals (`ЮНЕСКО`) is sure to be its own nominative. */
const isSure = (name: string) => !/[а-яё]/.test(repairLookAlikes(name));

interface RolePhrase {
  readonly words: readonly string[];
  readonly isBehind: boolean;
}
const rolePhrases = (role: SentenceRole): readonly RolePhrase[] => [
  ...phrasesOf((words) => words.roles[role].after).map((words) => ({ words, isBehind: true })),
  ...phrasesOf((words) => words.roles[role].before).map((words) => ({ words, isBehind: false })),
];
const roles = {
  organiser: rolePhrases('organiser'),
  supporter: rolePhrases('supporter'),
  signatory: rolePhrases('signatory'),
};

/** The names that a sentence clearly gives for a role, verbatim. */
export function findNames(sentence: EventSentence, role: SentenceRole): readonly string[] {
  const { tokens } = sentence;
  const names = tokens.flatMap((_, at) => {
    const phrase = roles[role].find(({ words }) =>
      words.every((word, step) => tokens[at + step]?.key === word),
    );
    if (!phrase) return [];
    return phrase.isBehind
      ? namesBefore(sentence, at, phrase.words.length > 1)
      : namesAfter(sentence, at + phrase.words.length, role);
  });
  return [...new Set(names.filter(isSure))];
}
