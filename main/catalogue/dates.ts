import { prepared } from '../storage/prepared.ts';
import { type Bitset, bitsetOf, makeBitset } from './bitset.ts';
import { type Catalogue, columnsOf } from './catalogue.ts';
import { type Columns, NO_DATE } from './columns.ts';
import { readIds } from './number-list.ts';

/** Days from 0000-01-01, both ends included. */
export interface Days {
  readonly from: number;
  readonly to: number;
}

/** Records whose own date overlaps any of these spans. */
export function overlapping({ dateFrom, dateTo, size, type }: Columns, spans: readonly Days[]): Bitset {
  const set = makeBitset(type.length);
  for (let id = 1; id < size; id++) {
    const first = dateFrom[id] as number;
    if (first === NO_DATE) continue;
    const last = dateTo[id] as number;
    for (const span of spans) {
      if (first <= span.to && last >= span.from) {
        set[id >>> 5] = (set[id >>> 5] as number) | (1 << (id & 31));
        break;
      }
    }
  }
  return set;
}

/** Records with a value of the field, not only the first one, that overlaps the span. */
export function datedInField(catalogue: Catalogue, field: string, { from, to }: Days): Bitset {
  return listed(catalogue, 'field = ? AND key IS NOT NULL AND key <= ? AND dateTo >= ?', field, to, from);
}

/** Records with a value of the field whose key, in days, minor units or as a number, lies in the range. */
export function keyedBetween(
  catalogue: Catalogue,
  field: string,
  from: number,
  to: number,
  currency: string | null,
): Bitset {
  const within = 'field = ? AND key >= ? AND key <= ?';
  return currency === null
    ? listed(catalogue, within, field, from, to)
    : listed(catalogue, `${within} AND currency = ?`, field, from, to, currency);
}

/** Records that have a value of the field; agents and places are no keys. */
export const keyedInField = (catalogue: Catalogue, field: string): Bitset =>
  listed(catalogue, 'field = ? AND key IS NOT NULL', field);

function listed(catalogue: Catalogue, where: string, ...holes: (string | number)[]): Bitset {
  const blob = prepared(
    catalogue.db,
    `SELECT CAST(group_concat(recordId, ',') AS BLOB) FROM value INDEXED BY valueByKey WHERE ${where}`,
  )
    .pluck()
    .get(...holes) as Buffer | null;
  return bitsetOf(readIds(blob), columnsOf(catalogue).type.length);
}
