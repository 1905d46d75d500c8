import type { BulkChange, FieldDefinition } from '../../preload/model.ts';
import type { StoredValue } from '../records/values.ts';
import { meanSame, type PlannedValue, type Refusal, type TypedValue, wasRead } from './planned-value.ts';

/** The values that a field would have, or why it cannot. */
export type Changed = { readonly after: readonly PlannedValue[] } | { readonly refusal: Refusal };

const refuse = (code: Refusal['code'], detail: string): Changed => ({ refusal: { code, detail } });

/** What setting, adding, removing or clearing makes of a field's values; `typed` are those of the change, read. */
export function changeValues(
  kind: Exclude<BulkChange['kind'], 'replace'>,
  field: FieldDefinition,
  before: readonly StoredValue[],
  typed: readonly TypedValue[],
): Changed {
  if (kind === 'clear') return fitting(field, before, []);
  if (kind === 'remove')
    return fitting(
      field,
      before,
      before.filter((value) => !typed.some((other) => meanSame(value, other.value))),
    );
  const refusal = typed.find((value) => value.refusal)?.refusal;
  if (refusal) return { refusal };
  const values = typed.map(({ value }) => value);
  if (kind === 'set') return fitting(field, before, values);
  const added = values.filter((value) => !before.some((other) => meanSame(value, other)));
  return fitting(field, before, [...before, ...added]);
}

/** What replaced texts make of a field's values; null stands for a text that stays. */
export function replaceInValues(
  field: FieldDefinition,
  before: readonly StoredValue[],
  texts: readonly (string | null)[],
  read: (text: string) => TypedValue,
): Changed {
  const after: PlannedValue[] = [];
  for (const [index, value] of before.entries()) {
    const text = texts[index] ?? null;
    if (text === null) after.push(value);
    else if (text.trim() !== '') {
      const typed = isText(field) ? { value: { text }, refusal: null } : read(text);
      // A text that was not understood before need not be now; one that was must not stop being so.
      const isWorse = typed.refusal && (typed.refusal.code === 'valueAmbiguous' || wasRead(value, field));
      if (typed.refusal && isWorse) return { refusal: typed.refusal };
      after.push(typed.value);
    }
  }
  return fitting(field, before, after);
}

/** True for fields whose values are their words and nothing else. */
export const isText = ({ datatype }: FieldDefinition): boolean =>
  datatype === 'text' || datatype === 'structuredText';

/** Refuses what a field cannot hold; more values than it should have may stay, but not grow. */
function fitting(
  field: FieldDefinition,
  before: readonly StoredValue[],
  after: readonly PlannedValue[],
): Changed {
  if (field.name === 'title' && after.length === 0) return refuse('titleEmpty', '');
  if (!field.isRepeatable && after.length > Math.max(1, before.length))
    return refuse('valueNotRepeatable', field.name);
  return { after };
}
