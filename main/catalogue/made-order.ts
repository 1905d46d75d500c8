import type { Columns } from './columns.ts';
import { NO_DATE } from './columns.ts';

/** Days told apart by one pass of counting; beyond it dates are sorted by comparing. */
const WIDEST_SPAN = 4_000_000;

/** Records in the order of a small number that they have; the same number keeps the order of `ids`; -1 leaves out. */
export function orderByNumber(
  ids: Int32Array,
  numbers: number,
  numberOf: (id: number) => number,
): Int32Array {
  const starts = new Int32Array(numbers + 1);
  const found = new Int32Array(ids.length);
  for (let at = 0; at < ids.length; at++) {
    const number = numberOf(ids[at] as number);
    found[at] = number;
    if (number >= 0) starts[number + 1] = (starts[number + 1] as number) + 1;
  }
  for (let number = 0; number < numbers; number++)
    starts[number + 1] = (starts[number + 1] as number) + (starts[number] as number);
  const result = new Int32Array(starts[numbers] as number);
  for (let at = 0; at < ids.length; at++) {
    const number = found[at] as number;
    if (number < 0) continue;
    const place = starts[number] as number;
    result[place] = ids[at] as number;
    starts[number] = place + 1;
  }
  return result;
}

/** Dated records by the first day of their date, those of one day in the order of `ids`. */
export function orderByDate({ dateFrom }: Columns, ids: Int32Array): Int32Array {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < ids.length; at++) {
    const day = dateFrom[ids[at] as number] as number;
    if (day === NO_DATE) continue;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  if (first > last) return new Int32Array(0);
  if (last - first < WIDEST_SPAN) {
    return orderByNumber(ids, last - first + 1, (id) => {
      const day = dateFrom[id] as number;
      return day === NO_DATE ? -1 : day - first;
    });
  }
  const dated = ids.filter((id) => dateFrom[id] !== NO_DATE);
  return dated.sort((a, b) => (dateFrom[a] as number) - (dateFrom[b] as number));
}

/** Records by a column's number, however large. */
export function orderByColumn(column: ArrayLike<number>, ids: Int32Array): Int32Array {
  return ids.slice().sort((a, b) => (column[a] as number) - (column[b] as number));
}
