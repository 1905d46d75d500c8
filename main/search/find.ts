import type { RecordId, SearchHit } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { type Bitset, both, countBits, either, hasBit, makeBitset, without } from '../catalogue/bitset.ts';
import { columnsOf, inOrder, mentionsOf, orderOf } from '../catalogue/catalogue.ts';
import { datedInField, keyedBetween, keyedInField, overlapping } from '../catalogue/dates.ts';
import { recordsFilled, recordsNaming } from '../catalogue/mentions.ts';
import { OPEN_END } from '../reading/edtf.ts';
import { prepared } from '../storage/prepared.ts';
import { tokens } from '../text/fold.ts';
import { followIndex, matchExpression, matchInField } from './match.ts';
import { evaluateSearch, quoteWords, toExpression } from './query/evaluate-search.ts';
import type { Condition, SearchTree, Words } from './query/search-tree.ts';
import { readQuery } from './read-query.ts';
import { listSnippets } from './snippets.ts';

/** How much a match counts, by column: title, reference code, names, body, files, pages. */
const WEIGHTS = '10.0, 8.0, 4.0, 1.0, 1.0, 0.5';
/** Hits ranked one by one; ranking more takes longer than a person waits (about 2.6 µs a hit). */
const MOST_RANKED = 10_000;

/** All records that a search finds, the bin included; null where the text has nothing to search. */
export function findText(archive: Archive, text: string): Bitset | null {
  followIndex(archive);
  const { tree, isEmpty } = readQuery(archive, text);
  if (isEmpty) return null;
  const { catalogue } = archive;
  const { live, bin } = columnsOf(catalogue);
  return evaluateSearch<Bitset>(tree, {
    all: () => either(live, bin),
    both,
    either,
    without,
    text: (expression) => matchExpression(archive, 'text', expression),
    condition: (condition) => findCondition(archive, condition),
  });
}

function findCondition(archive: Archive, condition: Condition): Bitset {
  const { catalogue } = archive;
  const columns = columnsOf(catalogue);
  const size = columns.type.length;
  switch (condition.kind) {
    case 'words':
      return matchInField(archive, condition.field, [condition.words]);
    case 'days':
      return condition.field === 'date'
        ? overlapping(columns, [condition])
        : datedInField(catalogue, condition.field, condition);
    case 'range': {
      const { field, from, to, currency } = condition;
      return keyedBetween(catalogue, field, from ?? -OPEN_END, to ?? OPEN_END, currency);
    }
    case 'types':
      return ofTypes(archive, condition.types);
    case 'country': {
      const { authorities } = mentionsOf(catalogue);
      const named = authorities.filter(({ country }) => country === condition.country);
      return recordsNaming(
        mentionsOf(catalogue),
        named.map(({ id }) => id),
        size,
      );
    }
    case 'filled':
      return findFilled(archive, condition.field);
  }
}

function ofTypes({ catalogue }: Archive, names: readonly string[]): Bitset {
  const { type, types, size } = columnsOf(catalogue);
  const numbers = new Set(names.map((name) => types.indexOf(name) + 1));
  numbers.delete(0);
  const set = makeBitset(type.length);
  for (let id = 1; id < size; id++) {
    if (numbers.has(type[id] as number)) set[id >>> 5] = (set[id >>> 5] as number) | (1 << (id & 31));
  }
  return set;
}

function findFilled({ catalogue }: Archive, field: string): Bitset {
  const { type, live, bin } = columnsOf(catalogue);
  if (field === 'title') return either(live, bin);
  return either(keyedInField(catalogue, field), recordsFilled(mentionsOf(catalogue), type.length, field));
}

/** Records whose field has every word of a text as the beginning of a word of its own; null where there is none. */
export function findInField(archive: Archive, field: string, text: string): Bitset | null {
  followIndex(archive);
  const words = tokens(text).map(
    ({ folded }): Words => ({ tokens: [folded], russian: null, isPrefix: true }),
  );
  return words.length === 0 ? null : matchInField(archive, field, words);
}

/** The words by which matches are ranked: the whole search where it is words only, else any of its words. */
function rankedExpression(tree: SearchTree): string | null {
  const whole = toExpression(tree);
  if (whole !== null) return whole;
  const words = plainWords(tree).map((part) => quoteWords(part));
  return words.length === 0 ? null : words.join(' OR ');
}

function plainWords(tree: SearchTree): readonly Words[] {
  if (tree.kind === 'words') return [tree.words];
  return tree.kind === 'and' || tree.kind === 'or' ? tree.parts.flatMap(plainWords) : [];
}

/**
 * Chosen records that match a text, the best first: title and reference code above names above body (bm25). Of
 * very many, those with a match in title or code come first, each group by date, the newest first.
 */
export function bestFirst(archive: Archive, text: string, chosen: Bitset, count: number): Int32Array {
  const byDate = () =>
    inOrder(archive.catalogue, chosen, count, { field: { name: 'date', kind: 'own' }, direction: 'desc' });
  const expression = rankedExpression(readQuery(archive, text).tree);
  if (expression === null) return byDate();
  if (countBits(matchExpression(archive, 'text', expression)) > MOST_RANKED) {
    const heads = both(chosen, matchExpression(archive, 'text', `{title code} : (${expression})`));
    return headsFirst(byDate(), heads, countBits(heads));
  }
  const ranked = prepared(
    archive.search.db,
    `SELECT rowid FROM text WHERE text MATCH ? ORDER BY bm25(text, ${WEIGHTS}), rowid`,
  )
    .pluck()
    .all(expression) as number[];
  const best = Int32Array.from(ranked.filter((id) => hasBit(chosen, id)));
  return best.length === count ? best : followedBy(best, byDate());
}

/**
 * The first matches of a search that finds very many, as `bestFirst` will order them: known before the others are
 * counted. Null where the whole is quick, or too few of them have a match in title or code.
 */
export function firstOfBest(
  archive: Archive,
  text: string,
  chosen: Bitset,
  wanted: number,
): Int32Array | null {
  const expression = toExpression(readQuery(archive, text).tree);
  if (expression === null || !isBroad(archive, expression)) return null;
  const heads = both(chosen, matchExpression(archive, 'text', `{title code} : (${expression})`));
  const dated = orderOf(archive.catalogue, { name: 'date', kind: 'own' });
  const first = new Int32Array(wanted);
  let length = 0;
  for (let at = dated.length - 1; at >= 0 && length < wanted; at--) {
    const id = dated[at] as number;
    if (hasBit(heads, id)) first[length++] = id;
  }
  return length === wanted ? first : null;
}

/** Whether an expression matches more records than are ranked one by one, and is not known from before. */
function isBroad({ search: { db, matches } }: Archive, expression: string): boolean {
  if (matches.sets.has(`text ${expression}`)) return false;
  const beyond = prepared(db, 'SELECT 1 FROM text WHERE text MATCH ? LIMIT 1 OFFSET ?');
  return beyond.pluck().get(expression, MOST_RANKED) !== undefined;
}

/** Ids in their order, those of `heads` before the others. */
function headsFirst(ids: Int32Array, heads: Bitset, count: number): Int32Array {
  const result = new Int32Array(ids.length);
  let first = 0;
  let rest = count;
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] as number;
    result[hasBit(heads, id) ? first++ : rest++] = id;
  }
  return result;
}

/** The best, then those that were found by a condition and hold none of the words. */
function followedBy(best: Int32Array, all: Int32Array): Int32Array {
  const isBest = new Set(best);
  return Int32Array.from([...best, ...all.filter((id) => !isBest.has(id))]);
}

/** The best matches outside the bin, title and reference code above names above body, and how many there are. */
export function search(
  archive: Archive,
  text: string,
  limit = 50,
): { total: number; hits: readonly SearchHit[] } {
  const found = findText(archive, text);
  if (found === null) return { total: 0, hits: [] };
  const chosen = both(found, columnsOf(archive.catalogue).live);
  const total = countBits(chosen);
  const best = [...bestFirst(archive, text, chosen, total).subarray(0, limit)] as RecordId[];
  return { total, hits: listSnippets(archive, text, best) };
}
