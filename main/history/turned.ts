import type { BatchId } from '../../preload/model.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import type { Turned } from './restore-obstacle.ts';
import type { Change } from './step.ts';

/** Changes read at a time: more would keep a long step in memory twice. */
const PAGE = 5000;

/** One thing that a step changed, by its first and last change in the step. */
export interface TurnedKey {
  readonly batch: BatchId;
  readonly first: number;
  readonly last: number;
}
interface Line {
  readonly id: number;
  readonly entity: Change['entity'];
  readonly entityId: number;
  readonly recordId: number | null;
  readonly field: string | null;
  readonly isNew: 0 | 1;
}

/**
 * The things that a step changed, each once, in the order of their first change. What belongs to a record that the
 * step made goes with that record and is no thing of its own; nor are siblings that only made room for others.
 */
export function listTurned(db: Db, batch: BatchId): readonly TurnedKey[] {
  const things = new Map<string, { batch: BatchId; first: number; last: number }>();
  const made = new Set<number>();
  const hasArrivals = isWithArrivals(db, batch);
  for (let lines = page(db, batch, 0); lines.length > 0; lines = page(db, batch, lines.at(-1)?.id ?? 0)) {
    for (const { id, entity, entityId, recordId, field, isNew } of lines) {
      const isMade = entity === 'record' && field === null && isNew === 1;
      if (isMade) made.add(entityId);
      else if (recordId !== null && made.has(recordId) && entity !== 'authority') continue;
      const key = `${entity} ${entityId} ${field ?? ''}`;
      const known = things.get(key);
      if (known) known.last = id;
      else if (field !== '@place' || !hasArrivals || isArrival(db, id))
        things.set(key, { batch, first: id, last: id });
    }
  }
  return [...things.values()];
}

const page = (db: Db, batch: BatchId, after: number): readonly Line[] =>
  prepared<Line>(
    db,
    `SELECT id, entity, entityId, recordId, field, before IS NULL AS isNew FROM change
     WHERE batchId = ? AND id > ? ORDER BY id LIMIT ?`,
  ).all(batch, after, PAGE);

const PARENT_DIFFERS = "json_extract(before, '$.parentId') IS NOT json_extract(after, '$.parentId')";

function isWithArrivals(db: Db, batch: BatchId): boolean {
  const sql = `SELECT 1 FROM change WHERE batchId = ? AND field = '@place' AND ${PARENT_DIFFERS} LIMIT 1`;
  return prepared(db, sql).pluck().get(batch) !== undefined;
}

function isArrival(db: Db, change: number): boolean {
  return prepared(db, `SELECT ${PARENT_DIFFERS} FROM change WHERE id = ?`).pluck().get(change) === 1;
}

/** The thing with its states before and after the step. */
export function readTurned(db: Db, { batch, first, last }: TurnedKey): Turned {
  const read = (id: number) =>
    prepared<Change>(
      db,
      'SELECT entity, entityId, recordId, field, before, after FROM change WHERE id = ?',
    ).get(id);
  const [begin, end] = [read(first), read(last)];
  if (!begin || !end) throw new Error(`change ${first} or ${last} is gone`);
  return { ...begin, after: end.after, batch, first, last };
}
