import type { Archive } from '../archive.ts';
import { type Bitset, bitsetOf, both, idsOf, makeBitset } from '../catalogue/bitset.ts';
import { columnsOf, followChanges } from '../catalogue/catalogue.ts';
import { readIds } from '../catalogue/number-list.ts';
import { prepared } from '../storage/prepared.ts';
import { markMatches } from '../text/search-text.ts';
import { fieldToken } from './field-token.ts';
import { runningFields, withoutMarks } from './index-text.ts';
import { quoteWords } from './query/evaluate-search.ts';
import type { Words } from './query/search-tree.ts';
import { countPending, followHistory, indexState } from './search-index.ts';

/** Changes that a search waits for. */
const MOST_PENDING = 500;
/** Sets of matches kept, of which a person asks for the same again by sorting and narrowing. */
const KEPT_MATCHES = 24;

/** Brings the index up before a search where that is quick; the indexer does the rest and tells when it has. */
export function followIndex({ search: index, catalogue }: Archive): void {
  followChanges(catalogue);
  const isQuick = () => index.path === null || countPending(index, catalogue.db) <= MOST_PENDING;
  if (!index.isBusy && isQuick()) followHistory(index, catalogue.db);
}

export type IndexTable = 'text' | 'fieldText';

/** The records that an FTS5 expression finds, the bin included; must not be changed. */
export function matchExpression(archive: Archive, table: IndexTable, expression: string): Bitset {
  const { matches } = archive.search;
  const state = indexState(archive.search);
  if (matches.state !== state) matches.sets.clear();
  matches.state = state;
  const key = `${table} ${expression}`;
  const set = matches.sets.get(key) ?? readMatches(archive, table, expression);
  matches.sets.delete(key);
  matches.sets.set(key, set);
  for (const oldest of [...matches.sets.keys()].slice(0, Math.max(0, matches.sets.size - KEPT_MATCHES)))
    matches.sets.delete(oldest);
  return set;
}

function readMatches(archive: Archive, table: IndexTable, expression: string): Bitset {
  const blob = prepared(
    archive.search.db,
    `SELECT CAST(group_concat(rowid, ',') AS BLOB) FROM ${table} WHERE ${table} MATCH ?`,
  )
    .pluck()
    .get(expression) as Buffer | null;
  return bitsetOf(readIds(blob), columnsOf(archive.catalogue).type.length);
}

/** Records whose field has all these words or phrases. */
export function matchInField(archive: Archive, field: string, wanted: readonly Words[]): Bitset {
  const all = (mark?: (token: string) => string) =>
    wanted.map((words) => quoteWords(words, mark)).join(' AND ');
  if (field === 'title') return matchExpression(archive, 'text', `title : (${all()})`);
  if (field === 'referenceCode') return matchExpression(archive, 'text', `code : (${all()})`);
  if (runningFields(archive.catalogue.db).has(field))
    return matchInRunningText(archive, field, wanted, all());
  const number = archive.search.knownNumber(field);
  if (number === null) return makeBitset(columnsOf(archive.catalogue).type.length);
  return matchExpression(
    archive,
    'fieldText',
    all((token) => fieldToken(number, token)),
  );
}

/** Running text is indexed by record only: which field a match stands in is read from the record. */
function matchInRunningText(
  archive: Archive,
  field: string,
  wanted: readonly Words[],
  expression: string,
): Bitset {
  const { live, type } = columnsOf(archive.catalogue);
  const found = idsOf(both(live, matchExpression(archive, 'text', `body : (${expression})`)));
  const read = prepared(
    archive.catalogue.db,
    'SELECT text FROM value WHERE recordId = ? AND field = ?',
  ).pluck();
  const fitting = found.filter((id) => {
    const text = (read.all(id, field) as string[]).map(withoutMarks).join('\n');
    return wanted.every((words) => markMatches(text, [words]).length > 0);
  });
  return bitsetOf(fitting, type.length);
}
