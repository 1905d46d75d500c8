import {
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import type { RecordRow } from '../../preload/model.ts';
import type { RecordColumn } from './columns.ts';

/** What the table library does for us: widths, resizing, which columns are shown, the state of sorting. */
export const FEATURES = tableFeatures({
  columnSizingFeature,
  columnResizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
});

/** A line of the table: its place and, once it has come, its record. */
export interface TableLine {
  readonly index: number;
  readonly record: RecordRow | undefined;
}

/** The id of the first column, which selects rows. */
const SELECT_COLUMN = 'select';
const SELECT_WIDTH = 36;
/** No column gets narrower than this, in px. */
export const SMALLEST_WIDTH = 60;
const helper = createColumnHelper<typeof FEATURES, TableLine>();

/** The columns as the table library wants them; the archive sorts and filters. */
export function tableColumns(columns: readonly RecordColumn[]) {
  return helper.columns([
    helper.display({
      id: SELECT_COLUMN,
      size: SELECT_WIDTH,
      enableSorting: false,
      enableResizing: false,
      enableHiding: false,
    }),
    ...columns.map((column) =>
      helper.accessor((line) => line.record?.fields[column.field], {
        id: column.field,
        header: column.label,
        size: column.width,
        minSize: SMALLEST_WIDTH,
        maxSize: 900,
        enableHiding: column.field !== 'title',
        sortDescFirst: false,
      }),
    ),
  ]);
}
