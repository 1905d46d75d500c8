import type { BulkChange, FieldDefinition, RecordId } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import type { StoredValue } from '../records/values.ts';
import { prepared } from '../storage/prepared.ts';
import type { Changed } from './change-values.ts';
import type { Plan } from './plan.ts';
import { storedNow } from './planned-value.ts';

/** A change that finds and replaces. */
export type Replace = Extract<BulkChange, { kind: 'replace' }>;
/** A change of one field. */
export type FieldChange = Exclude<BulkChange, Replace>;

/** A plan that is being made. */
export interface Planning {
  readonly archive: Archive;
  readonly plan: Plan;
  /** The fields of a type, read once. */
  readonly fields: (type: string) => ReadonlyMap<string, FieldDefinition>;
  /** What became of each record that was looked at. */
  readonly changed: Set<number>;
  readonly failed: Set<number>;
}

/** Makes each value once and remembers it by its name. */
export function remembered<V>(make: (name: string) => V): (name: string) => V {
  const known = new Map<string, V>();
  return (name) => {
    const value = known.get(name) ?? make(name);
    known.set(name, value);
    return value;
  };
}

/** Takes records one after the other; what it has taken is in the plan for sure after `flush`. */
export interface Planner {
  readonly take: (id: RecordId) => void;
  readonly isFull: () => boolean;
  readonly flush: () => Promise<void>;
}

/** The type of a record; null, and a failure of the plan, where the record is gone. */
export function typeOf({ archive, plan, failed }: Planning, id: number, field: string): string | null {
  const type = prepared(archive.db, 'SELECT type FROM record WHERE id = ?').pluck().get(id);
  if (typeof type === 'string') return type;
  plan.fail({ recordId: id, field, code: 'recordMissing', detail: String(id) });
  failed.add(id);
  return null;
}

/** Puts a changed field into the plan; nothing where it would be as it is. */
export function keep(
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
