import type { BulkChange, BulkTarget, FieldDefinition, RecordId } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import { createPace, type PaceOptions } from '../jobs/pace.ts';
import { createTaskWorker, type TaskWorker } from '../jobs/run-task.ts';
import { fieldsOf, getRecordType } from '../record-types.ts';
import { isColumnField, readField } from '../records/fields.ts';
import { listIds } from '../records/query.ts';
import { getRecordLine } from '../records/record-row.ts';
import { listAllStoredValues, type StoredValue } from '../records/values.ts';
import { prepared } from '../storage/prepared.ts';
import { type Changed, changeValues, isText, replaceInValues } from './change-values.ts';
import type { Plan } from './plan.ts';
import { readTyped, storedNow, type TypedValue } from './planned-value.ts';

type Replace = Extract<BulkChange, { kind: 'replace' }>;
type FieldChange = Exclude<BulkChange, Replace>;

/** How the records that were looked at divide. */
export interface PlanCounts {
  readonly records: number;
  readonly unchanged: number;
}

interface Planning {
  readonly archive: Archive;
  readonly plan: Plan;
  /** The fields of a type, read once. */
  readonly fields: (type: string) => ReadonlyMap<string, FieldDefinition>;
  /** What became of each record that was looked at. */
  readonly changed: Set<number>;
  readonly failed: Set<number>;
}

/**
 * Works out what a change would do to every record it is about and puts it into `plan`, piece by piece. Records
 * that are gone and values that a field cannot take become failures of the plan.
 */
export async function makePlan(
  archive: Archive,
  plan: Plan,
  target: BulkTarget,
  change: BulkChange,
  options: PaceOptions,
): Promise<PlanCounts> {
  const ids: ArrayLike<number> = 'ids' in target ? target.ids : listIds(archive, target.query);
  const planning: Planning = {
    archive,
    plan,
    fields: remembered((type) => namedFields(archive, type)),
    changed: new Set(),
    failed: new Set(),
  };
  const worker = createTaskWorker();
  try {
    const planner =
      change.kind === 'replace'
        ? replacePlanner(planning, change, worker, options)
        : fieldPlanner(planning, change);
    const pace = createPace(options);
    for (let at = 0; at < ids.length; at++) {
      planner.take(ids[at] as RecordId);
      if (planner.isFull()) await planner.flush();
      if (pace.isDue()) await pace.turn(at, ids.length);
    }
    await planner.flush();
  } finally {
    worker.close();
  }
  options.onProgress?.(ids.length, ids.length);
  const seen = new Set([...planning.changed, ...planning.failed]);
  return { records: planning.changed.size, unchanged: ids.length - seen.size };
}

function remembered<V>(make: (name: string) => V): (name: string) => V {
  const known = new Map<string, V>();
  return (name) => {
    const value = known.get(name) ?? make(name);
    known.set(name, value);
    return value;
  };
}

const namedFields = (archive: Archive, type: string): ReadonlyMap<string, FieldDefinition> =>
  new Map(fieldsOf(getRecordType(archive.db, type)).map((field) => [field.name, field]));

/** Takes records one after the other; what it has taken is in the plan for sure after `flush`. */
interface Planner {
  readonly take: (id: RecordId) => void;
  readonly isFull: () => boolean;
  readonly flush: () => Promise<void>;
}

/** The type of a record; null, and a failure of the plan, where the record is gone. */
function typeOf({ archive, plan, failed }: Planning, id: number, field: string): string | null {
  const type = prepared(archive.db, 'SELECT type FROM record WHERE id = ?').pluck().get(id);
  if (typeof type === 'string') return type;
  plan.fail({ recordId: id, field, code: 'recordMissing', detail: String(id) });
  failed.add(id);
  return null;
}

function fieldPlanner(planning: Planning, change: FieldChange): Planner {
  const { archive, plan, fields, failed } = planning;
  const typed = remembered((type): readonly TypedValue[] => {
    const field = fields(type).get(change.field);
    if (change.kind === 'clear' || !field) return [];
    return change.values
      .filter((value) => value.text.trim() !== '')
      .map((value) => readTyped(archive.db, field, value));
  });
  const take = (id: RecordId): void => {
    const type = typeOf(planning, id, change.field);
    if (type === null) return;
    const field = fields(type).get(change.field);
    if (field) {
      const before = readField(archive.db, id, field.name);
      keep(planning, id, field, before, changeValues(change.kind, field, before, typed(type)));
    } else if (change.kind !== 'clear' && change.kind !== 'remove') {
      plan.fail({ recordId: id, field: change.field, code: 'fieldUnknown', detail: change.field });
      failed.add(id);
    }
  };
  return { take, isFull: () => false, flush: async () => undefined };
}

/** Puts a changed field into the plan; nothing where it would be as it is. */
function keep(
  { plan, changed, failed }: Planning,
  id: number,
  field: FieldDefinition,
  values: readonly StoredValue[],
  result: Changed,
): void {
  if ('refusal' in result) {
    plan.fail({ recordId: id, field: field.name, ...result.refusal });
    failed.add(id);
    return;
  }
  const before = JSON.stringify(values);
  if (JSON.stringify(storedNow(result.after)) === before) return;
  plan.add({ recordId: id, field: field.name, before, after: JSON.stringify(result.after) });
  changed.add(id);
}

/** Milliseconds that a search in one piece of texts may take; plain ones take a few. */
const TIME_LIMIT = 5000;
/** Texts, and characters of them, that are searched at a time. */
const PIECE_TEXTS = 500;
const PIECE_LENGTH = 1_000_000;

interface Waiting {
  readonly id: RecordId;
  readonly field: FieldDefinition;
  readonly values: readonly StoredValue[];
}

function replacePlanner(
  planning: Planning,
  change: Replace,
  worker: TaskWorker,
  { signal }: PaceOptions,
): Planner {
  const { archive, fields } = planning;
  const wanted = new Set(change.fields);
  const isSearched = (field: FieldDefinition): boolean =>
    wanted.size > 0 ? wanted.has(field.name) : isText(field) || field.datatype === 'link';
  const searched = remembered((type) => [...fields(type).values()].filter(isSearched));
  let waiting: Waiting[] = [];
  let texts: string[] = [];
  let length = 0;
  const take = (id: RecordId): void => {
    const type = typeOf(planning, id, '');
    if (type === null) return;
    const all = listAllStoredValues(archive.db, id);
    for (const field of searched(type)) {
      const values = isColumnField(field.name) ? columnValues(archive, id, field.name) : all[field.name];
      if (!values || values.length === 0) continue;
      waiting.push({ id, field, values });
      for (const { text } of values) {
        texts.push(text);
        length += text.length;
      }
    }
  };
  const flush = async (): Promise<void> => {
    const [pending, sent] = [waiting, texts];
    [waiting, texts, length] = [[], [], 0];
    if (sent.length === 0) return;
    const replaced = await searchIn(worker, change, sent, signal);
    let at = 0;
    for (const { id, field, values } of pending) {
      const own = replaced.slice(at, at + values.length);
      at += values.length;
      if (own.every((text) => text === null)) continue;
      const read = (text: string): TypedValue => readTyped(archive.db, field, { text });
      keep(planning, id, field, values, replaceInValues(field, values, own, read));
    }
  };
  return { take, isFull: () => texts.length >= PIECE_TEXTS || length >= PIECE_LENGTH, flush };
}

function columnValues(
  archive: Archive,
  id: number,
  field: 'title' | 'referenceCode',
): readonly StoredValue[] {
  const text = getRecordLine(archive.db, id)[field];
  return text === '' ? [] : [{ text }];
}

async function searchIn(
  worker: TaskWorker,
  change: Replace,
  texts: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly (string | null)[]> {
  const { kind, fields, ...search } = change;
  try {
    return await worker.run('replace', { search, texts }, { timeLimit: TIME_LIMIT, signal });
  } catch (error) {
    const isEndless = error instanceof ArchiveError && error.code === 'jobTimedOut';
    throw isEndless ? new ArchiveError('patternTooSlow', change.find, { cause: error }) : error;
  }
}
