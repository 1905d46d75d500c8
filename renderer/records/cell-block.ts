import { z } from 'zod';
import type { ArchiveState } from '../../preload/api.ts';
import { formatDateTime } from '../../preload/format.ts';
import {
  datatype,
  type FieldDefinition,
  type FieldValue,
  type Locale,
  type RecordRow,
  type ValueInput,
  valueInput,
} from '../../preload/model.ts';
import { parseJson } from '../parse-json.ts';
import { inputOf } from '../record/value-input.ts';
import { findType } from '../type-fields.ts';
import { cellValues } from './cell-text.ts';
import { editedField, type RecordColumn } from './columns.ts';
import { joinValues, splitValues } from './values-text.ts';

/** What a copied cell holds: its words and, where it came from this program, exactly its values. */
export interface CopiedCell {
  readonly text: string;
  /** Null for a cell of another program, or of a column that is no field. */
  readonly values: readonly ValueInput[] | null;
  /** The datatype of the field that the values are of. */
  readonly datatype: FieldDefinition['datatype'] | null;
}
/** Copied cells, row by row. */
export type CellBlock = readonly (readonly CopiedCell[])[];

/** The name under which the exact values lie on the clipboard beside their words. */
export const BLOCK_TYPE = 'application/x-kulliyyat-cells';

const storedBlock = z.array(
  z.array(
    z.object({ text: z.string(), values: z.array(valueInput).nullable(), datatype: datatype.nullable() }),
  ),
);

/** A block for the clipboard, and back; null where what stands there is none. */
export function writeBlock(block: CellBlock): string {
  return JSON.stringify(block);
}

/** A block out of what `writeBlock` made; null for anything else. */
export function readBlock(stored: string): CellBlock | null {
  const read = storedBlock.safeParse(parseJson(stored));
  return read.success ? read.data : null;
}

/** What a cell of a record holds, to be copied. */
export function copyCell(
  record: RecordRow,
  column: RecordColumn,
  archive: ArchiveState,
  locale: Locale,
): CopiedCell {
  if (column.datatype === 'type') {
    return wordsOnly(findType(archive, record.type)?.labels[locale] ?? record.type);
  }
  if (column.datatype === 'instant') return wordsOnly(formatDateTime(record.updatedAt, locale));
  const field = editedField(archive, column, record);
  const values = cellValues(record, column);
  const own = field?.datatype ?? column.datatype;
  return {
    text: textOf(values, field ?? column.definition, locale),
    values: values.map((value) => inputOf(value, own)),
    datatype: own,
  };
}

const wordsOnly = (text: string): CopiedCell => ({ text, values: null, datatype: null });

function textOf(values: readonly FieldValue[], field: FieldDefinition | null, locale: Locale): string {
  const texts = values.map(({ text, term }) => {
    // A term that was picked has its code for words: nobody outside knows it.
    const label = text === term ? field?.terms?.find(({ code }) => code === term)?.labels[locale] : undefined;
    return label ?? text;
  });
  return field?.isRepeatable || texts.length > 1 ? joinValues(texts) : (texts[0] ?? '');
}

/** What a copied cell becomes in a field: exactly its values where the datatype is the same, else its words read anew. */
export function inputsFor(cell: CopiedCell, field: FieldDefinition): readonly ValueInput[] {
  const isSame = cell.values !== null && cell.datatype === field.datatype;
  if (isSame && cell.values !== null && (field.isRepeatable || cell.values.length <= 1)) return cell.values;
  const texts =
    cell.values !== null && field.isRepeatable
      ? cell.values.map(({ text }) => text)
      : field.isRepeatable
        ? splitValues(cell.text)
        : [cell.text];
  return texts.filter((text) => text.trim() !== '').map((text) => ({ text }));
}
