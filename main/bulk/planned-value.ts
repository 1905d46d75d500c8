import type { ErrorCode } from '../../preload/api.ts';
import type { FieldDefinition, FieldValue, ValueInput } from '../../preload/model.ts';
import {
  findAuthority,
  findOrAddAuthority,
  type NewAuthority,
  requireAuthority,
} from '../authorities/edit.ts';
import type { Step } from '../history/step.ts';
import { readValue } from '../reading/read-value.ts';
import { isUnknownMark } from '../reading/words.ts';
import { type StoredValue, storeValue, toFieldValue } from '../records/values.ts';
import type { Db } from '../storage/database.ts';

/** A value as it would be stored; `wanted` is the authority record that is looked up, or made, when it is written. */
export interface PlannedValue extends StoredValue {
  readonly wanted?: NewAuthority & { readonly role: string | undefined };
}

/** Why a change cannot be made. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly detail: string;
}
/** A typed text as a value of a field, or why it is none. */
export type TypedValue = { readonly value: PlannedValue; readonly refusal: Refusal | null };

/** Reads a typed value as `readInput` does, without writing anything. */
export function readTyped(db: Db, field: FieldDefinition, input: ValueInput): TypedValue {
  const text = field.datatype === 'structuredText' ? input.text : input.text.trim();
  const { value, isAmbiguous } = readValue(field, text);
  if (field.datatype === 'agent' || field.datatype === 'place') {
    if (input.authority !== undefined)
      return {
        value: storeValue(value, field, requireAuthority(db, input.authority, field)),
        refusal: null,
      };
    const kind = field.datatype === 'place' ? 'place' : (value.kind ?? 'organisation');
    const wanted = {
      kind,
      name: value.name ?? text,
      country: value.country ?? null,
      role: field.role,
    } as const;
    return { value: { ...storeValue(value, field, findAuthority(db, wanted)), wanted }, refusal: null };
  }
  if (field.datatype === 'date' && input.edtf === undefined && isAmbiguous)
    return { value: { text }, refusal: { code: 'valueAmbiguous', detail: text } };
  const read = input.edtf === undefined ? value : { ...value, edtf: input.edtf };
  const stored = storeValue(read, field, null);
  const refusal: Refusal | null = isRead(stored, field) ? null : { code: 'valueUnreadable', detail: text };
  return { value: stored, refusal };
}

/** True where a value means what its field is for; "unknown" and the like need mean nothing. */
function isRead(value: StoredValue, { datatype, terms }: FieldDefinition): boolean {
  if (isUnknownMark(value.text)) return true;
  if (datatype === 'date') return value.edtf !== undefined;
  if (datatype === 'money') return value.amount !== undefined;
  if (datatype === 'number') return value.number !== undefined;
  if (datatype === 'boolean') return value.isTrue !== undefined;
  return datatype !== 'term' || (terms ?? []).length === 0 || value.term !== undefined;
}

/** True where a value of a field was understood, so that a change must not lose that. */
export const wasRead = (value: StoredValue, field: FieldDefinition): boolean =>
  isRead(value, field) && !isUnknownMark(value.text);

/** True where two values of a field say the same, whatever their words. */
export function meanSame(a: StoredValue, b: StoredValue): boolean {
  if (a.authorityId !== undefined && b.authorityId !== undefined) return a.authorityId === b.authorityId;
  for (const key of ['edtf', 'number', 'url', 'term', 'isTrue'] as const) {
    if (a[key] !== undefined && b[key] !== undefined) return a[key] === b[key];
  }
  if (a.amount !== undefined && b.amount !== undefined)
    return a.amount === b.amount && a.currency === b.currency;
  return a.text.trim() === b.text.trim();
}

/** The values as they would be stored now. */
export function storedNow(values: readonly PlannedValue[]): readonly StoredValue[] {
  return values.map(({ wanted, ...value }) => value);
}

/** The values as they are stored, their authority records looked up or made in this step. */
export function storedInStep(step: Step, values: readonly PlannedValue[]): readonly StoredValue[] {
  return values.map(({ wanted, ...value }) => {
    if (!wanted) return value;
    const { role, ...authority } = wanted;
    const { authorityId, role: _, ...read } = value;
    const id = findOrAddAuthority(step, authority);
    return { ...read, authorityId: id, ...(role === undefined ? {} : { role }) };
  });
}

/** A planned value as a window sees it; the name that would be made stands without an authority record. */
export function showPlanned(db: Db, { wanted, ...value }: PlannedValue): FieldValue {
  const shown = toFieldValue(db, value);
  if (!wanted || shown.authority !== undefined) return shown;
  return { ...shown, name: wanted.name, ...(wanted.country ? { country: wanted.country } : {}) };
}
