// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot hold windows of rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid handles the keys of all its cells
// biome-ignore-all lint/a11y/useKeyWithMouseEvents: the grid extends what is selected by keys too
import { type CSSProperties, type MouseEvent, memo, type ReactNode } from 'react';
import type { RecordRow } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { archiveStore } from '../state.ts';
import { useStore } from '../ui/store.ts';
import { CellContent } from './CellContent.tsx';
import { cellFailureStore, type FailedCell } from './cell-failures.ts';
import { editedField, type RecordColumn } from './columns.ts';
import type { GridPlace } from './grid-keys.ts';
import { joinValues } from './values-text.ts';

interface TableRowProps {
  readonly index: number;
  readonly top: number;
  readonly record: RecordRow | undefined;
  readonly columns: readonly RecordColumn[];
  /** How many of the columns stay in sight when the others are scrolled sideways. */
  readonly frozen: number;
  /** The column of the cursor where it is in this row, else -1. */
  readonly activeColumn: number;
  /** The first and the last selected column; 0 and -1 where no cells of this row are selected. */
  readonly from: number;
  readonly to: number;
  readonly isSelected: boolean;
  readonly isEditable: boolean;
  readonly cellId: (place: GridPlace) => string;
  readonly onPress: (place: GridPlace, event: MouseEvent) => void;
  readonly onEnter: (place: GridPlace, event: MouseEvent) => void;
  readonly onEdit: (place: GridPlace) => void;
}

/** One record as a line of the table; a grey line until it has come. */
export const TableRow = memo(function TableRow(props: TableRowProps): ReactNode {
  const t = useText();
  const { index, top, record, columns, frozen, activeColumn, isSelected, cellId, onPress } = props;
  const failed = useStore(cellFailureStore, (cells) => record && cells.get(record.id));
  return (
    <div
      role="row"
      aria-rowindex={index + 3}
      aria-selected={isSelected}
      aria-busy={record === undefined || undefined}
      className="table-row table-record"
      data-odd={index % 2 === 1 || undefined}
      data-index={index}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div
        role="gridcell"
        id={cellId({ row: index, column: 0 })}
        aria-colindex={1}
        aria-label={t(isSelected ? 'table.isSelected' : 'table.isNotSelected')}
        className="table-cell table-select"
        data-frozen={frozen > 0 || undefined}
        data-active={activeColumn === 0 || undefined}
        onMouseDown={(event) => onPress({ row: index, column: 0 }, event)}
      >
        <span className="row-check" data-state={isSelected ? 'all' : 'none'} />
      </div>
      {columns.map((column, position) => (
        <RecordCell
          key={column.field}
          {...props}
          column={column}
          position={position + 1}
          failed={failed?.[fieldName(record, column)]}
        />
      ))}
    </div>
  );
});

function fieldName(record: RecordRow | undefined, column: RecordColumn): string {
  const archive = archiveStore.get();
  return (archive && record && editedField(archive, column, record)?.name) ?? column.field;
}

interface RecordCellProps extends TableRowProps {
  readonly column: RecordColumn;
  readonly position: number;
  readonly failed: FailedCell | undefined;
}

function RecordCell(props: RecordCellProps): ReactNode {
  const { index, record, column, position, frozen, activeColumn, from, to, isEditable, failed } = props;
  const { cellId, onPress, onEnter, onEdit } = props;
  const place = { row: index, column: position };
  const isPicked = position >= from && position <= to;
  return (
    <div
      role="gridcell"
      id={cellId(place)}
      aria-colindex={position + 1}
      aria-selected={isPicked || undefined}
      aria-readonly={(isEditable && column.definition === null) || undefined}
      aria-invalid={failed !== undefined || undefined}
      title={failed?.sentence}
      className="table-cell"
      data-field={column.field}
      data-datatype={column.datatype}
      data-active={activeColumn === position || undefined}
      data-picked={isPicked || undefined}
      data-failed={failed !== undefined || undefined}
      {...frozenProps(position, frozen)}
      onMouseDown={(event) => onPress(place, event)}
      onMouseEnter={(event) => onEnter(place, event)}
      onDoubleClick={() => onEdit(place)}
    >
      {failed ? (
        <span className="cell-text">{joinValues(failed.inputs.map(({ text }) => text))}</span>
      ) : (
        <CellContent record={record} column={column} />
      )}
    </div>
  );
}

/** What keeps a cell of a frozen column in its place; nothing for the others. */
export function frozenProps(
  position: number,
  frozen: number,
): { readonly 'data-frozen'?: 'last' | true; readonly style?: CSSProperties } {
  if (position > frozen) return {};
  return {
    'data-frozen': position === frozen ? 'last' : true,
    style: { left: `var(--left-${position})` },
  };
}
