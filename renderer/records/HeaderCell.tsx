// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot hold windows of rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid handles the keys of all its cells
// biome-ignore-all lint/a11y/noStaticElementInteractions: widths and places also change by keys on the header
import { ArrowDown, ArrowUp, ChevronDown } from 'lucide-react';
import { type DragEvent, type MouseEvent, type ReactNode, type TouchEvent, useState } from 'react';
import type { RecordColumn } from './columns.ts';
import { fittingWidth } from './fit-width.ts';
import { HEADER_ROW } from './grid-keys.ts';
import { frozenProps } from './TableRow.tsx';
import { withColumnAt, withWidth } from './table-layout.ts';
import type { Grid } from './use-grid.ts';
import type { TableLayoutState } from './use-table-layout.ts';

/** What the head knows of one shown column. */
export interface HeadColumn {
  readonly column: RecordColumn;
  readonly direction: 'asc' | 'desc' | null;
  readonly onSort: () => void;
  readonly onResizeStart: (event: MouseEvent | TouchEvent) => void;
}

interface HeaderCellProps {
  readonly head: HeadColumn;
  /** Counts from 1; the first column of the table, which selects rows, is 0. */
  readonly position: number;
  readonly frozen: number;
  readonly isActive: boolean;
  readonly grid: Grid;
  readonly table: TableLayoutState;
}

const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const;
/** What a dragged head carries, so that nothing else dropped here is taken for a column. */
const DRAG_TYPE = 'application/x-kulliyyat-column';

/** The head of a column: a press sorts, a drag moves the column, its edge changes the width. */
export function HeaderCell({ head, position, frozen, isActive, grid, table }: HeaderCellProps): ReactNode {
  const { column, direction, onSort } = head;
  const { layout, set } = table;
  const place = { row: HEADER_ROW, column: position };
  const drag = useColumnDrag(column.field, (field) => set(withColumnAt(layout, field, position - 1)));
  const openMenu = (event: MouseEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    grid.cursor.move(place);
    grid.setHeadMenu(position);
  };
  return (
    <div
      role="columnheader"
      id={grid.cellId(place)}
      aria-colindex={position + 1}
      aria-sort={direction === null ? 'none' : ARIA_SORT[direction]}
      aria-haspopup="menu"
      data-active={isActive || undefined}
      {...frozenProps(position, frozen)}
      className="table-cell table-header"
      title={column.label}
      {...drag}
      onClick={() => {
        grid.cursor.move(place);
        onSort();
      }}
      onContextMenu={openMenu}
    >
      <span className="table-header-label">{column.label}</span>
      {direction === 'asc' && <ArrowUp size={13} aria-hidden />}
      {direction === 'desc' && <ArrowDown size={13} aria-hidden />}
      <span className="table-header-menu" aria-hidden onClick={openMenu}>
        <ChevronDown size={14} />
      </span>
      <ResizeHandle
        onStart={head.onResizeStart}
        onFit={(element) => set(withWidth(layout, column.field, fittingWidth(element, position)))}
      />
    </div>
  );
}

interface ColumnDrag {
  readonly draggable: true;
  readonly 'data-drop': true | undefined;
  readonly onDragStart: (event: DragEvent) => void;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: () => void;
  readonly onDrop: (event: DragEvent) => void;
}

/** The head as something to drag, and as a place where another one can be dropped. */
function useColumnDrag(field: string, onDrop: (field: string) => void): ColumnDrag {
  const [isOver, setIsOver] = useState(false);
  return {
    draggable: true,
    'data-drop': isOver || undefined,
    onDragStart: (event) => {
      event.dataTransfer.setData(DRAG_TYPE, field);
      event.dataTransfer.effectAllowed = 'move';
    },
    onDragOver: (event) => {
      if (!event.dataTransfer.types.includes(DRAG_TYPE)) return;
      event.preventDefault();
      setIsOver(true);
    },
    onDragLeave: () => setIsOver(false),
    onDrop: (event) => {
      setIsOver(false);
      const dragged = event.dataTransfer.getData(DRAG_TYPE);
      if (dragged === '') return;
      event.preventDefault();
      event.stopPropagation();
      if (dragged !== field) onDrop(dragged);
    },
  };
}

interface ResizeHandleProps {
  readonly onStart: (event: MouseEvent | TouchEvent) => void;
  /** A double press; gets the grid's element. */
  readonly onFit: (grid: HTMLElement) => void;
}

/** Subtle: it can be dragged as such, and forbids it, so that the head is not dragged by it. */
function ResizeHandle({ onStart, onFit }: ResizeHandleProps): ReactNode {
  return (
    <span
      className="table-resize"
      draggable
      onDragStart={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
      onMouseDown={onStart}
      onTouchStart={onStart}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => {
        event.stopPropagation();
        const grid = event.currentTarget.closest<HTMLElement>('[role="grid"]');
        if (grid) onFit(grid);
      }}
    />
  );
}
