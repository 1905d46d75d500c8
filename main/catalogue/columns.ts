import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { addBit, type Bitset, dropBit, makeBitset } from './bitset.ts';

/** Stands for a record without a date. */
export const NO_DATE = -2147483648;
const EARLIEST = -2147483647;
const LATEST = 2147483647;

/** What records are chosen by, as arrays by record id: a filter over a million is one pass of some milliseconds. */
export interface Columns {
  /** One above the largest id. */
  size: number;
  /** Names of the types; `type` holds the place of the name here, from 1; 0 stands for no record. */
  readonly types: string[];
  type: Uint16Array;
  /** 0 for the top of the tree. */
  parent: Int32Array;
  position: Float64Array;
  /** Days from 0000-01-01, NO_DATE where unknown. */
  dateFrom: Int32Array;
  dateTo: Int32Array;
  /** Records outside the bin, and in it. */
  live: Bitset;
  bin: Bitset;
}

const WHOLE = `SELECT type, CAST(group_concat(
    id || ',' || coalesce(parentId, 0) || ',' || position || ',' || coalesce(dateFrom, ${NO_DATE}) || ',' ||
    coalesce(dateTo, ${NO_DATE}) || ',' || (deletedAt IS NOT NULL)) AS BLOB) AS list
  FROM record INDEXED BY recordColumns GROUP BY type`;
const SOME = `SELECT id, type, parentId, position, dateFrom, dateTo, deletedAt IS NOT NULL AS isInBin
  FROM record WHERE id IN (SELECT value FROM json_each(?))`;
const PARTS = 6;
const [COMMA, MINUS, ZERO] = [44, 45, 48];

/** Reads the columns of all records. */
export function loadColumns(db: Db): Columns {
  const last = prepared(db, 'SELECT coalesce(max(id), 0) FROM record').pluck().get() as number;
  const columns = emptyColumns(last + 1);
  for (const { type, list } of prepared<{ type: string; list: Buffer }>(db, WHOLE).iterate())
    readLines(columns, typeNumber(columns, type), list);
  return columns;
}

/** Subtle: one loop without calls or lines of its own, since a million records have six million numbers. */
function readLines(columns: Columns, type: number, list: Buffer): void {
  const { parent, position, dateFrom, dateTo, live, bin } = columns;
  let part = 0;
  let id = 0;
  let number = 0;
  let sign = 1;
  for (let at = 0; at <= list.length; at++) {
    const byte = list[at];
    if (byte === MINUS) sign = -1;
    else if (byte !== COMMA && byte !== undefined) number = number * 10 + byte - ZERO;
    else {
      const value = sign * number;
      if (part === 0) {
        id = value;
        columns.type[id] = type;
      } else if (part === 1) parent[id] = value;
      else if (part === 2) position[id] = value;
      else if (part === 3) dateFrom[id] = clampDay(value);
      else if (part === 4) dateTo[id] = clampDay(value);
      else addBit(value === 1 ? bin : live, id);
      part = part === PARTS - 1 ? 0 : part + 1;
      number = 0;
      sign = 1;
    }
  }
}

function emptyColumns(size: number): Columns {
  const room = size + 1024;
  return {
    size,
    types: [],
    type: new Uint16Array(room),
    parent: new Int32Array(room),
    position: new Float64Array(room),
    dateFrom: new Int32Array(room).fill(NO_DATE),
    dateTo: new Int32Array(room).fill(NO_DATE),
    live: makeBitset(room),
    bin: makeBitset(room),
  };
}

/** The number of a type, given when it is first met. */
function typeNumber(columns: Columns, type: string): number {
  const known = columns.types.indexOf(type);
  return known >= 0 ? known + 1 : columns.types.push(type);
}

function writeLine(columns: Columns, line: Line): void {
  const { id } = line;
  columns.type[id] = typeNumber(columns, line.type);
  columns.parent[id] = line.parentId ?? 0;
  columns.position[id] = line.position;
  columns.dateFrom[id] = clampDay(line.dateFrom ?? NO_DATE);
  columns.dateTo[id] = clampDay(line.dateTo ?? NO_DATE);
  addBit(line.isInBin === 1 ? columns.bin : columns.live, id);
}

/** Subtle: EDTF knows years beyond what 32 bits of days hold; they stay at the ends of the order. */
const clampDay = (day: number) => (day === NO_DATE ? day : Math.min(LATEST, Math.max(EARLIEST, day)));

interface Line {
  readonly id: number;
  readonly type: string;
  readonly parentId: number | null;
  readonly position: number;
  readonly dateFrom: number | null;
  readonly dateTo: number | null;
  readonly isInBin: 0 | 1;
}

/** Reads some records anew; ids that are gone leave the columns. */
export function refreshColumns(columns: Columns, db: Db, ids: readonly number[]): void {
  const largest = ids.reduce((most, id) => Math.max(most, id), 0);
  if (largest >= columns.type.length) grow(columns, largest + 1);
  columns.size = Math.max(columns.size, largest + 1);
  for (const id of ids) {
    columns.type[id] = 0;
    dropBit(columns.live, id);
    dropBit(columns.bin, id);
  }
  for (const line of prepared<Line>(db, SOME).all(JSON.stringify(ids))) writeLine(columns, line);
}

function grow(columns: Columns, size: number): void {
  const larger = emptyColumns(Math.ceil(size * 1.25));
  for (const name of ['type', 'parent', 'position', 'dateFrom', 'dateTo', 'live', 'bin'] as const)
    larger[name].set(columns[name]);
  const { types: _types, size: _size, ...arrays } = larger;
  Object.assign(columns, arrays);
}

/** Whether a record stands in the tree at or below another; marks of many are made by `markBelow`. */
export function markBelow(columns: Columns, top: number): Bitset {
  const { parent, size } = columns;
  const below = makeBitset(columns.type.length);
  // 0 unknown, 1 inside, 2 outside: every chain upwards is walked once.
  const known = new Uint8Array(size);
  known[0] = 2;
  if (top < size) known[top] = 1;
  for (let id = 1; id < size; id++) {
    let at = id;
    while (known[at] === 0) at = parent[at] as number;
    const mark = known[at] as number;
    for (let back = id; known[back] === 0; back = parent[back] as number) known[back] = mark;
    if (known[id] === 1) addBit(below, id);
  }
  return below;
}
