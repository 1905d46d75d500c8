import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { addBit, hasBit, makeBitset } from './bitset.ts';
import type { Columns } from './columns.ts';
import { orderByColumn, orderByDate, orderByNumber } from './made-order.ts';
import { type Mentions, orderByName } from './mentions.ts';
import { readIds } from './number-list.ts';

/** What a record is ordered by; of a list its parts in turn. */
type Key = number | string | Buffer | readonly Key[];

/** What orders are read from. */
export interface OrderSource {
  readonly db: Db;
  readonly columns: () => Columns;
  readonly mentions: () => Mentions;
  /** All records by title. */
  readonly titles: () => Int32Array;
}

/** An order of the records that have a key: by key and then by id. */
export interface Order {
  readonly name: string;
  readonly list: (source: OrderSource) => Int32Array;
  /** Null where the record has none. */
  readonly keyOf: (source: OrderSource, id: number) => Key | null;
}

/** Where the field of an order lies: an own column, a name of the authority file, or a value. */
export interface OrderField {
  readonly name: string;
  readonly kind: 'own' | 'authority' | 'value';
}

/** The order that an index keeps, read as one list. */
function readList(db: Db, sql: string, ...holes: string[]): Int32Array {
  const blob = prepared(db, `SELECT CAST(group_concat(id, ',') AS BLOB) FROM (${sql})`)
    .pluck()
    .get(...holes);
  return readIds(blob as Buffer | null);
}

const column = (db: Db, name: string, id: number) =>
  (prepared(db, `SELECT ${name} FROM record WHERE id = ?`).pluck().get(id) as Key | null | undefined) ?? null;

/** A key of a column before the title. */
function beforeTitle(source: OrderSource, id: number, key: Key | null): Key | null {
  const title = column(source.db, 'titleKey', id);
  return key === null || title === null ? null : [key, title];
}

const OWN: Readonly<Record<string, Omit<Order, 'name'>>> = {
  title: {
    list: ({ db }) => readList(db, 'SELECT id FROM record INDEXED BY recordByTitle ORDER BY titleKey, id'),
    keyOf: ({ db }, id) => column(db, 'titleKey', id),
  },
  referenceCode: {
    list: ({ db }) =>
      readList(
        db,
        'SELECT id FROM record INDEXED BY recordByCode WHERE codeKey IS NOT NULL ORDER BY codeKey, id',
      ),
    keyOf: ({ db }, id) => column(db, 'codeKey', id),
  },
  updatedAt: {
    list: ({ db }) => readList(db, 'SELECT id FROM record INDEXED BY recordByUpdate ORDER BY updatedAt, id'),
    keyOf: ({ db }, id) => column(db, 'updatedAt', id),
  },
  createdAt: {
    // Records are numbered as they are made.
    list: ({ titles }) => titles().slice().sort(),
    keyOf: ({ db }, id) => column(db, 'id', id),
  },
  date: {
    list: ({ columns, titles }) => orderByDate(columns(), titles()),
    keyOf: (source, id) => beforeTitle(source, id, column(source.db, 'dateFrom', id)),
  },
  type: {
    list: (source) => {
      const places = typePlaces(source.db, source.columns());
      const { type } = source.columns();
      return orderByNumber(source.titles(), places.length, (id) => places.indexOf(type[id] as number));
    },
    keyOf: (source, id) => {
      const place = prepared(
        source.db,
        'SELECT recordType.position, recordType.name FROM record JOIN recordType ON recordType.name = type WHERE record.id = ?',
      )
        .raw()
        .get(id) as Key | undefined;
      return beforeTitle(source, id, place ?? null);
    },
  },
  position: {
    list: ({ columns, titles }) => orderByColumn(columns().position, titles()),
    keyOf: (source, id) => beforeTitle(source, id, column(source.db, 'position', id)),
  },
};

/** Orders that need no field: attributes of the record itself. */
export const isOwnOrder = (name: string): boolean => Object.hasOwn(OWN, name);

/** The order of a field. */
export function orderOfField({ name, kind }: OrderField): Order {
  const own = kind === 'own' ? OWN[name] : undefined;
  if (own) return { name: `own ${name}`, ...own };
  return kind === 'authority' ? nameOrder(name) : valueOrder(name);
}

/** The order of which `name` was the name. */
export function orderNamed(name: string): Order {
  const [kind = '', field = ''] = name.split(' ');
  return orderOfField({ name: field, kind: kind as OrderField['kind'] });
}

/** By the key of the first value. */
const valueOrder = (field: string): Order => ({
  name: `value ${field}`,
  list: ({ db }) =>
    readList(
      db,
      `SELECT recordId AS id FROM value INDEXED BY valueByKey
       WHERE field = ? AND key IS NOT NULL AND position = 0 ORDER BY key, recordId`,
      field,
    ),
  keyOf: ({ db }, id) =>
    (prepared(db, 'SELECT key FROM value WHERE recordId = ? AND field = ? AND position = 0')
      .pluck()
      .get(id, field) as Key | null | undefined) ?? null,
});

/** By the authorised name of the first value. */
const nameOrder = (field: string): Order => ({
  name: `authority ${field}`,
  list: ({ mentions }) => orderByName(mentions(), field),
  keyOf: ({ db }, id) =>
    (prepared(
      db,
      `SELECT nameKey, authority.id FROM value JOIN authority ON authority.id = authorityId
       WHERE recordId = ? AND field = ? AND position = 0`,
    )
      .raw()
      .get(id, field) as Key | undefined) ?? null,
});

/** The numbers of the types in the order in which the archive lists them. */
export function typePlaces(db: Db, columns: Columns): readonly number[] {
  const names = prepared(db, 'SELECT name FROM recordType ORDER BY position, name').pluck().all() as string[];
  return names.map((name) => columns.types.indexOf(name) + 1);
}

interface Keyed {
  readonly id: number;
  readonly key: Key;
}

/** The ids of an order after some records changed: they leave their places and take those of their new keys. */
export function replaceIn(
  order: Order,
  source: OrderSource,
  ids: Int32Array,
  changed: readonly number[],
): Int32Array {
  const moved = changed
    .flatMap((id): readonly Keyed[] => {
      const key = order.keyOf(source, id);
      return key === null ? [] : [{ id, key }];
    })
    .sort(compare);
  const kept = leave(ids, changed);
  const result = new Int32Array(kept.length + moved.length);
  let taken = 0;
  moved.forEach((record, index) => {
    const place = placeOf(order, source, kept, record);
    result.set(kept.subarray(taken, place), taken + index);
    result[place + index] = record.id;
    taken = place;
  });
  result.set(kept.subarray(taken), taken + moved.length);
  return result;
}

/** So many ids are looked for one by one, which is quicker than a pass over all. */
const FEW = 32;

/** The ids without some of them. */
function leave(ids: Int32Array, gone: readonly number[]): Int32Array {
  return gone.length <= FEW ? leaveFew(ids, gone) : leaveMany(ids, gone);
}

function leaveFew(ids: Int32Array, gone: readonly number[]): Int32Array {
  const places = [...new Set(gone)].map((id) => ids.indexOf(id)).filter((place) => place >= 0);
  const kept = new Int32Array(ids.length - places.length);
  let from = 0;
  places
    .sort((a, b) => a - b)
    .forEach((place, index) => {
      kept.set(ids.subarray(from, place), from - index);
      from = place + 1;
    });
  kept.set(ids.subarray(from), from - places.length);
  return kept;
}

/** Subtle: `filter` would take twenty times as long. */
function leaveMany(ids: Int32Array, gone: readonly number[]): Int32Array {
  const largest = gone.reduce((most, id) => Math.max(most, id), 0);
  const isGone = makeBitset(largest + 1);
  for (const id of gone) addBit(isGone, id);
  const kept = new Int32Array(ids.length);
  let length = 0;
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] as number;
    if (id > largest || !hasBit(isGone, id)) kept[length++] = id;
  }
  return kept.subarray(0, length);
}

/** Where a record goes: the first place whose record comes after it. */
function placeOf(order: Order, source: OrderSource, ids: Int32Array, record: Keyed): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const id = ids[middle] as number;
    const key = order.keyOf(source, id);
    if (key !== null && compare({ id, key }, record) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

const compare = (a: Keyed, b: Keyed): number => compareKeys(a.key, b.key) || a.id - b.id;

/** As SQLite compares: numbers before texts before blobs, blobs byte by byte; lists part by part. */
function compareKeys(a: Key, b: Key): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'number') return -1;
  if (typeof b === 'number') return 1;
  if (typeof a === 'string' || typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  if (Buffer.isBuffer(a) && Buffer.isBuffer(b)) return Buffer.compare(a, b);
  const [left, right] = [a as readonly Key[], b as readonly Key[]];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const order = compareKeys(left[at] as Key, right[at] as Key);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}
