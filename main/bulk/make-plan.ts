import type { BulkChange, BulkTarget, FieldDefinition, RecordId } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { createPace, type PaceOptions } from '../jobs/pace.ts';
import { createTaskWorker } from '../jobs/run-task.ts';
import { fieldsOf, getRecordType } from '../record-types.ts';
import { readField } from '../records/fields.ts';
import { listIds } from '../records/query.ts';
import { changeValues } from './change-values.ts';
import type { Plan } from './plan.ts';
import { readTyped, type TypedValue } from './planned-value.ts';
import { type FieldChange, keep, type Planner, type Planning, remembered, typeOf } from './planning.ts';
import { replacePlanner } from './replace-planner.ts';

/** How the records that were looked at divide. */
export interface PlanCounts {
  readonly records: number;
  readonly unchanged: number;
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

const namedFields = (archive: Archive, type: string): ReadonlyMap<string, FieldDefinition> =>
  new Map(fieldsOf(getRecordType(archive.db, type)).map((field) => [field.name, field]));

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
