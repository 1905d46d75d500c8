import type { AuthorityKind, FacetCount, NamedCount, ViewFacets } from '../../preload/model.ts';
import type { Bitset } from './bitset.ts';
import { hasBit, without } from './bitset.ts';
import { type Catalogue, columnsOf, mentionsOf } from './catalogue.ts';
import { NO_DATE } from './columns.ts';
import { eachMention, type Mentions } from './mentions.ts';
import { typePlaces } from './order.ts';
import { yearOf } from './years.ts';

/** Places and organisations told at most: more help nobody to choose. */
const MOST_NAMES = 200;
/** A date over more years than this says nothing of any one of them. */
const MOST_YEARS = 1000;
/** Years that are counted; EDTF knows others, of which an archive has no records. */
const FIRST_YEAR = -9999;
const LAST_YEAR = 9999;

/** Counts the records of a set by type, by year that their date overlaps, and by the places and organisations they name. */
export function countFacets(catalogue: Catalogue, set: Bitset): ViewFacets {
  return {
    types: countTypes(catalogue, set),
    years: countYears(catalogue, set),
    places: countNames(catalogue, set, 'place'),
    organisations: countNames(catalogue, set, 'organisation'),
  };
}

const mostFirst = <V>(counts: readonly FacetCount<V>[]) => [...counts].sort((a, b) => b.count - a.count);

function countTypes(catalogue: Catalogue, set: Bitset): readonly FacetCount<string>[] {
  const columns = columnsOf(catalogue);
  const counts = new Int32Array(columns.types.length + 1);
  for (let id = 1; id < columns.size; id++) {
    if (!hasBit(set, id)) continue;
    const type = columns.type[id] as number;
    counts[type] = (counts[type] as number) + 1;
  }
  return mostFirst(
    typePlaces(catalogue.db, columns).map((number) => ({
      value: columns.types[number - 1] ?? '',
      count: number > 0 ? (counts[number] as number) : 0,
    })),
  ).filter(({ count }) => count > 0);
}

/** Each record adds one at its first year and takes it away after its last; the sums are the counts. */
function countYears(catalogue: Catalogue, set: Bitset): readonly FacetCount<number>[] {
  const { dateFrom, dateTo, size } = columnsOf(catalogue);
  const turns = new Int32Array(LAST_YEAR - FIRST_YEAR + 2);
  const add = (year: number, number: number) => {
    const place = Math.min(LAST_YEAR + 1, Math.max(FIRST_YEAR, year)) - FIRST_YEAR;
    turns[place] = (turns[place] as number) + number;
  };
  for (let id = 1; id < size; id++) {
    const from = dateFrom[id] as number;
    if (from === NO_DATE || !hasBit(set, id)) continue;
    const [first, last] = [yearOf(from), yearOf(dateTo[id] as number)];
    if (last - first > MOST_YEARS) continue;
    add(first, 1);
    add(last + 1, -1);
  }
  const counts: FacetCount<number>[] = [];
  let count = 0;
  turns.forEach((turn, place) => {
    count += turn;
    if (count > 0 && place + FIRST_YEAR <= LAST_YEAR) counts.push({ value: place + FIRST_YEAR, count });
  });
  return counts.reverse();
}

function countNames(catalogue: Catalogue, set: Bitset, kind: AuthorityKind): readonly NamedCount[] {
  const mentions = mentionsOf(catalogue);
  const unchanged = without(set, mentions.stale.set);
  // A record that names the same authority in two fields counts once.
  const seen = new Int32Array(set.length * 32);
  const counts = mentions.authorities.flatMap(({ id, kind: own, name }, index) => {
    if (own !== kind) return [];
    const count = countIn(mentions, id, set, unchanged) ?? countOnce(mentions, id, set, seen, index + 1);
    return count > 0 ? [{ value: id, name, count }] : [];
  });
  return counts.sort((a, b) => b.count - a.count).slice(0, MOST_NAMES);
}

/** The quick count, for an authority that is named in one field only; null for others. */
function countIn(
  { runs, records, fresh }: Mentions,
  authority: number,
  set: Bitset,
  unchanged: Bitset,
): number | null {
  const own = runs.get(authority) ?? [];
  if (own.length > 1) return null;
  let count = 0;
  for (const { from, to } of own) {
    for (let at = from; at < to; at++) {
      const id = records[at] as number;
      count += ((unchanged[id >>> 5] as number) >>> (id & 31)) & 1;
    }
  }
  for (const [record, found] of fresh.get(authority) ?? []) {
    const fields = new Set([...found.map(({ field }) => field), ...own.map(({ field }) => field)]);
    if (fields.size > 1) return null;
    if (hasBit(set, record)) count += 1;
  }
  return count;
}

function countOnce(
  mentions: Mentions,
  authority: number,
  set: Bitset,
  seen: Int32Array,
  mark: number,
): number {
  let count = 0;
  eachMention(mentions, authority, (record) => {
    if (!hasBit(set, record) || seen[record] === mark) return;
    seen[record] = mark;
    count += 1;
  });
  return count;
}
