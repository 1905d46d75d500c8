import { type SortingState, type Updater, useTable } from '@tanstack/react-table';
import { type CSSProperties, useMemo } from 'react';
import type { HeadColumn } from './HeaderCell.tsx';
import type { LayoutColumn, TableLayout } from './table-layout.ts';
import { withWidth } from './table-layout.ts';
import { FEATURES, SELECT_WIDTH, type TableLine, tableColumns } from './table-model.ts';
import { HEAD_HEIGHT } from './use-row-window.ts';
import type { TableLayoutState } from './use-table-layout.ts';

/** What the table library knows of the columns: how wide, sorted by what. */
export interface TableModel {
  readonly heads: readonly HeadColumn[];
  readonly sort: (field: string) => void;
  readonly resize: (field: string, change: number) => void;
  /** Widths and the places of frozen columns as custom properties, which all rows share. */
  readonly style: CSSProperties;
}

/** Subtle: the library gets no rows; the archive sorts and filters them and we render those in sight. */
const NO_LINES: TableLine[] = [];

/** The state of the columns: what a layout says, changed through the table library. */
export function useTableModel({ layout, set, shown }: TableLayoutState): TableModel {
  const definitions = useMemo(() => tableColumns(shown), [shown]);
  const sizes = Object.fromEntries(layout.columns.map(({ field, width }) => [field, width]));
  const table = useTable({
    features: FEATURES,
    columns: definitions,
    data: NO_LINES,
    manualSorting: true,
    columnResizeMode: 'onChange',
    state: { sorting: sortingOf(layout), columnSizing: sizes },
    onSortingChange: (update) => set({ ...layout, sort: sortOf(updated(update, sortingOf(layout))) }),
    onColumnSizingChange: (update) => set(withWidths(layout, updated(update, sizes))),
  });
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
    heads,
    sort: (field) => table.getColumn(field)?.toggleSorting(),
    resize: (field, change) => set(withWidth(layout, field, (sizes[field] ?? 0) + change)),
    style: widthStyle(layout.columns),
  };
}

function updated<T>(update: Updater<T>, now: T): T {
  return typeof update === 'function' ? (update as (now: T) => T)(now) : update;
}

function sortingOf({ sort }: TableLayout): SortingState {
  return sort === null ? [] : [{ id: sort.field, desc: sort.direction === 'desc' }];
}

function sortOf([first]: SortingState): TableLayout['sort'] {
  return first ? { field: first.id, direction: first.desc ? 'desc' : 'asc' } : null;
}

function withWidths(layout: TableLayout, sizes: Readonly<Record<string, number>>): TableLayout {
  return Object.entries(sizes).reduce((next, [field, width]) => withWidth(next, field, width), layout);
}

/** The title takes the room that the other columns leave, unless it is frozen. */
function widthStyle(columns: readonly LayoutColumn[]): CSSProperties {
  const tracks = columns.map(({ field, width, isFrozen }) =>
    field === 'title' && !isFrozen ? `minmax(${width}px, 1fr)` : `${width}px`,
  );
  let left = SELECT_WIDTH;
  const places = columns
    .filter(({ isFrozen }) => isFrozen)
    .map(({ width }, index) => {
      left += width;
      return [`--left-${index + 1}`, `${left - width}px`];
    });
  return {
    '--columns': [`${SELECT_WIDTH}px`, ...tracks].join(' '),
    '--row-width': `${columns.reduce((sum, { width }) => sum + width, SELECT_WIDTH)}px`,
    '--head-height': `${HEAD_HEIGHT}px`,
    '--frozen-width': `${left}px`,
    ...Object.fromEntries(places),
  } as CSSProperties;
}
