import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { addBit, hasBit, makeBitset } from './bitset.ts';
import { readIds } from './number-list.ts';

type Key = number | Buffer | string;

/** An order that an index of the archive keeps: the records that have a key, by key and then by id. */
export interface StoredOrder {
  readonly name: string;
  readonly list: (db: Db) => Int32Array;
  readonly keyOf: (db: Db, id: number) => Key | null;
}

function storedOrder(name: string, list: string, keyOf: string, ...holes: string[]): StoredOrder {
  const all = `SELECT CAST(group_concat(id, ',') AS BLOB) FROM (${list})`;
  return {
    name,
    list: (db) =>
      readIds(
        prepared(db, all)
          .pluck()
          .get(...holes) as Buffer | null,
      ),
    keyOf: (db, id) =>
      (prepared(db, keyOf)
        .pluck()
        .get(id, ...holes) as Key | null | undefined) ?? null,
  };
}

export const titleOrder = storedOrder(
  'title',
  'SELECT id FROM record INDEXED BY recordByTitle ORDER BY titleKey, id',
  'SELECT titleKey FROM record WHERE id = ?',
);
export const codeOrder = storedOrder(
  'referenceCode',
  'SELECT id FROM record INDEXED BY recordByCode WHERE codeKey IS NOT NULL ORDER BY codeKey, id',
  'SELECT codeKey FROM record WHERE id = ?',
);
export const updateOrder = storedOrder(
  'updatedAt',
  'SELECT id FROM record INDEXED BY recordByUpdate ORDER BY updatedAt, id',
  'SELECT updatedAt FROM record WHERE id = ?',
);

/** The order of a field by the key of its first value. */
export const fieldOrder = (field: string): StoredOrder =>
  storedOrder(
    `field ${field}`,
    `SELECT recordId AS id FROM value INDEXED BY valueByKey
     WHERE field = ? AND key IS NOT NULL AND position = 0 ORDER BY key, recordId`,
    'SELECT key FROM value WHERE recordId = ? AND field = ? AND position = 0',
    field,
  );

/** The order of a name that `name` of an order gave. */
export function orderNamed(name: string): StoredOrder {
  const own = [titleOrder, codeOrder, updateOrder].find((order) => order.name === name);
  return own ?? fieldOrder(name.replace(/^field /, ''));
}

/** The ids of an order after some records changed: they leave their places and take those of their new keys. */
export function replaceIn(
  order: StoredOrder,
  db: Db,
  ids: Int32Array,
  changed: readonly number[],
): Int32Array {
  const moved = changed.flatMap((id) => {
    const key = order.keyOf(db, id);
    return key === null ? [] : [{ id, key }];
  });
  moved.sort(compare);
  const gone = makeBitset(changed.reduce((most, id) => Math.max(most, id), 0) + 1);
  for (const id of changed) addBit(gone, id);
  const kept = ids.filter((id) => id >>> 5 >= gone.length || !hasBit(gone, id));
  const result = new Int32Array(kept.length + moved.length);
  let taken = 0;
  moved.forEach((record, index) => {
    const place = placeOf(order, db, kept, record);
    result.set(kept.subarray(taken, place), taken + index);
    result[place + index] = record.id;
    taken = place;
  });
  result.set(kept.subarray(taken), taken + moved.length);
  return result;
}

interface Keyed {
  readonly id: number;
  readonly key: Key;
}

/** Where a record goes: the first place whose record comes after it. */
function placeOf(order: StoredOrder, db: Db, ids: Int32Array, record: Keyed): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const id = ids[middle] as number;
    const key = order.keyOf(db, id);
    if (key !== null && compare({ id, key }, record) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** As SQLite compares: numbers before blobs, blobs byte by byte, then the id. */
function compare(a: Keyed, b: Keyed): number {
  return compareKeys(a.key, b.key) || a.id - b.id;
}

function compareKeys(a: Key, b: Key): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'number') return -1;
  if (typeof b === 'number') return 1;
  if (typeof a === 'string' || typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  return Buffer.compare(a, b);
}
