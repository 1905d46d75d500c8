// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot hold windows of rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid handles the keys of all its cells
import type { ReactNode } from 'react';
import { useText } from '../i18n.ts';
import { FilterRow } from './FilterRow.tsx';
import { HEADER_ROW } from './grid-keys.ts';
import { type HeadColumn, HeaderCell } from './HeaderCell.tsx';
import type { Grid } from './use-grid.ts';
import type { TableLayoutState } from './use-table-layout.ts';

interface TableHeadProps {
  readonly columns: readonly HeadColumn[];
  readonly grid: Grid;
  readonly table: TableLayoutState;
  readonly frozen: number;
  readonly selected: 'none' | 'some' | 'all';
  readonly onToggleAll: () => void;
}

/** The two rows above the records: what the columns are called and sorted by, and what they are filtered by. */
export function TableHead({
  columns,
  grid,
  table,
  frozen,
  selected,
  onToggleAll,
}: TableHeadProps): ReactNode {
  const t = useText();
  const { cursor, cellId } = grid;
  const { place, move } = cursor;
  const isActive = (column: number): boolean => place.row === HEADER_ROW && place.column === column;
  return (
    <div role="rowgroup" className="table-head">
      <div role="row" aria-rowindex={1} className="table-row table-header-row">
        <div
          role="columnheader"
          id={cellId({ row: HEADER_ROW, column: 0 })}
          aria-colindex={1}
          aria-label={t('table.selectAll')}
          data-active={isActive(0) || undefined}
          data-frozen={frozen > 0 || undefined}
          className="table-cell table-select"
          onClick={() => {
            move({ row: HEADER_ROW, column: 0 });
            onToggleAll();
          }}
        >
          <span className="row-check" data-state={selected} />
        </div>
        {columns.map((head, index) => (
          <HeaderCell
            key={head.column.field}
            head={head}
            position={index + 1}
            frozen={frozen}
            isActive={isActive(index + 1)}
            grid={grid}
            table={table}
          />
        ))}
      </div>
      <FilterRow grid={grid} table={table} frozen={frozen} />
    </div>
  );
}
