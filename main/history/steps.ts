import type {
  BatchId,
  BatchKind,
  ChangeId,
  HistoryStep,
  NamedRecord,
  RecordId,
} from '../../preload/model.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { listHistory } from './list.ts';

/** Changes told with a step; the others are asked for. */
const FIRST = 5;
/** Records named with a step, looked for among its first changes only. */
const NAMED = 3;
const LOOKED_AT = 100;

/** What of the history is asked for: of one record, of some kinds, in a stretch of time; `before` pages on. */
export interface StepQuery {
  readonly id?: RecordId | undefined;
  readonly kinds?: readonly BatchKind[] | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly before?: BatchId | undefined;
  readonly limit: number;
}
interface BatchRow {
  readonly batch: BatchId;
  readonly kind: BatchKind;
  readonly at: string;
  readonly targetId: BatchId | null;
  readonly state: HistoryStep['state'];
}
type Counted = Pick<HistoryStep, 'changes' | 'last'>;
const SELECT = 'SELECT id AS batch, kind, at, targetId, state FROM batch';

/** Steps, newest first, each with its first changes. */
export function listSteps(db: Db, query: StepQuery): readonly HistoryStep[] {
  return listBatches(db, query).map((row) => toStep(db, row, query.id));
}

function listBatches(db: Db, query: StepQuery): readonly BatchRow[] {
  const { id, kinds = [], from, to, before, limit } = query;
  const conditions: readonly (readonly [string, string | number])[] = [
    ['id < ?', before ?? Number.MAX_SAFE_INTEGER],
    ...(id === undefined ? [] : ([['id IN (SELECT batchId FROM change WHERE recordId = ?)', id]] as const)),
    ...(kinds.length === 0
      ? []
      : ([['kind IN (SELECT value FROM json_each(?))', JSON.stringify(kinds)]] as const)),
    ...(from === undefined ? [] : ([['at >= ?', from]] as const)),
    ...(to === undefined ? [] : ([['at < ?', to]] as const)),
  ];
  const where = conditions.map(([sql]) => sql).join(' AND ');
  return prepared<BatchRow>(db, `${SELECT} WHERE ${where} ORDER BY id DESC LIMIT ?`).all(
    ...conditions.map(([, value]) => value),
    limit,
  );
}

function toStep(db: Db, { targetId, ...row }: BatchRow, id: RecordId | undefined): HistoryStep {
  const first = listHistory(db, { batch: row.batch, id, limit: FIRST });
  const target =
    targetId === null ? undefined : prepared<BatchRow>(db, `${SELECT} WHERE id = ?`).get(targetId);
  const isTurn = row.kind === 'undo' || row.kind === 'redo';
  return {
    ...row,
    ...countChanges(db, row.batch, id),
    ...listFirstRecords(db, row.batch),
    first,
    target: target ? { kind: target.kind, at: target.at } : null,
    canRestore: !isTurn && row.state !== 'undone' && first[0]?.field !== '@removed',
  };
}

function countChanges(db: Db, batch: BatchId, id: RecordId | undefined): Counted {
  const counts = 'SELECT count(*) AS changes, coalesce(max(id), 0) AS last FROM change WHERE';
  const counted =
    id === undefined
      ? prepared<Counted>(db, `${counts} batchId = ?`).get(batch)
      : prepared<Counted>(db, `${counts} recordId = ? AND +batchId = ?`).get(id, batch);
  return counted ?? { changes: 0, last: 0 as ChangeId };
}

function listFirstRecords(db: Db, batch: BatchId): Pick<HistoryStep, 'records' | 'hasOthers'> {
  const ids = prepared(db, 'SELECT recordId FROM change WHERE batchId = ? ORDER BY id LIMIT ?')
    .pluck()
    .all(batch, LOOKED_AT) as (number | null)[];
  const records = [...new Set(ids)].flatMap(
    (id) => prepared<NamedRecord>(db, 'SELECT id, title, type FROM record WHERE id = ?').get(id) ?? [],
  );
  return { records: records.slice(0, NAMED), hasOthers: records.length > NAMED };
}
