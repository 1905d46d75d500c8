import type { FieldDefinition, ValueInput } from '../../preload/model.ts';
import { findOrAddAuthority, requireAuthority } from '../authorities/edit.ts';
import type { Step } from '../history/step.ts';
import { readValue } from '../reading/read-value.ts';
import { type StoredValue, storeValue } from './values.ts';

/**
 * Reads what a person typed into a field. An agent or place is the authority record picked, or the one of that
 * name, or a new one, made in the same step. A date that can be read in two ways keeps its text and, where the
 * person confirmed one, that reading.
 */
export function readInput(step: Step, field: FieldDefinition, input: ValueInput): StoredValue {
  const text = field.datatype === 'structuredText' ? input.text : input.text.trim();
  const { value, isAmbiguous } = readValue(field, text);
  if (field.datatype === 'agent' || field.datatype === 'place') {
    const authority =
      input.authority !== undefined
        ? requireAuthority(step.db, input.authority, field)
        : findOrAddAuthority(step, {
            kind: field.datatype === 'place' ? 'place' : (value.kind ?? 'organisation'),
            name: value.name ?? text,
            country: value.country ?? null,
          });
    return storeValue(value, field, authority);
  }
  if (input.edtf !== undefined) return storeValue({ ...value, edtf: input.edtf }, field, null);
  if (isAmbiguous && field.datatype === 'date') return { text };
  return storeValue(value, field, null);
}
