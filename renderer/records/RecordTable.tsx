// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot hold windows of rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
import { type CSSProperties, type ReactNode, useRef } from 'react';
import type { RecordId } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { useStore } from '../ui/store.ts';
import { CellEditor } from './CellEditor.tsx';
import { HeadMenu } from './HeadMenu.tsx';
import { PasteDialog } from './PasteDialog.tsx';
import { RowMenu } from './RowMenu.tsx';
import { setRecordPane } from './record-pane.ts';
import type { RowSource } from './row-source.ts';
import { selectionStore } from './selection.ts';
import { TableBody } from './TableBody.tsx';
import { TableFoot } from './TableFoot.tsx';
import { TableHead } from './TableHead.tsx';
import { useGrid } from './use-grid.ts';
import { useReveal } from './use-reveal.ts';
import { FOUND_ROW_HEIGHT, ROW_HEIGHT } from './use-row-window.ts';
import type { TableLayoutState } from './use-table-layout.ts';
import { useTableModel } from './use-table-model.ts';
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
  const view = useStore(source.store, (rows) => rows.view);
  const total = useStore(source.store, (rows) => rows.total);
  const isSearch = useStore(source.store, (rows) => rows.query.text !== undefined);
  const rowHeight = isSearch && !isBin ? FOUND_ROW_HEIGHT : ROW_HEIGHT;
  const frozen = layout.columns.filter(({ isFrozen }) => isFrozen).length;
  const selected = useStore(selectionStore);
  const model = useTableModel(table);
  const grid = useGrid({ ...props, model, scroller, rowHeight });
  const { cursor, selection, edit, keys, cellId, activeId } = grid;
  useReveal(grid, shown);
  return (
    <div className="table-column">
      <div className="table-frame">
        <div
          ref={scroller}
          className="table"
          role="grid"
          tabIndex={0}
          aria-label={label}
          aria-rowcount={grid.source.lines.count + 2}
          aria-colcount={shown.length + 1}
          aria-multiselectable
          aria-readonly={!isEditable}
          aria-busy={view === null}
          aria-activedescendant={activeId}
          style={{ ...model.style, '--row-height': `${rowHeight}px` } as CSSProperties}
          onKeyDown={keys.onKeyDown}
          onContextMenu={keys.onContextMenu}
        >
          <TableHead
            columns={model.heads}
            grid={grid}
            table={table}
            frozen={frozen}
            selected={selected.size === 0 ? 'none' : selected.size >= total ? 'all' : 'some'}
            onToggleAll={selection.toggleAll}
          />
          <TableBody
            columns={shown}
            frozen={frozen}
            grid={grid}
            selected={selected}
            isEditable={isEditable}
          />
        </div>
        {view !== null && total === 0 && <div className="table-empty">{empty}</div>}
      </div>
      <TableFoot source={source} columns={shown} range={grid.transfer.range} />
      {edit.current && (
        <CellEditor
          key={`${edit.current.id} ${edit.current.column}`}
          edit={edit.current}
          cellId={cellId(cursor.place)}
          onCommit={edit.commit}
          onCancel={edit.cancel}
        />
      )}
      <HeadMenu grid={grid} table={table} />
      <PasteDialog />
      <RowMenu
        at={keys.menuAt}
        onClose={keys.closeMenu}
        label={t('table.menu')}
        isEditable={isEditable}
        isBin={isBin}
        onEdit={() => edit.begin(cursor.place)}
        onOpen={() => {
          const record = grid.source.rowAt(cursor.place.row);
          if (record) onOpen(record.id);
          setRecordPane(true);
        }}
      />
    </div>
  );
}
