// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot hold windows of rows
import type { ReactNode } from 'react';
import type { RecordId } from '../../preload/model.ts';
import { useStore } from '../ui/store.ts';
import type { RecordColumn } from './columns.ts';
import { GroupRow } from './GroupRow.tsx';
import { type GridRange, isOneCell } from './grid-range.ts';
import { TableRow } from './TableRow.tsx';
import type { Grid } from './use-grid.ts';

interface TableBodyProps {
  readonly columns: readonly RecordColumn[];
  readonly frozen: number;
  readonly grid: Grid;
  readonly selected: ReadonlySet<RecordId>;
  readonly isEditable: boolean;
}

/** The lines in sight, each at its place among all. */
export function TableBody({ columns, frozen, grid, selected, isEditable }: TableBodyProps): ReactNode {
  const { source, window, cursor, edit, keys, cellId, transfer } = grid;
  const groupBy = useStore(source.rows.store, ({ query }) => query.groupBy);
  // Subtle: the pages of rows are read below; without this the body would not follow when one comes.
  useStore(source.rows.store, ({ pages }) => pages);
  const { place } = cursor;
  return (
    <div role="rowgroup" className="table-body" style={{ height: window.height }}>
      {window.rows.map(({ index, top }) => {
        const heading = source.groupAt(index);
        if (heading !== null && groupBy !== undefined) {
          const { group, isOpen } = heading;
          return (
            <GroupRow
              key={`group-${group.key}`}
              index={index}
              top={top}
              group={group}
              groupBy={groupBy}
              isOpen={isOpen}
              isActive={place.row === index}
              columns={columns.length + 1}
              cellId={cellId}
              onPress={keys.onPress}
            />
          );
        }
        const record = source.rowAt(index);
        return (
          <TableRow
            key={record?.id ?? `waiting-${index}`}
            index={index}
            top={top}
            record={record}
            columns={columns}
            frozen={frozen}
            activeColumn={place.row === index ? place.column : -1}
            {...pickedIn(transfer.range, index)}
            isSelected={record !== undefined && selected.has(record.id)}
            isEditable={isEditable}
            cellId={cellId}
            onPress={keys.onPress}
            onEnter={keys.onEnter}
            onEdit={edit.begin}
          />
        );
      })}
    </div>
  );
}

/** The selected columns of a line; a single cell has nothing but the cursor. */
function pickedIn(range: GridRange | null, line: number): { readonly from: number; readonly to: number } {
  const isIn = range !== null && !isOneCell(range) && line >= range.top && line <= range.bottom;
  return isIn ? { from: range.left, to: range.right } : { from: 0, to: -1 };
}
