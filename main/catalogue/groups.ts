import type { Grouping, RecordId, ViewGroup } from '../../preload/model.ts';
import { prepared } from '../storage/prepared.ts';
import { type Catalogue, columnsOf, titlesInOrder } from './catalogue.ts';
import { type Columns, NO_DATE } from './columns.ts';
import { orderByNumber } from './made-order.ts';
import { typePlaces } from './order.ts';
import { yearOf } from './years.ts';

/** How records fall into groups: the place of each record's group, and what the groups are. */
interface Grouped {
  readonly placeOf: (id: number) => number;
  readonly keys: readonly (string | number | null)[];
}

/** Puts rows of one group together, each group in the order of `ids`, and tells where the groups are. */
export function groupRows(
  catalogue: Catalogue,
  ids: Int32Array,
  by: Grouping,
): { readonly ids: Int32Array; readonly groups: readonly ViewGroup[] } {
  const columns = columnsOf(catalogue);
  const { placeOf, keys } = {
    type: () => byType(catalogue, columns),
    year: () => byYear(columns, ids),
    parent: () => byParent(catalogue, columns, ids),
  }[by]();
  const ordered = orderByNumber(ids, keys.length, placeOf);
  const titleOf = prepared(catalogue.db, 'SELECT title FROM record WHERE id = ?').pluck();
  const groups: ViewGroup[] = [];
  for (let from = 0; from < ordered.length; ) {
    const place = placeOf(ordered[from] as number);
    const to = endOfGroup(ordered, from, place, placeOf);
    const key = keys[place] ?? null;
    const title = by === 'parent' && key !== null ? ((titleOf.get(key) as string | undefined) ?? null) : null;
    groups.push({ key, title, from, count: to - from });
    from = to;
  }
  return { ids: ordered, groups };
}

function endOfGroup(ids: Int32Array, from: number, place: number, placeOf: (id: number) => number): number {
  let low = from + 1;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (placeOf(ids[middle] as number) === place) low = middle + 1;
    else high = middle;
  }
  return low;
}

function byType(catalogue: Catalogue, columns: Columns): Grouped {
  const numbers = typePlaces(catalogue.db, columns);
  const places = new Int32Array(columns.types.length + 1).fill(-1);
  numbers.forEach((number, place) => {
    if (number > 0) places[number] = place;
  });
  return {
    placeOf: (id) => places[columns.type[id] as number] as number,
    keys: numbers.map((number) => columns.types[number - 1] ?? null),
  };
}

/** Years that are told apart by a table; EDTF knows others, which come together at its ends. */
const FIRST_YEAR = -9999;
const YEARS = 20_000;

const rowOf = (year: number): number => Math.min(YEARS - 1, Math.max(0, year - FIRST_YEAR));

/** By the first year of the date, the newest first, those without a date last. */
function byYear({ dateFrom }: Columns, ids: Int32Array): Grouped {
  const places = new Int32Array(YEARS).fill(-1);
  for (let at = 0; at < ids.length; at++) {
    const day = dateFrom[ids[at] as number] as number;
    if (day !== NO_DATE) places[rowOf(yearOf(day))] = 0;
  }
  const keys: (number | null)[] = [];
  for (let row = YEARS - 1; row >= 0; row--) {
    if (places[row] === -1) continue;
    places[row] = keys.length;
    keys.push(row + FIRST_YEAR);
  }
  const undated = keys.length;
  keys.push(null);
  return {
    keys,
    placeOf: (id) => {
      const day = dateFrom[id] as number;
      return day === NO_DATE ? undated : (places[rowOf(yearOf(day))] as number);
    },
  };
}

/** By what the records stand under, in the order of its title, the top of the tree last. */
function byParent(catalogue: Catalogue, { parent, type }: Columns, ids: Int32Array): Grouped {
  const isParent = new Uint8Array(type.length);
  for (let at = 0; at < ids.length; at++) isParent[parent[ids[at] as number] as number] = 1;
  const places = new Int32Array(type.length);
  const keys: (RecordId | null)[] = [];
  for (const id of titlesInOrder(catalogue)) {
    if (isParent[id] !== 1) continue;
    places[id] = keys.length;
    keys.push(id as RecordId);
  }
  places[0] = keys.length;
  keys.push(null);
  return { keys, placeOf: (id) => places[parent[id] as number] as number };
}
