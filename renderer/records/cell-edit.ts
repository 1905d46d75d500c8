import type { FieldDefinition, FieldValue, RecordId, ValueInput } from '../../preload/model.ts';
import { inputOf } from '../record/value-input.ts';
import type { FailedCell } from './cell-failures.ts';

/** Where the cursor goes after an edit. */
export type AfterEdit = 'down' | 'up' | 'right' | 'left' | 'stay';

/** The sort of editor that a cell has. */
export type EditorKind = 'value' | 'choice' | 'list' | 'text';

/** A cell that is being edited; it is written by the record's id, wherever its row is by then. */
export interface CellEdit {
  readonly id: RecordId;
  /** The column of the table in which it stands, and the field of the record. */
  readonly column: string;
  readonly field: FieldDefinition;
  readonly kind: EditorKind;
  /** What the archive has. */
  readonly before: readonly ValueInput[];
  /** What the editor starts with, with their meanings; nothing where typing takes the place of what stands there. */
  readonly values: readonly FieldValue[];
  /** Why the archive refused what the editor starts with; empty where it did not. */
  readonly sentence: string;
}

/** The editor for the values of a field: one value, a choice out of a list, several values, a longer text. */
export function editorKind(field: FieldDefinition, count: number): EditorKind {
  const { datatype, terms = [] } = field;
  if (field.isRepeatable || count > 1) return 'list';
  if (datatype === 'structuredText') return 'text';
  if (datatype === 'boolean' || (datatype === 'term' && terms.length > 0)) return 'choice';
  return 'value';
}

/** What an editor of a cell starts with; typing takes the place of what stands there. */
export function beginEdit(
  cell: { readonly id: RecordId; readonly column: string; readonly field: FieldDefinition },
  stored: readonly FieldValue[],
  failed: FailedCell | undefined,
  isEmpty: boolean,
): CellEdit {
  const values = failed ? failed.inputs.map((input) => shownInput(input, cell.field)) : stored;
  return {
    ...cell,
    kind: editorKind(cell.field, values.length),
    before: stored.map((value) => inputOf(value, cell.field.datatype)),
    values: isEmpty ? [] : values,
    sentence: isEmpty ? '' : (failed?.sentence ?? ''),
  };
}

/** A value that is not in the archive yet, as its editor shows it. */
export function shownInput(input: ValueInput, field: FieldDefinition): FieldValue {
  const { text, authority, edtf } = input;
  const isTerm = (field.terms ?? []).some(({ code }) => code === text);
  return {
    text,
    ...(authority === undefined ? {} : { authority, name: text }),
    ...(edtf === undefined ? {} : { edtf }),
    ...(isTerm ? { term: text } : {}),
  };
}
