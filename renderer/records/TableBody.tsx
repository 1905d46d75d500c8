// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot hold windows of rows
import type { ReactNode } from 'react';
import type { RecordId } from '../../preload/model.ts';
import { useStore } from '../ui/store.ts';
import type { RecordColumn } from './columns.ts';
import { GroupRow } from './GroupRow.tsx';
import { type GridRange, isOneCell } from './grid-range.ts';
import { TableRow } from './TableRow.tsx';
import type { Grid } from './use-grid.ts';
import { useShownLines } from './use-shown-lines.ts';

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
  const { place } = cursor;
  const { lines, top: bodyTop, base, slots } = useShownLines(source, window, place.row);
  const slotOf = slotter(lines, slots);
  const line = (index: number): ReactNode => {
    const heading = source.groupAt(index);
    const shared = { index, top: topOf(index * window.rowHeight - base), cellId, onPress: keys.onPress };
    if (heading !== null && groupBy !== undefined) {
      return (
        <GroupRow
          key={`group-${slotOf(index)}`}
          {...shared}
          {...heading}
          groupBy={groupBy}
          isActive={place.row === index}
          columns={columns.length + 1}
        />
      );
    }
    const record = source.rowAt(index);
    return (
      <TableRow
        key={slotOf(index)}
        {...shared}
        record={record}
        columns={columns}
        frozen={frozen}
        activeColumn={place.row === index ? place.column : -1}
        {...pickedIn(transfer.range, index)}
        isSelected={record !== undefined && selected.has(record.id)}
        isEditable={isEditable}
        onEnter={keys.onEnter}
        onEdit={edit.begin}
      />
    );
  };
  return (
    <div role="rowgroup" className="table-body" style={{ height: window.height }}>
      <div role="presentation" className="table-lines" style={{ transform: `translateY(${bodyTop}px)` }}>
        {lines.map(line)}
      </div>
    </div>
  );
}

/** A line far away stands just out of sight: places of tens of millions of px are too much for a page. */
const FARTHEST = 1_000_000;
const topOf = (top: number): number => Math.max(-FARTHEST, Math.min(FARTHEST, top));

/** Which element shows a line: the same ones again and again, so that scrolling makes no new ones. */
function slotter(lines: readonly number[], slots: number): (line: number) => string {
  const taken = new Map<number, number>();
  for (const line of lines) if (!taken.has(line % slots)) taken.set(line % slots, line);
  return (line) => (taken.get(line % slots) === line ? `slot-${line % slots}` : 'far');
}

/** The selected columns of a line; a single cell has nothing but the cursor. */
function pickedIn(range: GridRange | null, line: number): { readonly from: number; readonly to: number } {
  const isIn = range !== null && !isOneCell(range) && line >= range.top && line <= range.bottom;
  return isIn ? { from: range.left, to: range.right } : { from: 0, to: -1 };
}
