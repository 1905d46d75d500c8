import type { ArchiveState } from '../../preload/api.ts';
import type { CellInput, RecordRow, ValueInput } from '../../preload/model.ts';
import { type CellBlock, type CopiedCell, inputsFor } from './cell-block.ts';
import { editedField, type RecordColumn } from './columns.ts';
import type { GridRange } from './grid-range.ts';

/** Cells to write, and the columns that nothing can be written to. */
export interface CellPlan {
  readonly cells: readonly CellInput[];
  readonly skipped: readonly RecordColumn[];
}

/** The cells of these records under these columns with what each shall hold; `undefined` leaves a cell as it is. */
export function planCells(
  archive: ArchiveState,
  records: readonly RecordRow[],
  columns: readonly RecordColumn[],
  contentOf: (row: number, column: number) => CopiedCell | undefined,
): CellPlan {
  const skipped = columns.filter(({ definition }) => definition === null);
  const cells = records.flatMap((record, row) =>
    columns.flatMap((column, index): CellInput[] => {
      const field = editedField(archive, column, record);
      const content = contentOf(row, index);
      if (column.definition === null || content === undefined) return [];
      // Subtle: a field that this record's type lacks is named all the same, so that the archive says so.
      const values = field ? inputsFor(content, field) : [{ text: content.text }];
      return [{ id: record.id, field: field?.name ?? column.field, values: values.map(copied) }];
    }),
  );
  return { cells, skipped };
}

const copied = (value: ValueInput): ValueInput => ({ ...value });

/** What a block puts into the cells of a range, again and again where the range is larger. */
export function blockContent(block: CellBlock): (row: number, column: number) => CopiedCell | undefined {
  const width = blockSize(block).columns;
  return (row, column) => block[row % block.length]?.[column % width];
}

/** How many rows and columns a block has; the longest row counts. */
export function blockSize(block: CellBlock): { readonly rows: number; readonly columns: number } {
  return { rows: block.length, columns: block.reduce((most, row) => Math.max(most, row.length), 0) };
}

/** The columns of a range; the first column of the table, which selects rows, is none. */
export function columnsOf(
  shown: readonly RecordColumn[],
  { left, right }: GridRange,
): readonly RecordColumn[] {
  return shown.slice(left - 1, right);
}

/** The cells with nothing in them; the title stays where other columns are cleared too, since it cannot be empty. */
export function planClearing(
  archive: ArchiveState,
  records: readonly RecordRow[],
  columns: readonly RecordColumn[],
): CellPlan {
  const others = columns.filter(({ field }) => field !== 'title');
  const cleared = others.length === 0 ? columns : others;
  const nothing: CopiedCell = { text: '', values: [], datatype: null };
  const { cells, skipped } = planCells(archive, records, cleared, () => nothing);
  return { cells: cells.map((cell) => ({ ...cell, values: [] })), skipped };
}
