import type { AuthorityKind, FacetCount, NamedCount, ViewFacets } from '../../preload/model.ts';
import type { Bitset } from './bitset.ts';
import { hasBit, without } from './bitset.ts';
import { type Catalogue, columnsOf, mentionsOf } from './catalogue.ts';
import { NO_DATE } from './columns.ts';
import type { Mentions } from './mentions.ts';
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
  for (let id = 1; id < size; id++) {
    const from = dateFrom[id] as number;
    if (from === NO_DATE || !hasBit(set, id)) continue;
    const first = yearOf(from);
    const last = yearOf(dateTo[id] as number);
    if (last - first > MOST_YEARS) continue;
    const [begin, end] = [turnOf(first), turnOf(last + 1)];
    turns[begin] = (turns[begin] as number) + 1;
    turns[end] = (turns[end] as number) - 1;
  }
  const counts: FacetCount<number>[] = [];
  let count = 0;
  turns.forEach((turn, place) => {
    count += turn;
    if (count > 0 && place + FIRST_YEAR <= LAST_YEAR) counts.push({ value: place + FIRST_YEAR, count });
  });
  return counts.reverse();
}

const turnOf = (year: number): number => Math.min(LAST_YEAR + 1, Math.max(FIRST_YEAR, year)) - FIRST_YEAR;

function countNames(catalogue: Catalogue, set: Bitset, kind: AuthorityKind): readonly NamedCount[] {
  const mentions = mentionsOf(catalogue);
  const counted: Counted = {
    mentions,
    set,
    unchanged: without(set, mentions.stale.set),
    seen: new Int32Array(set.length * 32),
  };
  const counts = mentions.authorities.flatMap(({ id, kind: own, name }, index) => {
    if (own !== kind) return [];
    const count = countMentions(counted, id, index + 1);
    return count > 0 ? [{ value: id, name, count }] : [];
  });
  return counts.sort((a, b) => b.count - a.count).slice(0, MOST_NAMES);
}

interface Counted {
  readonly mentions: Mentions;
  readonly set: Bitset;
  /** Those of the set of which the runs hold. */
  readonly unchanged: Bitset;
  /** By record, the mark of the authority record that it was counted for last. */
  readonly seen: Int32Array;
}

/** The records that name an authority record; one that names it in two fields counts once. */
function countMentions({ mentions, set, unchanged, seen }: Counted, authority: number, mark: number): number {
  const { records, fresh } = mentions;
  const runs = mentions.runs.get(authority) ?? [];
  let count = 0;
  for (const { from, to } of runs) {
    count +=
      runs.length === 1
        ? countPlain(records, from, to, unchanged)
        : countUnseen(records, from, to, unchanged, seen, mark);
  }
  for (const record of fresh.get(authority)?.keys() ?? []) if (hasBit(set, record)) count += 1;
  return count;
}

function countPlain(records: Int32Array, from: number, to: number, set: Bitset): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const id = records[at] as number;
    count += ((set[id >>> 5] as number) >>> (id & 31)) & 1;
  }
  return count;
}

function countUnseen(
  records: Int32Array,
  from: number,
  to: number,
  set: Bitset,
  seen: Int32Array,
  mark: number,
): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const id = records[at] as number;
    if ((((set[id >>> 5] as number) >>> (id & 31)) & 1) === 0 || seen[id] === mark) continue;
    seen[id] = mark;
    count += 1;
  }
  return count;
}
