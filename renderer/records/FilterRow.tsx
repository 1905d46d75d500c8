// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot hold windows of rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
import type { ReactNode } from 'react';
import { useLabel, useText } from '../i18n.ts';
import { useArchive } from '../state.ts';
import type { RecordColumn } from './columns.ts';
import { FILTER_ROW } from './grid-keys.ts';
import { frozenProps } from './TableRow.tsx';
import type { Grid } from './use-grid.ts';
import type { TableLayoutState } from './use-table-layout.ts';

interface FilterRowProps {
  readonly grid: Grid;
  readonly table: TableLayoutState;
  readonly frozen: number;
}

/** The row under the heads: what each column is filtered by. */
export function FilterRow({ grid, table, frozen }: FilterRowProps): ReactNode {
  const { cursor, cellId } = grid;
  const { place, move } = cursor;
  const { layout, shown, set } = table;
  const isActive = (column: number): boolean => place.row === FILTER_ROW && place.column === column;
  return (
    <div role="row" aria-rowindex={2} className="table-row table-filter-row">
      <div
        role="gridcell"
        id={cellId({ row: FILTER_ROW, column: 0 })}
        aria-colindex={1}
        className="table-cell table-select"
        data-frozen={frozen > 0 || undefined}
        data-active={isActive(0) || undefined}
      />
      {shown.map((column, index) => {
        const here = { row: FILTER_ROW, column: index + 1 };
        return (
          <div
            key={column.field}
            role="gridcell"
            id={cellId(here)}
            aria-colindex={index + 2}
            className="table-cell table-filter"
            data-active={isActive(here.column) || undefined}
            {...frozenProps(here.column, frozen)}
          >
            <FilterInput
              column={column}
              value={layout.filters[column.field] ?? ''}
              onChange={(value) => set({ ...layout, filters: { ...layout.filters, [column.field]: value } })}
              onFocus={() => move(here)}
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
