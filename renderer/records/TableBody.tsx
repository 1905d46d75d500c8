// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot hold windows of rows
import type { ReactNode } from 'react';
import type { RecordId } from '../../preload/model.ts';
import type { RecordColumn } from './columns.ts';
import type { GridPlace } from './grid-keys.ts';
import type { RowSource } from './row-source.ts';
import { TableRow } from './TableRow.tsx';
import type { CellEditing } from './use-cell-edit.ts';
import type { GridCursor } from './use-grid-cursor.ts';
import type { GridKeys } from './use-grid-keys.ts';
import type { RowSelection } from './use-row-selection.ts';
import type { RowWindow } from './use-row-window.ts';

/** All that moves in the grid. */
export interface Grid {
  readonly window: RowWindow;
  readonly cursor: GridCursor;
  readonly selection: RowSelection;
  readonly edit: CellEditing;
  readonly keys: GridKeys;
  /** The id of a cell's element. */
  readonly cellId: (place: GridPlace) => string;
}

interface TableBodyProps {
  readonly source: RowSource;
  readonly columns: readonly RecordColumn[];
  readonly grid: Grid;
  readonly selected: ReadonlySet<RecordId>;
}

/** The rows in sight, each at its place among all rows. */
export function TableBody({ source, columns, grid, selected }: TableBodyProps): ReactNode {
  const { window, cursor, edit, keys, cellId } = grid;
  return (
    <div role="rowgroup" className="table-body" style={{ height: window.height }}>
      {window.rows.map(({ index, top }) => {
        const record = source.rowAt(index);
        return (
          <TableRow
            key={record?.id ?? `waiting-${index}`}
            index={index}
            top={top}
            record={record}
            columns={columns}
            activeColumn={cursor.place.row === index ? cursor.place.column : -1}
            isSelected={record !== undefined && selected.has(record.id)}
            edit={edit.current !== null && edit.current.id === record?.id ? edit.current : null}
            cellId={cellId}
            onPress={keys.onPress}
            onEdit={edit.begin}
            onCommit={edit.commit}
            onCancel={edit.cancel}
          />
        );
      })}
    </div>
  );
}
