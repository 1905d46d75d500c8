import type { AuthorityId, AuthorityKind } from '../../preload/model.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { addBit, type Bitset, hasBit, makeBitset } from './bitset.ts';

/** An authority record as lists know it. */
export interface KnownAuthority {
  readonly id: AuthorityId;
  readonly kind: AuthorityKind;
  readonly name: string;
  readonly country: string | null;
}

/** The records that name one authority record in one field, in the order of their ids. */
export interface Run {
  readonly authority: number;
  readonly field: string;
  /** Where they stand in `records`; `isFirst` says whether it is the first value of the field. */
  readonly from: number;
  readonly to: number;
}

const [COMMA, MINUS, ZERO] = [44, 45, 48];

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

const RUNS = `SELECT authorityId, field,
    CAST(group_concat(CASE WHEN position = 0 THEN recordId ELSE -recordId END) AS BLOB) AS list
  FROM value INDEXED BY valueByAuthority WHERE authorityId IS NOT NULL GROUP BY authorityId, field`;

/** Reads all mentions. `size` is one above the largest record id. */
export function loadMentions(db: Db, size: number): Mentions {
  const room = makeRoom();
  const runs = new Map<number, Run[]>();
  const rows = prepared<{ authorityId: number; field: string; list: Buffer }>(db, RUNS).iterate();
  for (const { authorityId, field, list } of rows) {
    const from = room.length;
    addNumbers(room, list);
    addRun(runs, { authority: authorityId, field, from, to: room.length });
  }
  return makeMentions(db, runs, room.records.slice(0, room.length), room.isFirst.slice(0, room.length), size);
}

/** Mentions of runs that were read already. */
export function makeMentions(
  db: Db,
  runs: ReadonlyMap<number, readonly Run[]>,
  records: Int32Array,
  isFirst: Uint8Array,
  size: number,
): Mentions {
  const authorities = listAll(db);
  return {
    authorities,
    runs,
    records,
    isFirst,
    stale: { set: makeBitset(size), count: 0 },
    fresh: new Map(),
  };
}

/** Adds a run to those of its authority record. */
export function addRun(runs: Map<number, Run[]>, run: Run): void {
  const known = runs.get(run.authority);
  if (known) known.push(run);
  else runs.set(run.authority, [run]);
}

interface Room {
  records: Int32Array;
  isFirst: Uint8Array;
  length: number;
}

const makeRoom = (): Room => ({
  records: new Int32Array(1 << 16),
  isFirst: new Uint8Array(1 << 16),
  length: 0,
});

function addMention(room: Room, record: number, isFirst: boolean): void {
  if (room.length === room.records.length) {
    const larger = { records: new Int32Array(room.length * 2), isFirst: new Uint8Array(room.length * 2) };
    larger.records.set(room.records);
    larger.isFirst.set(room.isFirst);
    Object.assign(room, larger);
  }
  room.records[room.length] = record;
  room.isFirst[room.length] = isFirst ? 1 : 0;
  room.length += 1;
}

/** Adds the records of a list; those of a later value have a minus. */
function addNumbers(room: Room, list: Buffer): void {
  let number = 0;
  let isFirst = true;
  for (let at = 0; at <= list.length; at++) {
    const byte = list[at];
    if (byte === MINUS) isFirst = false;
    else if (byte !== COMMA && byte !== undefined) number = number * 10 + byte - ZERO;
    else {
      addMention(room, number, isFirst);
      number = 0;
      isFirst = true;
    }
  }
}

/** The same mentions without what was read anew since: all in runs, as they would be read now. */
export function compactMentions(mentions: Mentions): Pick<Mentions, 'runs' | 'records' | 'isFirst'> {
  if (mentions.stale.count === 0) return mentions;
  const room = makeRoom();
  const runs = new Map<number, Run[]>();
  const authorities = new Set([...mentions.runs.keys(), ...mentions.fresh.keys()]);
  for (const authority of authorities) {
    const byField = new Map<string, { record: number; isFirst: boolean }[]>();
    eachMention(mentions, authority, (record, field, isFirst) => {
      const known = byField.get(field);
      if (known) known.push({ record, isFirst });
      else byField.set(field, [{ record, isFirst }]);
    });
    for (const [field, found] of byField) {
      const from = room.length;
      for (const { record, isFirst } of found.sort((a, b) => a.record - b.record))
        addMention(room, record, isFirst);
      addRun(runs, { authority, field, from, to: room.length });
    }
  }
  return { runs, records: room.records.slice(0, room.length), isFirst: room.isFirst.slice(0, room.length) };
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
