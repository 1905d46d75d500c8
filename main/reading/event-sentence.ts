import { repairLookAlikes } from '../text/script.ts';
import { type FoundDate, findDates } from './find-dates.ts';
import { type TextToken, tokenize } from './tokenize.ts';
import { phrasesOf, type ReadingWords, wordKey, wordTable } from './words.ts';

/** A sentence that tells of an event: what it is, when, and where its words stand. */
export interface EventSentence {
  readonly kind: 'conference' | 'memorandum';
  readonly text: string;
  readonly tokens: readonly TextToken[];
  readonly date: FoundDate;
  /** Token of the noun (`konfrans`, `Memorandum`) and of the verb (`keçirilmişdir`, `signed`). */
  readonly noun: number;
  readonly verb: number;
  /** The kind of conference (`seminar`), empty for a memorandum. */
  readonly term: string;
}
/** Whether a token is a word that begins with a capital. */
export const isCapital = (token: TextToken | undefined): boolean =>
  token?.kind === 'word' && /^\p{Lu}/u.test(token.text);

const FIRST = (phrase: readonly string[]) => phrase[0] ?? '';
const stemsOf = (pick: (words: ReadingWords) => readonly string[]) => phrasesOf(pick);
const holding = stemsOf((words) => words.holding);
const signing = stemsOf((words) => words.signing);
const agreements = stemsOf((words) => words.agreements);
const decrees = stemsOf((words) => words.decrees);
const eventKinds = wordTable((words) => words.events);
const events = [...eventKinds].map(([stem, kind]) => ({ words: stem.split(' '), kind }));

/** Whether tokens from an index on are a phrase, each word by its beginning. */
const startsPhrase = (tokens: readonly TextToken[], at: number, phrase: readonly string[]) =>
  phrase.every((stem, step) => tokens[at + step]?.kind === 'word' && tokens[at + step]?.key.startsWith(stem));

function findStems(tokens: readonly TextToken[], phrases: readonly (readonly string[])[]): readonly number[] {
  return tokens.flatMap((token, at) =>
    token.kind === 'word' &&
    phrases.some((phrase) => token.key.startsWith(FIRST(phrase)) && startsPhrase(tokens, at, phrase))
      ? [at]
      : [],
  );
}

/** Of the pairs of a noun and a verb, the one whose words stand nearest. Both lists are in order. */
function nearest(
  nouns: readonly number[],
  verbs: readonly number[],
): { noun: number; verb: number; distance: number } | null {
  let best: { noun: number; verb: number; distance: number } | null = null;
  let after = 0;
  for (const noun of nouns) {
    while (after < verbs.length && (verbs[after] ?? 0) < noun) after += 1;
    for (const verb of [verbs[after - 1], verbs[after]]) {
      if (verb === undefined) continue;
      const distance = Math.abs(verb - noun);
      if (!best || distance < best.distance) best = { noun, verb, distance };
    }
  }
  return best;
}

/** Single days, months and years, and ranges of days or months: a span of years is no date of an event. */
const isEventDate = ({ edtf, isBareYear }: FoundDate) =>
  !isBareYear && /^\d{4}(-(0\d|1[0-2])(-\d\d)?)?$|^\d{4}-\d\d(-\d\d)?\/\d{4}-\d\d(-\d\d)?$/.test(edtf);

function chooseDate(dates: readonly FoundDate[], verb: number): FoundDate | null {
  const fitting = dates.filter(isEventDate);
  const exact = fitting.filter((date) => date.hasDay);
  const pool = exact.length > 0 ? exact : fitting;
  return pool.reduce<FoundDate | null>(
    (best, date) => (best && Math.abs(best.from - verb) <= Math.abs(date.from - verb) ? best : date),
    null,
  );
}

/** Same length as the text, so that places in one are places in the other. */
function forReading(text: string): string {
  const repaired = repairLookAlikes(text);
  return repaired.length === text.length ? repaired : text;
}

function termAt(tokens: readonly TextToken[], at: number): string {
  return events.find(({ words }) => startsPhrase(tokens, at, words.map(wordKey)))?.kind ?? '';
}

/**
 * Understands a sentence that has a date, a word for an event and a verb of holding or signing; null for others.
 * Where both are told, signing decides; a decree that is signed is no memorandum.
 */
export function readEventSentence(text: string): EventSentence | null {
  if (!/\d/.test(text)) return null;
  const tokens = tokenize(forReading(text));
  const signed = findStems(tokens, signing);
  const agreement = nearest(findStems(tokens, agreements), signed);
  const decree = nearest(findStems(tokens, decrees), signed);
  const isSigned = agreement !== null && (decree === null || agreement.distance <= decree.distance);
  const event = isSigned
    ? null
    : nearest(
        findStems(
          tokens,
          events.map(({ words }) => words),
        ),
        findStems(tokens, holding),
      );
  const found = isSigned ? agreement : event;
  if (!found) return null;
  const date = chooseDate(findDates(tokens), found.verb);
  if (!date) return null;
  const { noun, verb } = found;
  return {
    kind: isSigned ? 'memorandum' : 'conference',
    text,
    tokens,
    date,
    noun,
    verb,
    term: isSigned ? '' : termAt(tokens, noun),
  };
}
