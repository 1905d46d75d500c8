import type { Datatype, FieldValue, ValueDraft } from '../../preload/model.ts';
import { readValue } from '../reading/read-value.ts';

/** How a typed text would be read, without writing it; every reading where there is more than one. */
export function previewValue(
  datatype: Datatype,
  text: string,
): { value: FieldValue; isAmbiguous: boolean; readings: readonly FieldValue[] } {
  const { value, isAmbiguous, readings } = readValue({ datatype }, text);
  return { value: shown(value), isAmbiguous, readings: readings.map(shown) };
}

function shown({ kind, ...value }: ValueDraft): FieldValue {
  return value;
}
