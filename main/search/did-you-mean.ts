import type { Archive } from '../archive.ts';
import { prepared } from '../storage/prepared.ts';
import { tokens } from '../text/fold.ts';
import { withoutMarks } from './index-text.ts';
import { readLexemes } from './query/lexemes.ts';

const LATIN = 'abcdefghijklmnopqrstuvwxyz';
const CYRILLIC = 'абвгдежзийклмнопрстуфхцчшщъыьэюя';
/** Letters of a word from which one of them can be wrong without it becoming another word altogether. */
const SHORTEST = 4;
const LONGEST = 40;
/** Records looked at for the spelling in which a word is shown. */
const LOOKED_AT = 3;

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
 * The search with a likelier spelling for each word that stands nowhere, its operators and quotes as they are; null
 * where every word stands somewhere or nothing is near. Offered, never searched by itself.
 */
export function didYouMean(archive: Archive, text: string): string | null {
  const { lexemes } = readLexemes(text, () => false);
  let meant = '';
  let at = 0;
  for (const { kind, from, to } of lexemes) {
    if (kind !== 'word' && kind !== 'phrase') continue;
    for (const token of tokens(text.slice(from, to))) {
      const better = likelier(archive, token.folded);
      if (better === null) continue;
      meant += text.slice(at, from + token.from) + better;
      at = from + token.to;
    }
  }
  return at === 0 ? null : meant + text.slice(at);
}

function likelier(archive: Archive, word: string): string | null {
  if (word.length < SHORTEST || word.length > LONGEST || stands(archive, `"${word}" *`)) return null;
  const near = listNearWords(word);
  const whole = near.filter((other) => stands(archive, `"${other}"`));
  // The beginning of words, with an ending of theirs, is meant only where no whole word is.
  const found =
    whole.length > 0
      ? whole
      : near.filter((other) => other.length >= word.length && stands(archive, `"${other}" *`));
  const [best] = found
    .map((other) => ({ other, count: countRecords(archive, other) }))
    .sort((a, b) => b.count - a.count || (a.other < b.other ? -1 : 1));
  return best ? asWritten(archive, best.other) : null;
}

const stands = ({ search }: Archive, expression: string): boolean =>
  prepared(search.db, 'SELECT 1 FROM text WHERE text MATCH ? LIMIT 1').pluck().get(expression) !== undefined;

/** Up to a thousand: more say nothing more. */
const countRecords = ({ search }: Archive, word: string): number =>
  prepared(search.db, 'SELECT count(*) FROM (SELECT 1 FROM text WHERE text MATCH ? LIMIT 1000)')
    .pluck()
    .get(`"${word}" *`) as number;

/** A folded word in the letters of a record that has it: `azerbaycan` as Azərbaycan. */
function asWritten({ search, catalogue }: Archive, word: string): string {
  const ids = prepared(search.db, 'SELECT rowid FROM text WHERE text MATCH ? LIMIT ?')
    .pluck()
    .all(`"${word}" *`, LOOKED_AT) as number[];
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
      // Azerbaijani puts endings to its words: the beginning that was meant is shown.
      if (token) return text.slice(token.from, token.from + word.length).toLocaleLowerCase('az');
    }
  }
  return word;
}
