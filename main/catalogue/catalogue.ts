import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { type Bitset, dropBit, hasBit } from './bitset.ts';
import { type Columns, loadColumns, refreshColumns } from './columns.ts';
import { loadMentions, type Mentions, refreshMentions } from './mentions.ts';
import { type Order, type OrderField, type OrderSource, orderOfField, replaceIn } from './order.ts';
import { restoreCatalogue, writeSidecar } from './sidecar.ts';

/**
 * What lists of records are chosen and ordered by, kept in memory beside the archive and made true by following
 * its history: a million records in some 60 MB. It reads through a connection of its own, which sees what is
 * committed and nothing else. Parts are read when they are first wanted.
 */
export interface Catalogue {
  readonly db: Db;
  /** The file in which a large catalogue outlives the program; null where none is kept. */
  readonly sidecar: string | null;
  /** What stands in that file, null where it is not there. */
  saved: string | null;
  /** The last change of the history that it knows; -1 before anything was read. */
  watermark: number;
  columns: Columns | null;
  mentions: Mentions | null;
  /** By name of the order, the one used last at the end. */
  readonly orders: Map<string, KeptOrder>;
}

interface KeptOrder {
  readonly order: Order;
  ids: Int32Array;
  /** Records that changed since; they take their places when the order is next wanted. */
  readonly moved: Set<number>;
}

/** Changes followed one by one; after more the parts are read anew. */
const MOST_CHANGES = 20_000;
/** Moves within an order; after more it is read anew. */
const MOST_MOVES = 200;
/** Orders by fields kept; 4 bytes a record each. */
const KEPT_ORDERS = 12;

/** An empty catalogue over a read-only connection to the archive. */
export function openCatalogue(db: Db, sidecar: string | null = null): Catalogue {
  return {
    db,
    sidecar,
    saved: null,
    watermark: -1,
    columns: null,
    mentions: null,
    orders: new Map(),
  };
}

/** Makes what is loaded true again after edits; cheap where nothing changed. */
export function followChanges(catalogue: Catalogue): void {
  const { db } = catalogue;
  const last = prepared(db, 'SELECT coalesce(max(id), 0) FROM change').pluck().get() as number;
  if (catalogue.watermark < 0) restoreCatalogue(catalogue);
  const from = catalogue.watermark;
  if (last === from) return;
  catalogue.watermark = last;
  const changes =
    from < 0
      ? null
      : prepared<{ entity: string; recordId: number | null }>(
          db,
          'SELECT DISTINCT entity, recordId FROM change WHERE id > ? AND id <= ? LIMIT ?',
        ).all(from, last, MOST_CHANGES + 1);
  if (changes === null || changes.length > MOST_CHANGES || last < from) {
    catalogue.columns = null;
    catalogue.mentions = null;
    catalogue.orders.clear();
    return;
  }
  const records = changes.flatMap(({ entity, recordId }) => (entity === 'record' ? (recordId ?? []) : []));
  const ids = [...new Set(records)];
  const has = (wanted: string) => changes.some(({ entity }) => entity === wanted);
  // Names, kinds and countries of authority records stand in the mentions.
  if (has('authority')) catalogue.mentions = null;
  for (const name of [...catalogue.orders.keys()]) {
    const isByName = name.startsWith('authority ') && has('authority');
    const isByType = name === 'own type' && has('recordType');
    if (isByName || isByType) catalogue.orders.delete(name);
  }
  if (ids.length > 0) followRecords(catalogue, ids);
}

function followRecords(catalogue: Catalogue, ids: readonly number[]): void {
  const { db, columns, mentions } = catalogue;
  if (columns) refreshColumns(columns, db, ids);
  if (mentions) {
    refreshMentions(mentions, db, ids, (columns?.size ?? Math.max(...ids)) + 1);
    if (mentions.stale.count > MOST_CHANGES) catalogue.mentions = null;
  }
  for (const [name, { moved }] of catalogue.orders) {
    for (const id of ids) moved.add(id);
    if (moved.size > MOST_MOVES) catalogue.orders.delete(name);
  }
}

/** Writes what a large catalogue has read beside its archive, where it keeps a file there. */
export function saveCatalogue(catalogue: Catalogue): void {
  settleOrders(catalogue);
  writeSidecar(catalogue);
}

/** Makes kept orders true: the one of a name, or all of them. */
function settleOrders(catalogue: Catalogue, name: string | null = null): void {
  const source = sourceOf(catalogue);
  for (const kept of catalogue.orders.values()) {
    if (kept.moved.size === 0 || (name !== null && kept.order.name !== name)) continue;
    kept.ids = replaceIn(kept.order, source, kept.ids, [...kept.moved]);
    kept.moved.clear();
  }
}

const sourceOf = (catalogue: Catalogue): OrderSource => ({
  db: catalogue.db,
  columns: () => columnsOf(catalogue),
  mentions: () => mentionsOf(catalogue),
  titles: () => titlesInOrder(catalogue),
});

/** The columns; read now where they were not. */
export function columnsOf(catalogue: Catalogue): Columns {
  catalogue.columns ??= loadColumns(catalogue.db);
  return catalogue.columns;
}

/** The mentions of authority records; read now where they were not. */
export function mentionsOf(catalogue: Catalogue): Mentions {
  catalogue.mentions ??= loadMentions(catalogue.db, columnsOf(catalogue).size);
  return catalogue.mentions;
}

/** Every record that has something in the field, smallest first; the same value by title or by id. */
export function orderOf(catalogue: Catalogue, field: OrderField): Int32Array {
  const { orders } = catalogue;
  const order = orderOfField(field);
  settleOrders(catalogue, order.name);
  const ids = orders.get(order.name)?.ids ?? order.list(sourceOf(catalogue));
  orders.delete(order.name);
  orders.set(order.name, { order, ids, moved: new Set() });
  for (const oldest of [...orders.keys()].slice(0, Math.max(0, orders.size - KEPT_ORDERS)))
    orders.delete(oldest);
  return ids;
}

/** All records by title. */
export const titlesInOrder = (catalogue: Catalogue): Int32Array =>
  orderOf(catalogue, { name: 'title', kind: 'own' });

/**
 * The chosen records in an order: those that have a value first, in either direction, the others by title.
 */
export function inOrder(
  catalogue: Catalogue,
  chosen: Bitset,
  count: number,
  sort: { readonly field: OrderField; readonly direction: 'asc' | 'desc' },
): Int32Array {
  const order = orderOf(catalogue, sort.field);
  const result = new Int32Array(count);
  const length = fill(result, 0, order, chosen, sort.direction === 'asc' ? 1 : -1);
  if (length === count) return result;
  const rest = chosen.slice();
  for (let at = 0; at < length; at++) dropBit(rest, result[at] as number);
  fill(result, length, titlesInOrder(catalogue), rest, 1);
  return result;
}

/** Appends the ids of an order that are in a set, forwards or backwards; answers how many there are then. */
function fill(result: Int32Array, from: number, order: Int32Array, set: Bitset, step: 1 | -1): number {
  let length = from;
  const [first, end] = step > 0 ? [0, order.length] : [order.length - 1, -1];
  for (let at = first; at !== end && length < result.length; at += step) {
    const id = order[at] as number;
    if (hasBit(set, id)) result[length++] = id;
  }
  return length;
}
