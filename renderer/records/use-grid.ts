import { type RefObject, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { RecordId } from '../../preload/model.ts';
import type { GridPlace } from './grid-keys.ts';
import type { LineSource } from './line-source.ts';
import type { RowSource } from './row-source.ts';
import { type CellEditing, useCellEdit } from './use-cell-edit.ts';
import { type CellTransfer, useCellTransfer } from './use-cell-transfer.ts';
import { type GridCursor, useGridCursor } from './use-grid-cursor.ts';
import { type GridKeys, useGridKeys } from './use-grid-keys.ts';
import { useLines } from './use-lines.ts';
import { type RowSelection, useRowSelection } from './use-row-selection.ts';
import { type RowWindow, useRowWindow } from './use-row-window.ts';
import type { TableLayoutState } from './use-table-layout.ts';
import type { TableModel } from './use-table-model.ts';

/** All that moves in the grid. */
export interface Grid {
  readonly source: LineSource;
  readonly window: RowWindow;
  readonly cursor: GridCursor;
  readonly selection: RowSelection;
  readonly edit: CellEditing;
  readonly transfer: CellTransfer;
  readonly keys: GridKeys;
  /** The id of a cell's element. */
  readonly cellId: (place: GridPlace) => string;
  /** The id of the active cell's element; undefined where there is none. */
  readonly activeId: string | undefined;
  /** The column whose menu is open, null where none is. */
  readonly headMenu: number | null;
  readonly setHeadMenu: (column: number | null) => void;
  readonly focus: () => void;
}

interface GridOptions {
  readonly source: RowSource;
  readonly table: TableLayoutState;
  readonly model: TableModel;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly rowHeight: number;
  readonly openId: RecordId | null;
  readonly onOpen: (id: RecordId) => void;
  readonly isEditable: boolean;
}

/** Window of lines, cursor, selection, editing, clipboard and keys of a table, over one source of rows. */
export function useGrid(options: GridOptions): Grid {
  const { table, model, scroller, rowHeight, openId, onOpen, isEditable } = options;
  const { shown } = table;
  const { source, setOpen } = useLines(options.source);
  const cellId = useCellId();
  const keptLine = useRef(0);
  const window = useRowWindow(source, scroller, keptLine.current, rowHeight);
  const cursor = useGridCursor({ source, openId, window });
  const { place } = cursor;
  keptLine.current = place.row;
  const activeId = useActiveId(source, place, cellId);
  const isRendered = window.lines.includes(place.row);
  useCellInSight(scroller, activeId, isRendered);
  const selection = useRowSelection(source);
  const focus = useCallback(() => scroller.current?.focus({ preventScroll: true }), [scroller]);
  const edit = useCellEdit({ source, columns: shown, cursor, isEditable, focus });
  const transfer = useCellTransfer({ source, columns: shown, cursor, isEditable, grid: scroller });
  const [headMenu, setHeadMenu] = useState<number | null>(null);
  const keys = useGridKeys({
    source,
    cursor,
    selection,
    edit,
    transfer,
    table,
    page: window.page,
    onOpen,
    onSort: model.sort,
    onHeaderMenu: ({ column }) => setHeadMenu(column > 0 ? column : null),
    setOpen,
    focusFilter: (at) =>
      document.getElementById(cellId(at))?.querySelector<HTMLElement>('input, select')?.focus(),
    focus,
  });
  return {
    source,
    window,
    cursor,
    selection,
    edit,
    transfer,
    keys,
    cellId,
    activeId,
    headMenu,
    setHeadMenu,
    focus,
  };
}

function useCellId(): Grid['cellId'] {
  const gridId = useId();
  return useMemo(() => (place: GridPlace) => `${gridId}-${place.row}-${place.column}`, [gridId]);
}

/** Subtle: the heading of a group is one cell over all columns. */
function useActiveId(source: LineSource, place: GridPlace, cellId: Grid['cellId']): string | undefined {
  if (place.row >= source.lines.count) return undefined;
  return cellId(source.groupAt(place.row) === null ? place : { row: place.row, column: 0 });
}

/** Brings the active cell into sight sideways; rows come into sight by the virtual scrolling. */
function useCellInSight(
  scroller: RefObject<HTMLDivElement | null>,
  id: string | undefined,
  isRendered: boolean,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a cell far away is rendered later than it becomes active
  useEffect(() => {
    const element = scroller.current;
    const cell = id === undefined ? null : document.getElementById(id);
    if (element === null || cell === null || cell.dataset['frozen'] !== undefined) return;
    const frozen = Number.parseFloat(getComputedStyle(element).getPropertyValue('--frozen-width')) || 0;
    const right = cell.offsetLeft + cell.offsetWidth;
    if (cell.offsetLeft - frozen < element.scrollLeft) element.scrollLeft = cell.offsetLeft - frozen;
    else if (right > element.scrollLeft + element.clientWidth)
      element.scrollLeft = right - element.clientWidth;
  }, [scroller, id, isRendered]);
}
