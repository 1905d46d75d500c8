import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Db } from '../storage/database.ts';
import { writeFileDurably } from '../storage/durable.ts';
import { prepared } from '../storage/prepared.ts';
import type { Catalogue } from './catalogue.ts';
import type { Columns } from './columns.ts';
import { addRun, compactMentions, makeMentions, type Run } from './mentions.ts';
import { orderNamed } from './order.ts';

/** Grows when the file's form changes: an older one is not read then. */
const VERSION = 2;
const COLUMNS = ['type', 'parent', 'position', 'dateFrom', 'dateTo', 'live', 'bin'] as const;
const ARRAYS = { type: Uint16Array, position: Float64Array, live: Uint32Array, bin: Uint32Array } as const;

const header = z.object({
  version: z.literal(VERSION),
  watermark: z.int(),
  mark: z.string(),
  size: z.int(),
  types: z.array(z.string()),
  orders: z.array(z.string()),
  /** Which authority record is named in which field, from where to where in the list of mentions. */
  runs: z.array(z.tuple([z.int(), z.string(), z.int(), z.int()])).nullable(),
  /** Bytes of each part, in their order. */
  lengths: z.array(z.int()),
});

/** What tells the change at the watermark from one of another history with the same number; null where it is gone. */
function markOf(db: Db, watermark: number): string | null {
  return (
    (prepared(
      db,
      "SELECT batchId || '/' || entityId || '/' || at FROM change JOIN batch ON batch.id = batchId WHERE change.id = ?",
    )
      .pluck()
      .get(watermark) as string | undefined) ?? null
  );
}

/** What of a catalogue is worth writing: the same content need not be written again. */
const contentOf = ({ watermark, orders, mentions }: Catalogue): string =>
  [watermark, mentions === null, ...orders.keys()].join('/');

/** Writes a catalogue beside its archive, so that the next opening need not read it again; its orders must be true. */
export function writeSidecar(catalogue: Catalogue): void {
  const { db, sidecar, watermark, columns } = catalogue;
  if (sidecar === null || columns === null || catalogue.saved === contentOf(catalogue)) return;
  const mark = markOf(db, watermark);
  if (mark === null) return;
  const orders = [...catalogue.orders.values()];
  const mentions = catalogue.mentions && compactMentions(catalogue.mentions);
  const parts = [
    ...COLUMNS.map((name) => columns[name]),
    ...orders.map(({ ids }) => ids),
    ...(mentions ? [mentions.records, mentions.isFirst] : []),
  ].map((array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  const head = Buffer.from(
    JSON.stringify({
      version: VERSION,
      watermark,
      mark,
      size: columns.size,
      types: columns.types,
      orders: orders.map(({ order }) => order.name),
      runs: mentions && [...mentions.runs.values()].flat().map(toTuple),
      lengths: parts.map((part) => part.byteLength),
    }),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  writeFileDurably(sidecar, Buffer.concat([length, head, ...parts]));
}

const toTuple = ({ authority, field, from, to }: Run) => [authority, field, from, to];

/** Takes over what was saved, if it is of this archive's history; else leaves the catalogue as it is. */
export function restoreCatalogue(catalogue: Catalogue): void {
  if (catalogue.sidecar === null || !existsSync(catalogue.sidecar)) return;
  const bytes = readFileSync(catalogue.sidecar);
  const start = 4 + (bytes.length < 4 ? 0 : bytes.readUInt32LE(0));
  const known = header.safeParse(parseJson(bytes.subarray(4, start).toString('utf8')));
  if (!known.success || markOf(catalogue.db, known.data.watermark) !== known.data.mark) return;
  const { watermark, size, types, orders, runs, lengths } = known.data;
  if (start + lengths.reduce((sum, length) => sum + length, 0) !== bytes.length) return;
  let at = start;
  const parts = lengths.map((length) => {
    const part = new Uint8Array(bytes.subarray(at, at + length)).buffer;
    at += length;
    return part;
  });
  const columns: Record<string, unknown> = { size, types: [...types] };
  COLUMNS.forEach((name, index) => {
    const Kind = name in ARRAYS ? ARRAYS[name as keyof typeof ARRAYS] : Int32Array;
    columns[name] = new Kind((parts[index] ?? new ArrayBuffer(0)) as ArrayBuffer);
  });
  catalogue.columns = columns as unknown as Columns;
  orders.forEach((name, index) => {
    const ids = new Int32Array(parts[COLUMNS.length + index] ?? new ArrayBuffer(0));
    catalogue.orders.set(name, { order: orderNamed(name), ids, moved: new Set() });
  });
  const [records, isFirst] = parts.slice(COLUMNS.length + orders.length);
  if (runs && records && isFirst) {
    const byAuthority = new Map<number, Run[]>();
    for (const [authority, field, from, to] of runs) addRun(byAuthority, { authority, field, from, to });
    const room = catalogue.columns.type.length;
    catalogue.mentions = makeMentions(
      catalogue.db,
      byAuthority,
      new Int32Array(records as ArrayBuffer),
      new Uint8Array(isFirst as ArrayBuffer),
      room,
    );
  }
  catalogue.watermark = watermark;
  catalogue.saved = contentOf(catalogue);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
