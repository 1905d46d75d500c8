import { noteChange, type Step } from '../history/step.ts';
import { readField, writeField } from './fields.ts';
import type { StoredValue } from './values.ts';

/** Writes a field with its history, as part of a step; answers false, and does nothing, where it is so already. */
export function changeField(step: Step, id: number, field: string, values: readonly StoredValue[]): boolean {
  const before = JSON.stringify(readField(step.db, id, field));
  const after = JSON.stringify(values);
  if (before === after) return false;
  writeField(step.db, id, field, values, step.at);
  noteChange(step, { entity: 'record', entityId: id, recordId: id, field, before, after });
  return true;
}
