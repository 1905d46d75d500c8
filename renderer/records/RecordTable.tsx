// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot hold windows of rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
import { type CSSProperties, type ReactNode, type RefObject, useEffect, useId, useMemo, useRef } from 'react';
import type { RecordId } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { useStore } from '../ui/store.ts';
import type { GridPlace } from './grid-keys.ts';
import { RowMenu } from './RowMenu.tsx';
import { setRecordPane } from './record-pane.ts';
import type { RowSource } from './row-source.ts';
import { selectionStore } from './selection.ts';
import { type Grid, TableBody } from './TableBody.tsx';
import { TableHead } from './TableHead.tsx';
import { useCellEdit } from './use-cell-edit.ts';
import { useGridCursor } from './use-grid-cursor.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { useRowSelection } from './use-row-selection.ts';
import { FOUND_ROW_HEIGHT, ROW_HEIGHT, useRowWindow } from './use-row-window.ts';
import type { TableLayoutState } from './use-table-layout.ts';
import { type TableModel, useTableModel } from './use-table-model.ts';
import './RecordTable.css';

interface RecordTableProps {
  readonly label: string;
  readonly source: RowSource;
  readonly table: TableLayoutState;
  /** The record shown beside the table. */
  readonly openId: RecordId | null;
  readonly onOpen: (id: RecordId) => void;
  readonly isEditable: boolean;
  readonly isBin: boolean;
  /** Stands in place of the rows where there are none. */
  readonly empty: ReactNode;
}

/** The table of records: a grid of one tab stop over the archive's own sorting, filtering and windows of rows. */
export function RecordTable(props: RecordTableProps): ReactNode {
  const { label, source, table, isEditable, isBin, onOpen, empty } = props;
  const { layout, shown } = table;
  const t = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useStore(source.store);
  const rowHeight = rows.query.text === undefined || isBin ? ROW_HEIGHT : FOUND_ROW_HEIGHT;
  const selected = useStore(selectionStore);
  const model = useTableModel(table);
  const grid = useGrid(props, model, scroller, rowHeight);
  const { cursor, selection, edit, keys, cellId } = grid;
  return (
    <div className="table-frame">
      <div
        ref={scroller}
        className="table"
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={rows.total + 2}
        aria-colcount={shown.length + 1}
        aria-multiselectable
        aria-readonly={!isEditable}
        aria-busy={rows.view === null}
        {...(cursor.place.row < rows.total ? { 'aria-activedescendant': cellId(cursor.place) } : {})}
        style={{ ...model.style, '--row-height': `${rowHeight}px` } as CSSProperties}
        onKeyDown={keys.onKeyDown}
        onContextMenu={keys.onContextMenu}
      >
        <TableHead
          columns={model.heads}
          place={cursor.place}
          cellId={cellId}
          selected={selected.size === 0 ? 'none' : selected.size >= rows.total ? 'all' : 'some'}
          onToggleAll={selection.toggleAll}
          onMove={cursor.move}
          filters={layout.filters}
          onFilter={(field, value) =>
            table.set({ ...layout, filters: { ...layout.filters, [field]: value } })
          }
        />
        <TableBody source={source} columns={shown} grid={grid} selected={selected} />
      </div>
      {rows.view !== null && rows.total === 0 && <div className="table-empty">{empty}</div>}
      <RowMenu
        at={keys.menuAt}
        onClose={keys.closeMenu}
        label={t('table.menu')}
        isEditable={isEditable}
        isBin={isBin}
        onEdit={() => edit.begin(cursor.place)}
        onOpen={() => {
          const record = source.rowAt(cursor.place.row);
          if (record) onOpen(record.id);
          setRecordPane(true);
        }}
      />
    </div>
  );
}

/** All that moves in the grid: window of rows, cursor, selection, editing, keys. */
function useGrid(
  props: RecordTableProps,
  model: TableModel,
  scroller: RefObject<HTMLDivElement | null>,
  rowHeight: number,
): Grid {
  const { source, openId, isEditable, onOpen } = props;
  const { shown } = props.table;
  const gridId = useId();
  const cellId = useMemo(() => (place: GridPlace) => `${gridId}-${place.row}-${place.column}`, [gridId]);
  const keptRow = useRef(0);
  const window = useRowWindow(source, scroller, keptRow.current, rowHeight);
  const cursor = useGridCursor({ source, openId, scrollTo: window.scrollTo });
  keptRow.current = cursor.place.row;
  const isRendered = window.rows.some(({ index }) => index === cursor.place.row);
  useCellInSight(scroller, cellId(cursor.place), isRendered);
  const selection = useRowSelection(source);
  const focus = (): void => scroller.current?.focus({ preventScroll: true });
  const edit = useCellEdit({ source, columns: shown, cursor, isEditable, focus, onOpen });
  const keys = useGridKeys({
    source,
    cursor,
    selection,
    edit,
    columns: shown,
    page: window.page,
    onOpen,
    onSort: model.sort,
    onResizeColumn: model.resize,
    focusFilter: (place) =>
      document.getElementById(cellId(place))?.querySelector<HTMLElement>('input, select')?.focus(),
    focus,
  });
  return { window, cursor, selection, edit, keys, cellId };
}

/** Brings the active cell into sight sideways; rows come into sight by the virtual scrolling. */
function useCellInSight(scroller: RefObject<HTMLDivElement | null>, id: string, isRendered: boolean): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a cell far away is rendered later than it becomes active
  useEffect(() => {
    const element = scroller.current;
    const cell = document.getElementById(id);
    if (element === null || cell === null) return;
    const right = cell.offsetLeft + cell.offsetWidth;
    if (cell.offsetLeft < element.scrollLeft) element.scrollLeft = cell.offsetLeft;
    else if (right > element.scrollLeft + element.clientWidth)
      element.scrollLeft = right - element.clientWidth;
  }, [scroller, id, isRendered]);
}
