import type { RecordId, SearchHit } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { prepared } from '../storage/prepared.ts';
import { markMatches, snippet, toFtsQuery } from '../text/search-text.ts';
import { withoutMarks } from './index-text.ts';
import { followHistory } from './search-index.ts';

/** Characters of text shown around a match. */
const SNIPPET_LENGTH = 200;
/** How much a match counts, by column: title, reference code, names, body. */
const WEIGHTS = '10.0, 8.0, 4.0, 1.0';

/** Ids of all records that match, in no order; null where the text has nothing to search. */
export function findIds(archive: Archive, text: string): readonly number[] | null {
  followHistory(archive.search, archive.db);
  const query = toFtsQuery(text);
  if (query === null) return null;
  // Subtle: one blob of numbers leaves SQLite ten times quicker than as many rows.
  const blob = prepared(
    archive.search.db,
    "SELECT CAST(group_concat(rowid, ',') AS BLOB) FROM text WHERE text MATCH ?",
  )
    .pluck()
    .get(query) as Buffer | null;
  return blob === null ? [] : (JSON.parse(`[${blob.toString('latin1')}]`) as number[]);
}

/** The best matches outside the bin, title and reference code above names above body, and how many there are. */
export function search(
  archive: Archive,
  text: string,
  limit = 50,
): { total: number; hits: readonly SearchHit[] } {
  followHistory(archive.search, archive.db);
  const query = toFtsQuery(text);
  if (query === null) return { total: 0, hits: [] };
  const ranked = prepared(
    archive.search.db,
    `SELECT rowid FROM text WHERE text MATCH ? ORDER BY bm25(text, ${WEIGHTS}), rowid`,
  )
    .pluck()
    .all(query) as number[];
  const kept = prepared(
    archive.db,
    'SELECT id FROM record WHERE deletedAt IS NULL AND id IN (SELECT value FROM json_each(?))',
  )
    .pluck()
    .all(JSON.stringify(ranked)) as number[];
  const isKept = new Set(kept);
  const found = ranked.filter((id) => isKept.has(id));
  return { total: found.length, hits: found.slice(0, limit).map((id) => toHit(archive, id, text)) };
}

/** Where a search matched in each of these records; records that are gone are left out. */
export function listSnippets(archive: Archive, text: string, ids: readonly RecordId[]): readonly SearchHit[] {
  const exists = prepared(archive.db, 'SELECT 1 FROM record WHERE id = ?').pluck();
  return ids.filter((id) => exists.get(id) !== undefined).map((id) => toHit(archive, id, text));
}

function toHit(archive: Archive, id: number, text: string): SearchHit {
  const record = prepared<{ id: RecordId; type: string; title: string; referenceCode: string }>(
    archive.db,
    'SELECT id, type, title, referenceCode FROM record WHERE id = ?',
  ).get(id);
  const values = prepared(archive.db, 'SELECT text FROM value WHERE recordId = ? ORDER BY length(text) DESC')
    .pluck()
    .all(id) as string[];
  const texts = [...values.map(withoutMarks), record?.title ?? '', record?.referenceCode ?? ''];
  const best = texts.reduce(
    (most, candidate) => (countMarks(candidate, text) > countMarks(most, text) ? candidate : most),
    texts[0] ?? '',
  );
  return {
    id: id as RecordId,
    type: record?.type ?? '',
    title: record?.title ?? '',
    ...snippet(best, text, SNIPPET_LENGTH),
  };
}

/** How many different words of the query a text holds. */
function countMarks(text: string, query: string): number {
  return new Set(markMatches(text, query).map(([from, to]) => text.slice(from, to).toLowerCase())).size;
}
