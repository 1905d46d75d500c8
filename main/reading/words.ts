import type { Locale } from '../../preload/model.ts';
import az from '../../resources/reading/az.json' with { type: 'json' };
import en from '../../resources/reading/en.json' with { type: 'json' };
import ru from '../../resources/reading/ru.json' with { type: 'json' };
import { fold } from '../text/fold.ts';

type Words = readonly string[];
type WordTable = Readonly<Record<string, Words>>;
/** Words that stand before or behind the names of those who did something. */
export interface RoleWords {
  readonly before: Words;
  readonly after: Words;
}
type ListName =
  | 'monthEndings'
  | 'monthFillers'
  | 'ordinalSuffixes'
  | 'decadeSuffixes'
  | 'yearWords'
  | 'yearsWords'
  | 'centuryWords'
  | 'circa'
  | 'before'
  | 'after'
  | 'beforeBehind'
  | 'afterBehind'
  | 'sinceWords'
  | 'untilWords'
  | 'rangeStart'
  | 'rangeEnd'
  | 'and'
  | 'dateFillers'
  | 'yearFrame'
  | 'agreements'
  | 'decrees'
  | 'holding'
  | 'signing'
  | 'nameLinks'
  | 'genitiveEndings'
  | 'locativeEndings'
  | 'nameInner'
  | 'themeBefore'
  | 'themeAfter'
  | 'placeAfter'
  | 'placeBefore'
  | 'placeAffixes'
  | 'organisationWords'
  | 'legalForms'
  | 'commonNameWords'
  | 'honorifics'
  | 'unknown'
  | 'yes'
  | 'no'
  | 'institutionWords'
  | 'stopWords';

/** The word lists of one language, as resources/reading/ has them; every language has the same lists. */
export type ReadingWords = Readonly<Record<ListName, Words>> & {
  readonly months: readonly Words[];
  readonly seasons: WordTable;
  readonly events: WordTable;
  readonly currencies: WordTable;
  readonly scales: WordTable;
  readonly countryAliases: WordTable;
  readonly roles: Readonly<Record<'organiser' | 'supporter' | 'signatory', RoleWords>>;
};

/** The word lists of every language of the archive. */
export const wordLists: Readonly<Record<Locale, ReadingWords>> = { az, en, ru };
const all = Object.values(wordLists);

/** What words are compared by: folded from lower case, so that capitals of Cyrillic words stay Cyrillic. */
export const wordKey = (text: string): string => fold(text.toLowerCase());

/** Words and numbers of a text as compared, with one space between them. */
export const phraseKey = (text: string): string =>
  wordKey(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Word lists of all three languages together as compared: documents mix their languages. */
export function wordSet(...names: readonly ListName[]): ReadonlySet<string> {
  return new Set(all.flatMap((words) => names.flatMap((name) => words[name].map(wordKey))));
}

/** A list of all three languages as phrases: each one split into its compared words, the longest first. */
export function phrasesOf(pick: (words: ReadingWords) => Words): readonly (readonly string[])[] {
  return all
    .flatMap(pick)
    .map((text) => phraseKey(text).split(' '))
    .filter((words) => words[0] !== '')
    .sort((a, b) => b.length - a.length);
}

/** A table of lists (`seasons`, `scales` …) of all three languages, from compared word or phrase to its key. */
export function wordTable(
  pick: (words: ReadingWords) => WordTable,
  keyOf: (text: string) => string = wordKey,
): ReadonlyMap<string, string> {
  return new Map(
    all.flatMap((words) =>
      Object.entries(pick(words)).flatMap(([code, texts]) =>
        texts.map((text) => [keyOf(text), code] as const),
      ),
    ),
  );
}

/** Month numbers by every form of a month's name. */
export const months: ReadonlyMap<string, number> = new Map(
  all.flatMap((words) =>
    words.months.flatMap((forms, index) =>
      forms.flatMap((form) =>
        words.monthEndings.map((ending) => [wordKey(form + ending), index + 1] as const),
      ),
    ),
  ),
);

const unknownMarks = wordSet('unknown');
/** Whether a text only says that something is not known (`TBA`). */
export const isUnknownMark = (text: string): boolean => {
  const bare = text.trim();
  return (
    bare.length < 60 &&
    (unknownMarks.has(wordKey(bare)) || unknownMarks.has(wordKey(bare.replace(/\.$/, ''))))
  );
};
