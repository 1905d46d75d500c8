import type { AuthorityId, AuthorityKind } from '../../preload/model.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { addBit, type Bitset, hasBit, makeBitset } from './bitset.ts';
import { eachNumber } from './number-list.ts';

/** An authority record as lists know it. */
export interface KnownAuthority {
  readonly id: AuthorityId;
  readonly kind: AuthorityKind;
  readonly name: string;
  readonly country: string | null;
}

/** The records that name one authority record in one field, in the order of their ids. */
interface Run {
  readonly authority: number;
  readonly field: string;
  /** Record ids from `from` to `to` in `records`, whose lowest bit of `isFirst` says whether it is the first value. */
  readonly from: number;
  readonly to: number;
}

/** Which records name which authority records, in which field: for facets, filters and orders by agents and places. */
export interface Mentions {
  /** By name, in the order of the alphabet. */
  readonly authorities: readonly KnownAuthority[];
  readonly runs: ReadonlyMap<number, readonly Run[]>;
  readonly records: Int32Array;
  readonly isFirst: Uint8Array;
  /** Records read anew since; what the runs say of them does not hold any more. */
  readonly stale: { set: Bitset; count: number };
  readonly fresh: Map<number, Map<number, readonly FreshMention[]>>;
}
interface FreshMention {
  readonly field: string;
  readonly isFirst: boolean;
}

const RUNS = `SELECT authorityId, field, count(*) AS count,
    CAST(group_concat(recordId || ',' || (position = 0)) AS BLOB) AS list
  FROM value INDEXED BY valueByAuthority WHERE authorityId IS NOT NULL GROUP BY authorityId, field`;

/** Reads all mentions. `size` is one above the largest record id. */
export function loadMentions(db: Db, size: number): Mentions {
  const total = prepared(db, 'SELECT count(*) FROM value WHERE authorityId IS NOT NULL')
    .pluck()
    .get() as number;
  const records = new Int32Array(total);
  const isFirst = new Uint8Array(total);
  const runs = new Map<number, Run[]>();
  let at = 0;
  const rows = prepared<{ authorityId: number; field: string; list: Buffer }>(db, RUNS).iterate();
  for (const { authorityId, field, list } of rows) {
    const from = at;
    eachNumber(list, (number, index) => {
      if (index % 2 === 0) records[at] = number;
      else isFirst[at++] = number;
    });
    const known = runs.get(authorityId);
    const run = { authority: authorityId, field, from, to: at };
    if (known) known.push(run);
    else runs.set(authorityId, [run]);
  }
  return {
    authorities: listAll(db),
    runs,
    records,
    isFirst,
    stale: { set: makeBitset(size), count: 0 },
    fresh: new Map(),
  };
}

const listAll = (db: Db) =>
  prepared<KnownAuthority>(db, 'SELECT id, kind, name, country FROM authority ORDER BY nameKey, id').all();

/** Reads the mentions of some records anew. */
export function refreshMentions(mentions: Mentions, db: Db, ids: readonly number[], size: number): void {
  const { stale, fresh } = mentions;
  if (size > stale.set.length * 32) {
    const larger = makeBitset(Math.ceil(size * 1.25));
    larger.set(stale.set);
    stale.set = larger;
  }
  const gone = new Set(ids);
  for (const id of ids) {
    if (!hasBit(stale.set, id)) stale.count += 1;
    addBit(stale.set, id);
  }
  for (const byRecord of fresh.values()) for (const id of gone) byRecord.delete(id);
  const rows = prepared<{ authorityId: number; recordId: number; field: string; position: number }>(
    db,
    `SELECT authorityId, recordId, field, position FROM value
     WHERE authorityId IS NOT NULL AND recordId IN (SELECT value FROM json_each(?))`,
  ).all(JSON.stringify(ids));
  for (const { authorityId, recordId, field, position } of rows) {
    const byRecord = fresh.get(authorityId) ?? new Map<number, readonly FreshMention[]>();
    const known = byRecord.get(recordId) ?? [];
    byRecord.set(recordId, [...known, { field, isFirst: position === 0 }]);
    fresh.set(authorityId, byRecord);
  }
}

/** Calls back for each record that names an authority record; one that names it in several fields is told often. */
export function eachMention(
  mentions: Mentions,
  authority: number,
  tell: (record: number, field: string, isFirst: boolean) => void,
): void {
  const { records, isFirst, stale } = mentions;
  for (const { field, from, to } of mentions.runs.get(authority) ?? []) {
    for (let at = from; at < to; at++) {
      const record = records[at] as number;
      if (!hasBit(stale.set, record)) tell(record, field, isFirst[at] === 1);
    }
  }
  for (const [record, found] of mentions.fresh.get(authority) ?? [])
    for (const mention of found) tell(record, mention.field, mention.isFirst);
}

/** The records that name any of these authority records, in a field where one is given. */
export function recordsNaming(
  mentions: Mentions,
  authorities: readonly number[],
  size: number,
  field: string | null = null,
): Bitset {
  const set = makeBitset(size);
  for (const authority of authorities) {
    eachMention(mentions, authority, (record, inField) => {
      if (field === null || inField === field) addBit(set, record);
    });
  }
  return set;
}

/** The records that name anything in a field. */
export function recordsFilled(mentions: Mentions, size: number, field: string): Bitset {
  return recordsNaming(
    mentions,
    mentions.authorities.map((authority) => authority.id),
    size,
    field,
  );
}

/** Records in the order of the names in a field, each by its first value. */
export function orderByName(mentions: Mentions, field: string): Int32Array {
  const found: number[] = [];
  for (const { id } of mentions.authorities) {
    const start = found.length;
    eachMention(mentions, id, (record, inField, isFirst) => {
      if (isFirst && inField === field) found.push(record);
    });
    if (mentions.fresh.has(id)) sortFrom(found, start);
  }
  return Int32Array.from(found);
}

function sortFrom(ids: number[], start: number): void {
  const tail = ids.splice(start).sort((a, b) => a - b);
  for (const id of tail) ids.push(id);
}
