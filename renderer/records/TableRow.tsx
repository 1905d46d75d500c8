// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot hold windows of rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid handles the keys of all its cells
// biome-ignore-all lint/a11y/noStaticElementInteractions: widths also change by keys on the header
import { type MouseEvent, memo, type ReactNode } from 'react';
import { formatDateTime } from '../../preload/format.ts';
import type { RecordId, RecordRow } from '../../preload/model.ts';
import { useLabel, useLocale, useText } from '../i18n.ts';
import { FoundTitle } from '../search/FoundTitle.tsx';
import { findType, useArchive } from '../state.ts';
import { type AfterEdit, CellEditor } from './CellEditor.tsx';
import { cellText } from './cell-text.ts';
import type { RecordColumn } from './columns.ts';
import type { GridPlace } from './grid-keys.ts';
import { TypeIcon } from './TypeIcon.tsx';

/** A cell that is being edited. */
export interface CellEdit {
  readonly id: RecordId;
  readonly column: number;
  readonly text: string;
  readonly isSelected: boolean;
}

interface TableRowProps {
  readonly index: number;
  readonly top: number;
  readonly record: RecordRow | undefined;
  readonly columns: readonly RecordColumn[];
  /** The column of the cursor where it is in this row, else -1. */
  readonly activeColumn: number;
  readonly isSelected: boolean;
  readonly edit: CellEdit | null;
  readonly cellId: (place: GridPlace) => string;
  readonly onPress: (place: GridPlace, event: MouseEvent) => void;
  readonly onEdit: (place: GridPlace) => void;
  readonly onCommit: (text: string, after: AfterEdit) => void;
  readonly onCancel: () => void;
}

/** One record as a line of the table; a grey line until it has come. */
export const TableRow = memo(function TableRow(props: TableRowProps): ReactNode {
  const t = useText();
  const { index, top, record, columns, activeColumn, isSelected, cellId, onPress } = props;
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
        data-active={activeColumn === 0 || undefined}
        onMouseDown={(event) => onPress({ row: index, column: 0 }, event)}
      >
        <span className="row-check" data-state={isSelected ? 'all' : 'none'} />
      </div>
      {columns.map((column, position) => (
        <RecordCell key={column.field} {...props} column={column} position={position + 1} />
      ))}
    </div>
  );
});

interface RecordCellProps extends TableRowProps {
  readonly column: RecordColumn;
  readonly position: number;
}

function RecordCell(props: RecordCellProps): ReactNode {
  const { index, record, column, position, activeColumn, edit, cellId, onPress, onEdit, onCommit, onCancel } =
    props;
  const place = { row: index, column: position };
  const isEdited = edit?.column === position;
  return (
    <div
      role="gridcell"
      id={cellId(place)}
      aria-colindex={position + 1}
      className="table-cell"
      data-field={column.field}
      data-datatype={column.datatype}
      data-active={activeColumn === position || undefined}
      data-edited={isEdited || undefined}
      onMouseDown={(event) => onPress(place, event)}
      onDoubleClick={() => onEdit(place)}
    >
      {isEdited ? (
        <CellEditor
          label={column.label}
          text={edit.text}
          isSelected={edit.isSelected}
          onCommit={onCommit}
          onCancel={onCancel}
        />
      ) : (
        <CellContent record={record} column={column} />
      )}
    </div>
  );
}

interface CellContentProps {
  readonly record: RecordRow | undefined;
  readonly column: RecordColumn;
}

function CellContent({ record, column }: CellContentProps): ReactNode {
  const t = useText();
  const label = useLabel();
  const locale = useLocale();
  const archive = useArchive();
  if (record === undefined) return <span className="cell-waiting" />;
  if (column.datatype === 'type') {
    const type = findType(archive, record.type);
    return (
      <span className="cell-type">
        <TypeIcon type={record.type} size={15} />
        <span className="cell-text">{type ? label(type.labels) : record.type}</span>
      </span>
    );
  }
  if (column.datatype === 'instant') {
    const moment = column.field === 'deletedAt' ? record.deletedAt : record.updatedAt;
    return <span className="cell-text">{formatDateTime(moment ?? '', locale)}</span>;
  }
  const text = cellText(record, column, locale, t('value.yes'), t('value.no'));
  if (column.field === 'title') return <FoundTitle record={record} text={text} />;
  return (
    <span className="cell-text" title={text.length > 18 ? text.slice(0, 600) : undefined}>
      {text}
    </span>
  );
}
