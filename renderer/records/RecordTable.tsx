// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot hold windows of rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid handles the keys of all its cells
// biome-ignore-all lint/a11y/noStaticElementInteractions: widths also change by keys on the header
import { type ColumnVisibilityState, type SortingState, useTable } from '@tanstack/react-table';
import { type CSSProperties, type ReactNode, type RefObject, useEffect, useId, useMemo, useRef } from 'react';
import type { RecordId } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { useStore } from '../ui/store.ts';
import type { RecordColumn } from './columns.ts';
import type { GridPlace } from './grid-keys.ts';
import { RowMenu } from './RowMenu.tsx';
import { setRecordPane } from './record-pane.ts';
import type { RowSource } from './row-source.ts';
import { selectionStore } from './selection.ts';
import { type HeadColumn, TableHead } from './TableHead.tsx';
import { TableRow } from './TableRow.tsx';
import { FEATURES, type TableLine, tableColumns } from './table-model.ts';
import { useCellEdit } from './use-cell-edit.ts';
import { useGridCursor } from './use-grid-cursor.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { useRowSelection } from './use-row-selection.ts';
import { HEAD_HEIGHT, useRowWindow } from './use-row-window.ts';
import './RecordTable.css';

/** How the table is sorted and filtered; the archive does both. */
export interface TableQuery {
  readonly sorting: SortingState;
  readonly filters: Readonly<Record<string, string>>;
}

interface RecordTableProps {
  readonly label: string;
  readonly source: RowSource;
  readonly columns: readonly RecordColumn[];
  readonly visibility: ColumnVisibilityState;
  readonly query: TableQuery;
  readonly onQuery: (query: TableQuery) => void;
  /** The record shown beside the table. */
  readonly openId: RecordId | null;
  readonly onOpen: (id: RecordId) => void;
  readonly isEditable: boolean;
  readonly isBin: boolean;
  /** Stands in place of the rows where there are none. */
  readonly empty: ReactNode;
}

const NO_LINES: TableLine[] = [];

/** The table of records: a grid of one tab stop over the archive's own sorting, filtering and windows of rows. */
export function RecordTable(props: RecordTableProps): ReactNode {
  const { label, source, columns, visibility, query, onQuery, openId, isEditable, empty } = props;
  const t = useText();
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useStore(source.store);
  const selected = useStore(selectionStore);
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
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  const shown = useMemo(
    () => columns.filter(({ field }) => visibility[field] !== false),
    [columns, visibility],
  );
  const keptRow = useRef(0);
  const window = useRowWindow(source, scroller, keptRow.current);
  const cursor = useGridCursor({ source, openId, scrollTo: window.scrollTo });
  keptRow.current = cursor.place.row;
  const selection = useRowSelection(source);
  const focus = (): void => scroller.current?.focus({ preventScroll: true });
  const edit = useCellEdit({ source, columns: shown, cursor, isEditable, focus, onOpen: props.onOpen });
  const resizeColumn = (field: string, change: number): void => {
    const column = table.getColumn(field);
    if (column)
      table.setColumnSizing((sizes) => ({ ...sizes, [field]: Math.max(60, column.getSize() + change) }));
  };
  const cellId = useMemo(() => (place: GridPlace) => `${gridId}-${place.row}-${place.column}`, [gridId]);
  const isRendered = window.rows.some(({ index }) => index === cursor.place.row);
  useCellInSight(scroller, cellId(cursor.place), isRendered);
  const keys = useGridKeys({
    source,
    cursor,
    selection,
    edit,
    columns: shown,
    page: window.page,
    onOpen: props.onOpen,
    onSort: (field) => table.getColumn(field)?.toggleSorting(),
    onResizeColumn: resizeColumn,
    focusFilter: (place) =>
      document.getElementById(cellId(place))?.querySelector<HTMLElement>('input, select')?.focus(),
    focus,
  });
  const heads: readonly HeadColumn[] = headers.slice(1).flatMap((header) => {
    const column = columns.find(({ field }) => field === header.column.id);
    const direction = header.column.getIsSorted();
    if (!column) return [];
    return [
      {
        column,
        direction: direction === false ? null : direction,
        onSort: () => header.column.toggleSorting(),
        onResizeStart: (event) => header.getResizeHandler()(event),
      },
    ];
  });
  const widths = headers.map((header) => header.getSize());
  const style = {
    '--columns': headers
      .map((header) =>
        header.column.id === 'title' ? `minmax(${header.getSize()}px, 1fr)` : `${header.getSize()}px`,
      )
      .join(' '),
    '--row-width': `${widths.reduce((sum, width) => sum + width, 0)}px`,
    '--head-height': `${HEAD_HEIGHT}px`,
  } as CSSProperties;
  const isBlank = rows.view !== null && rows.total === 0;
  return (
    <div className="table-frame">
      <div
        ref={scroller}
        className="table"
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={rows.total + 2}
        aria-colcount={headers.length}
        aria-multiselectable
        aria-readonly={!isEditable}
        aria-busy={rows.view === null}
        {...(cursor.place.row < rows.total ? { 'aria-activedescendant': cellId(cursor.place) } : {})}
        style={style}
        onKeyDown={keys.onKeyDown}
        onContextMenu={keys.onContextMenu}
      >
        <TableHead
          columns={heads}
          place={cursor.place}
          cellId={cellId}
          selected={selected.size === 0 ? 'none' : selected.size >= rows.total ? 'all' : 'some'}
          onToggleAll={selection.toggleAll}
          onMove={cursor.move}
          filters={query.filters}
          onFilter={(field, value) => onQuery({ ...query, filters: { ...query.filters, [field]: value } })}
        />
        <div role="rowgroup" className="table-body" style={{ height: window.height }}>
          {window.rows.map(({ index, top }) => {
            const record = source.rowAt(index);
            return (
              <TableRow
                key={index}
                index={index}
                top={top}
                record={record}
                columns={shown}
                activeColumn={cursor.place.row === index ? cursor.place.column : -1}
                isSelected={record !== undefined && selected.has(record.id)}
                edit={edit.current?.row === index ? edit.current : null}
                cellId={cellId}
                onPress={keys.onPress}
                onEdit={edit.begin}
                onCommit={edit.commit}
                onCancel={edit.cancel}
              />
            );
          })}
        </div>
      </div>
      {isBlank && <div className="table-empty">{empty}</div>}
      <RowMenu
        at={keys.menuAt}
        onClose={keys.closeMenu}
        label={t('table.menu')}
        isEditable={isEditable}
        isBin={props.isBin}
        onEdit={() => edit.begin(cursor.place)}
        onOpen={() => {
          const record = source.rowAt(cursor.place.row);
          if (record) props.onOpen(record.id);
          setRecordPane(true);
        }}
      />
    </div>
  );
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
