import { useTable } from '@tanstack/react-table';
import { type CSSProperties, useMemo } from 'react';
import type { RecordColumn } from './columns.ts';
import type { TableQuery } from './RecordTable.tsx';
import type { HeadColumn } from './TableHead.tsx';
import { FEATURES, SMALLEST_WIDTH, type TableLine, tableColumns } from './table-model.ts';
import { HEAD_HEIGHT } from './use-row-window.ts';

/** What the table library knows of the columns: which are shown, how wide, sorted by what. */
export interface TableModel {
  readonly shown: readonly RecordColumn[];
  readonly heads: readonly HeadColumn[];
  readonly sort: (field: string) => void;
  readonly resize: (field: string, change: number) => void;
  /** Widths as custom properties, which all rows share. */
  readonly style: CSSProperties;
}

interface TableModelOptions {
  readonly columns: readonly RecordColumn[];
  readonly visibility: Readonly<Record<string, boolean>>;
  readonly query: TableQuery;
  readonly onQuery: (query: TableQuery) => void;
}

/** Subtle: the library gets no rows; the archive sorts and filters them and we render those in sight. */
const NO_LINES: TableLine[] = [];

/** The state of the columns, kept by the table library. */
export function useTableModel({ columns, visibility, query, onQuery }: TableModelOptions): TableModel {
  const definitions = useMemo(() => tableColumns(columns), [columns]);
  const table = useTable({
    features: FEATURES,
    columns: definitions,
    data: NO_LINES,
    manualSorting: true,
    columnResizeMode: 'onChange',
    state: { sorting: query.sorting, columnVisibility: visibility },
    onSortingChange: (update) =>
      onQuery({ ...query, sorting: typeof update === 'function' ? update(query.sorting) : update }),
  });
  const shown = useMemo(
    () => columns.filter(({ field }) => visibility[field] !== false),
    [columns, visibility],
  );
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  const heads = headers.flatMap((header): HeadColumn[] => {
    const column = shown.find(({ field }) => field === header.column.id);
    const direction = header.column.getIsSorted();
    const onSort = (): void => header.column.toggleSorting();
    const onResizeStart: HeadColumn['onResizeStart'] = (event) => header.getResizeHandler()(event);
    return column
      ? [{ column, direction: direction === false ? null : direction, onSort, onResizeStart }]
      : [];
  });
  return {
    shown,
    heads,
    sort: (field) => table.getColumn(field)?.toggleSorting(),
    resize: (field, change) => {
      const width = (table.getColumn(field)?.getSize() ?? 0) + change;
      table.setColumnSizing((sizes) => ({ ...sizes, [field]: Math.max(SMALLEST_WIDTH, width) }));
    },
    style: widthStyle(headers.map(({ column }) => ({ id: column.id, width: column.getSize() }))),
  };
}

/** The title takes the room that the other columns leave. */
function widthStyle(widths: readonly { readonly id: string; readonly width: number }[]): CSSProperties {
  const tracks = widths.map(({ id, width }) => (id === 'title' ? `minmax(${width}px, 1fr)` : `${width}px`));
  return {
    '--columns': tracks.join(' '),
    '--row-width': `${widths.reduce((sum, { width }) => sum + width, 0)}px`,
    '--head-height': `${HEAD_HEIGHT}px`,
  } as CSSProperties;
}
