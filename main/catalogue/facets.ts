import type { AuthorityKind, FacetCount, NamedCount, ViewFacets } from '../../preload/model.ts';
import type { Bitset } from './bitset.ts';
import { hasBit } from './bitset.ts';
import { type Catalogue, columnsOf, mentionsOf } from './catalogue.ts';
import { NO_DATE } from './columns.ts';
import { eachMention } from './mentions.ts';
import { yearOf } from './years.ts';

/** Places and organisations told at most: more help nobody to choose. */
const MOST_NAMES = 200;
/** A date over more years than this says nothing of any one of them. */
const MOST_YEARS = 1000;

/** Counts the records of a set by type, by year that their date overlaps, and by the places and organisations they name. */
export function countFacets(catalogue: Catalogue, ids: Int32Array, set: Bitset): ViewFacets {
  return {
    types: countTypes(catalogue, ids),
    years: countYears(catalogue, ids),
    places: countNames(catalogue, set, 'place'),
    organisations: countNames(catalogue, set, 'organisation'),
  };
}

const mostFirst = <V>(counts: readonly FacetCount<V>[]) => [...counts].sort((a, b) => b.count - a.count);

function countTypes(catalogue: Catalogue, ids: Int32Array): readonly FacetCount<string>[] {
  const columns = columnsOf(catalogue);
  const counts = new Int32Array(columns.types.length + 1);
  for (let at = 0; at < ids.length; at++) {
    const type = columns.type[ids[at] as number] as number;
    counts[type] = (counts[type] as number) + 1;
  }
  return mostFirst(
    columns.types.map((value, index) => ({ value, count: counts[index + 1] as number })),
  ).filter(({ count }) => count > 0);
}

function countYears(catalogue: Catalogue, ids: Int32Array): readonly FacetCount<number>[] {
  const { dateFrom, dateTo } = columnsOf(catalogue);
  const counts = new Map<number, number>();
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] as number;
    const from = dateFrom[id] as number;
    if (from === NO_DATE) continue;
    const [first, last] = [yearOf(from), yearOf(dateTo[id] as number)];
    if (last - first > MOST_YEARS) continue;
    for (let year = first; year <= last; year++) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.value - a.value);
}

function countNames(catalogue: Catalogue, set: Bitset, kind: AuthorityKind): readonly NamedCount[] {
  const mentions = mentionsOf(catalogue);
  // A record that names the same authority in two fields counts once.
  const seen = new Int32Array(set.length * 32);
  const counts = mentions.authorities.flatMap(({ id, kind: own, name }, index) => {
    if (own !== kind) return [];
    let count = 0;
    eachMention(mentions, id, (record) => {
      if (!hasBit(set, record) || seen[record] === index + 1) return;
      seen[record] = index + 1;
      count += 1;
    });
    return count > 0 ? [{ value: id, name, count }] : [];
  });
  return counts.sort((a, b) => b.count - a.count).slice(0, MOST_NAMES);
}
