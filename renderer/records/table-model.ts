import {
  columnResizingFeature,
  columnSizingFeature,
  createColumnHelper,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import type { RecordRow } from '../../preload/model.ts';
import type { RecordColumn } from './columns.ts';
import { LARGEST_WIDTH, SMALLEST_WIDTH } from './table-layout.ts';

/** What the table library does for us: widths, resizing by the mouse, the state of sorting. */
export const FEATURES = tableFeatures({ columnSizingFeature, columnResizingFeature, rowSortingFeature });

/** A line of the table: its place and, once it has come, its record. */
export interface TableLine {
  readonly index: number;
  readonly record: RecordRow | undefined;
}

/** The width of the first column, which selects rows, in px. */
export const SELECT_WIDTH = 36;
const SELECT_COLUMN = 'select';
const helper = createColumnHelper<typeof FEATURES, TableLine>();

/** The columns as the table library wants them; the archive sorts and filters. */
export function tableColumns(columns: readonly RecordColumn[]) {
  return helper.columns([
    helper.display({ id: SELECT_COLUMN, size: SELECT_WIDTH, enableSorting: false, enableResizing: false }),
    ...columns.map((column) =>
      helper.accessor((line) => line.record?.fields[column.field], {
        id: column.field,
        header: column.label,
        size: column.width,
        minSize: SMALLEST_WIDTH,
        maxSize: LARGEST_WIDTH,
        sortDescFirst: false,
      }),
    ),
  ]);
}
