import type { SearchPart } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { prepared } from '../storage/prepared.ts';
import { tokens } from '../text/fold.ts';
import { mixedScriptWords } from '../text/script.ts';
import { withoutMarks } from './index-text.ts';
import { suggestTerms } from './near-terms.ts';
import { readQuery } from './read-query.ts';
import { countTerm, hasTermFrom } from './vocabulary.ts';
import { vocabularyOf } from './vocabulary-of.ts';

const LATIN = 'abcdefghijklmnopqrstuvwxyz';
const CYRILLIC = 'абвгдежзийклмнопрстуфхцчшщъыьэюя';
/** Letters of a word from which one of them can be wrong without it becoming another word altogether. */
const SHORTEST = 4;
const LONGEST = 40;
/** Words looked up in the index for one that still stands there. */
const MOST_ASKED = 5;
/** Records looked at for the spelling in which a word is shown. */
const LOOKED_AT = 10;

/** Words one typing error away: a letter too many, too few, another one, or two the wrong way round. */
export function listNearWords(word: string): readonly string[] {
  const letters = /[\u0400-\u04ff]/.test(word) ? CYRILLIC : LATIN;
  const near = new Set<string>();
  for (let at = 0; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    if (after !== '') near.add(before + after.slice(1));
    if (after.length > 1) near.add(before + after[1] + after[0] + after.slice(2));
    for (const letter of letters) {
      near.add(before + letter + after);
      if (after !== '') near.add(before + letter + after.slice(1));
    }
  }
  near.delete(word);
  return [...near];
}

/**
 * The search with a likelier spelling for each word that stands nowhere, its operators, fields and quotes as they are;
 * null where every word stands somewhere or nothing is near. Offered, never searched by itself.
 */
export function didYouMean(archive: Archive, text: string): string | null {
  let meant = '';
  let at = 0;
  for (const { from, to } of readQuery(archive, text).parts.flatMap((part) => wordsOf(text, part))) {
    for (const token of tokens(text.slice(from, to))) {
      const better = likelier(archive, token.folded);
      if (better === null) continue;
      meant += text.slice(at, from + token.from) + better;
      at = from + token.to;
    }
  }
  return at === 0 ? null : meant + text.slice(at);
}

/** Where the words of a part stand: of a field only its value, as its name is no word of a record. */
function wordsOf(text: string, { kind, from, to }: SearchPart): readonly { from: number; to: number }[] {
  if (kind === 'operator') return [];
  const isNamed = kind === 'field' || kind === 'excluded';
  return [{ from: isNamed ? from + text.slice(from, to).indexOf(':') + 1 : from, to }];
}

function likelier(archive: Archive, word: string): string | null {
  const isAsked = word.length >= SHORTEST && word.length <= LONGEST && !/\p{N}/u.test(word);
  if (!isAsked || stands(archive, `"${word}" *`)) return null;
  const best = oneErrorAway(archive, word) ?? moreErrorsAway(archive, word);
  return best === undefined ? null : asWritten(archive, best);
}

/** Words of a large index are looked up in memory, where they are: asking it for each takes some tens of milliseconds. */
function oneErrorAway(archive: Archive, word: string): string | undefined {
  const vocabulary = vocabularyOf(archive.search);
  const near = listNearWords(word);
  const whole = near.filter((other) =>
    vocabulary ? countTerm(vocabulary, other) > 0 : stands(archive, `"${other}"`),
  );
  if (whole.length > 0) return mostFrequent(archive, whole);
  // The beginning of words, with an ending of theirs, is meant only where no whole word is.
  const beginnings = near.filter(
    (other) =>
      other.length >= word.length &&
      (vocabulary ? hasTermFrom(vocabulary, other) : stands(archive, `"${other}" *`)),
  );
  return mostFrequent(archive, beginnings);
}

/** Only where the words are in memory, which may know some that are gone. */
function moreErrorsAway(archive: Archive, word: string): string | undefined {
  const vocabulary = vocabularyOf(archive.search);
  const near = vocabulary ? suggestTerms(vocabulary, word, MOST_ASKED) : [];
  return near.find((other) => stands(archive, `"${other}"`));
}

function mostFrequent(archive: Archive, words: readonly string[]): string | undefined {
  const counted = words.map((word) => ({ word, count: countRecords(archive, word) }));
  const standing = counted.filter(({ count }) => count > 0);
  return standing.sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))[0]?.word;
}

const stands = ({ search }: Archive, expression: string): boolean =>
  prepared(search.db, 'SELECT 1 FROM text WHERE text MATCH ? LIMIT 1').pluck().get(expression) !== undefined;

/** Up to a thousand: more say nothing more. */
const countRecords = ({ search }: Archive, word: string): number =>
  prepared(search.db, 'SELECT count(*) FROM (SELECT 1 FROM text WHERE text MATCH ? LIMIT 1000)')
    .pluck()
    .get(`"${word}" *`) as number;

/**
 * A folded word in the letters of a record that has it: `azerbaycan` as Azərbaycan. One that mixes Latin with Cyrillic
 * look-alikes is shown only where there is no other.
 */
function asWritten({ search, catalogue }: Archive, word: string): string {
  const ids = prepared(search.db, 'SELECT rowid FROM text WHERE text MATCH ? LIMIT ?')
    .pluck()
    .all(`"${word}" *`, LOOKED_AT) as number[];
  let mixed: string | null = null;
  for (const id of ids) {
    const texts = prepared(
      catalogue.db,
      'SELECT title FROM record WHERE id = ? UNION ALL SELECT text FROM value WHERE recordId = ?',
    )
      .pluck()
      .all(id, id) as string[];
    for (const text of texts.map(withoutMarks)) {
      const token = tokens(text).find(
        ({ folded, from, to }) => folded.startsWith(word) && folded.length === to - from,
      );
      if (!token) continue;
      // Azerbaijani puts endings to its words: the beginning that was meant is shown.
      const written = text.slice(token.from, token.from + word.length).toLocaleLowerCase('az');
      if (mixedScriptWords(text.slice(token.from, token.to)).length === 0) return written;
      mixed ??= written;
    }
  }
  return mixed ?? word;
}
