import type { RecordId, SearchHit } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { type Bitset, bitsetOf, both, countBits, hasBit, idsOf } from '../catalogue/bitset.ts';
import { columnsOf, followChanges, inOrder } from '../catalogue/catalogue.ts';
import { readIds } from '../catalogue/number-list.ts';
import { prepared } from '../storage/prepared.ts';
import { tokens } from '../text/fold.ts';
import { toFtsQuery } from '../text/search-text.ts';
import { fieldToken } from './field-token.ts';
import { runningFields, withoutMarks } from './index-text.ts';
import { countPending, followHistory, readWatermark } from './search-index.ts';
import { listSnippets } from './snippets.ts';

/** How much a match counts, by column: title, reference code, names, body, files. */
const WEIGHTS = '10.0, 8.0, 4.0, 1.0, 1.0';
/** Changes that a search waits for. */
const MOST_PENDING = 500;
/** Hits ranked one by one; ranking more takes longer than a person waits (about 2.6 µs a hit). */
const MOST_RANKED = 10_000;

/** All records that match, the bin included; null where the text has nothing to search. */
export function findText(archive: Archive, text: string): Bitset | null {
  follow(archive);
  const query = toFtsQuery(text);
  return query === null ? null : matchText(archive, 'text', query);
}

/** Brings the index up before a search where that is quick; the indexer does the rest and tells when it has. */
function follow({ search: index, catalogue }: Archive): void {
  followChanges(catalogue);
  const isQuick = () => index.path === null || countPending(index, catalogue.db) <= MOST_PENDING;
  if (!index.isBusy && isQuick()) followHistory(index, catalogue.db);
}

type Table = 'text' | 'fieldText';

/** Sets of matches kept, of which a person asks for the same again by sorting and narrowing. */
const KEPT_MATCHES = 24;

function matchText(archive: Archive, table: Table, query: string): Bitset {
  const { matches } = archive.search;
  const watermark = readWatermark(archive.search.db);
  if (matches.watermark !== watermark) matches.sets.clear();
  matches.watermark = watermark;
  const key = `${table} ${query}`;
  const set = matches.sets.get(key) ?? readMatches(archive, table, query);
  matches.sets.delete(key);
  matches.sets.set(key, set);
  for (const oldest of [...matches.sets.keys()].slice(0, Math.max(0, matches.sets.size - KEPT_MATCHES)))
    matches.sets.delete(oldest);
  return set;
}

function readMatches(archive: Archive, table: Table, query: string): Bitset {
  const blob = prepared(
    archive.search.db,
    `SELECT CAST(group_concat(rowid, ',') AS BLOB) FROM ${table} WHERE ${table} MATCH ?`,
  )
    .pluck()
    .get(query) as Buffer | null;
  return bitsetOf(readIds(blob), columnsOf(archive.catalogue).type.length);
}

/** Records whose field has every word of a text as the beginning of a word of its own; all where there is none. */
export function findInField(archive: Archive, field: string, text: string): Bitset | null {
  follow(archive);
  const words = tokens(text).map(({ folded }) => folded);
  if (words.length === 0) return null;
  const every = (column: string, word: (folded: string) => string) =>
    words.map((folded) => `${column}"${word(folded)}"*`).join(' AND ');
  if (field === 'title')
    return matchText(
      archive,
      'text',
      every('title : ', (word) => word),
    );
  if (field === 'referenceCode')
    return matchText(
      archive,
      'text',
      every('code : ', (word) => word),
    );
  if (runningFields(archive.db).has(field)) return findInRunningText(archive, field, words, every);
  const number = archive.search.numberOf(field);
  return matchText(
    archive,
    'fieldText',
    every('', (word) => fieldToken(number, word)),
  );
}

/** Running text is indexed by record only: which field a match stands in is read from the record. */
function findInRunningText(
  archive: Archive,
  field: string,
  words: readonly string[],
  every: (column: string, word: (folded: string) => string) => string,
): Bitset {
  const found = idsOf(
    matchText(
      archive,
      'text',
      every('body : ', (word) => word),
    ),
  );
  const read = prepared(
    archive.catalogue.db,
    'SELECT text FROM value WHERE recordId = ? AND field = ?',
  ).pluck();
  const fitting = found.filter((id) => {
    const inField = tokens((read.all(id, field) as string[]).map(withoutMarks).join('\n'));
    return words.every((word) => inField.some(({ folded }) => folded.startsWith(word)));
  });
  return bitsetOf(fitting, columnsOf(archive.catalogue).type.length);
}

/**
 * Chosen records that match a text, the best first: title and reference code above names above body (bm25). Of
 * very many, those with a match in title or code come first, each group by date, the newest first.
 */
export function bestFirst(archive: Archive, text: string, chosen: Bitset, count: number): Int32Array {
  const query = toFtsQuery(text);
  const byDate = (set: Bitset, size: number) =>
    inOrder(archive.catalogue, set, size, { field: { name: 'date', kind: 'own' }, direction: 'desc' });
  if (query === null) return byDate(chosen, count);
  if (count > MOST_RANKED) {
    const heads = both(chosen, matchText(archive, 'text', `{title code} : (${query})`));
    return headsFirst(byDate(chosen, count), heads, countBits(heads));
  }
  const ranked = prepared(
    archive.search.db,
    `SELECT rowid FROM text WHERE text MATCH ? ORDER BY bm25(text, ${WEIGHTS}), rowid`,
  )
    .pluck()
    .all(query) as number[];
  return Int32Array.from(ranked.filter((id) => hasBit(chosen, id)));
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
