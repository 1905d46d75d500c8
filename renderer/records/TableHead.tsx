// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot hold windows of rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid handles the keys of all its cells
// biome-ignore-all lint/a11y/noStaticElementInteractions: widths also change by keys on the header
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { MouseEvent, ReactNode, TouchEvent } from 'react';
import { useLabel, useText } from '../i18n.ts';
import { useArchive } from '../state.ts';
import type { RecordColumn } from './columns.ts';
import { FILTER_ROW, type GridPlace, HEADER_ROW } from './grid-keys.ts';

/** What the head knows of one shown column. */
export interface HeadColumn {
  readonly column: RecordColumn;
  readonly direction: 'asc' | 'desc' | null;
  readonly onSort: () => void;
  readonly onResizeStart: (event: MouseEvent | TouchEvent) => void;
}

interface TableHeadProps {
  readonly columns: readonly HeadColumn[];
  readonly place: GridPlace;
  readonly cellId: (place: GridPlace) => string;
  readonly selected: 'none' | 'some' | 'all';
  readonly onToggleAll: () => void;
  readonly onMove: (place: GridPlace) => void;
  readonly filters: Readonly<Record<string, string>>;
  readonly onFilter: (field: string, value: string) => void;
}

/** The two rows above the records: what the columns are called and sorted by, and what they are filtered by. */
export function TableHead(props: TableHeadProps): ReactNode {
  const t = useText();
  const { columns, place, cellId, selected, onToggleAll, onMove } = props;
  const isActive = (row: number, column: number): boolean => place.row === row && place.column === column;
  return (
    <div role="rowgroup" className="table-head">
      <div role="row" aria-rowindex={1} className="table-row table-header-row">
        <div
          role="columnheader"
          id={cellId({ row: HEADER_ROW, column: 0 })}
          aria-colindex={1}
          aria-label={t('table.selectAll')}
          data-active={isActive(HEADER_ROW, 0) || undefined}
          className="table-cell table-select"
          onClick={() => {
            onMove({ row: HEADER_ROW, column: 0 });
            onToggleAll();
          }}
        >
          <span className="row-check" data-state={selected} />
        </div>
        {columns.map((head, index) => (
          <HeaderCell
            key={head.column.field}
            head={head}
            id={cellId({ row: HEADER_ROW, column: index + 1 })}
            columnIndex={index + 2}
            isActive={isActive(HEADER_ROW, index + 1)}
            onMove={() => onMove({ row: HEADER_ROW, column: index + 1 })}
          />
        ))}
      </div>
      <FilterRow {...props} />
    </div>
  );
}

interface HeaderCellProps {
  readonly head: HeadColumn;
  readonly id: string;
  readonly columnIndex: number;
  readonly isActive: boolean;
  readonly onMove: () => void;
}

const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const;

function HeaderCell({ head, id, columnIndex, isActive, onMove }: HeaderCellProps): ReactNode {
  const { column, direction, onSort, onResizeStart } = head;
  return (
    <div
      role="columnheader"
      id={id}
      aria-colindex={columnIndex}
      aria-sort={direction === null ? 'none' : ARIA_SORT[direction]}
      data-active={isActive || undefined}
      className="table-cell table-header"
      title={column.label}
      onClick={() => {
        onMove();
        onSort();
      }}
    >
      <span className="table-header-label">{column.label}</span>
      {direction === 'asc' && <ArrowUp size={13} aria-hidden />}
      {direction === 'desc' && <ArrowDown size={13} aria-hidden />}
      <span
        className="table-resize"
        onMouseDown={onResizeStart}
        onTouchStart={onResizeStart}
        onClick={(event) => event.stopPropagation()}
      />
    </div>
  );
}

function FilterRow({ columns, place, cellId, filters, onFilter, onMove }: TableHeadProps): ReactNode {
  return (
    <div role="row" aria-rowindex={2} className="table-row table-filter-row">
      <div
        role="gridcell"
        id={cellId({ row: FILTER_ROW, column: 0 })}
        aria-colindex={1}
        className="table-cell"
        data-active={(place.row === FILTER_ROW && place.column === 0) || undefined}
      />
      {columns.map(({ column }, index) => {
        const here = { row: FILTER_ROW, column: index + 1 };
        return (
          <div
            key={column.field}
            role="gridcell"
            id={cellId(here)}
            aria-colindex={index + 2}
            className="table-cell table-filter"
            data-active={(place.row === here.row && place.column === here.column) || undefined}
          >
            <FilterInput
              column={column}
              value={filters[column.field] ?? ''}
              onChange={(value) => onFilter(column.field, value)}
              onFocus={() => onMove(here)}
            />
          </div>
        );
      })}
    </div>
  );
}

interface FilterInputProps {
  readonly column: RecordColumn;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onFocus: () => void;
}

function FilterInput({ column, value, onChange, onFocus }: FilterInputProps): ReactNode {
  const t = useText();
  const label = useLabel();
  const { types } = useArchive();
  const shared = {
    'aria-label': t('table.filter', { column: column.label }),
    tabIndex: -1,
    value,
    onFocus,
    'data-filled': value !== '' || undefined,
    className: 'table-filter-input',
  };
  if (column.datatype === 'instant' || column.field.startsWith('@')) return null;
  if (column.datatype === 'type') {
    return (
      <select {...shared} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('table.anyType')}</option>
        {types.map(({ name, labels }) => (
          <option key={name} value={name}>
            {label(labels)}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      {...shared}
      type="text"
      placeholder={t('table.filterPlaceholder')}
      onChange={(event) => onChange(event.target.value)}
      spellCheck={false}
      autoComplete="off"
    />
  );
}
