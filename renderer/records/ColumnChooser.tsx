import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useText } from '../i18n.ts';
import { IconButton } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import type { RecordColumn } from './columns.ts';
import { ALWAYS_SHOWN, withColumnAt, withShown } from './table-layout.ts';
import type { TableLayoutState } from './use-table-layout.ts';
import './ColumnChooser.css';

/** Which columns the table shows, in their order (Alt with the arrows moves one), and those that it could show. */
export function ColumnChooser({ table }: { readonly table: TableLayoutState }): ReactNode {
  const t = useText();
  return (
    <DialogTrigger>
      <AriaButton className="icon-button" aria-label={t('table.columns')}>
        <Columns3 size={17} strokeWidth={1.75} aria-hidden />
      </AriaButton>
      <Popover className="list-popover" placement="bottom end">
        <Dialog className="column-chooser" aria-label={t('table.columns')}>
          <ColumnLists table={table} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** The two lists; a column that goes from one to the other takes the focus along. */
function ColumnLists({ table }: { readonly table: TableLayoutState }): ReactNode {
  const t = useText();
  const { layout, shown, possible, set } = table;
  const hidden = possible.filter(({ field }) => !shown.some((column) => column.field === field));
  const lists = useRef<HTMLDivElement>(null);
  const moved = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows when the columns have changed
  useLayoutEffect(() => {
    lists.current?.querySelector<HTMLElement>(`[data-column="${moved.current}"] input`)?.focus();
    moved.current = null;
  }, [layout]);
  const show = (column: RecordColumn, isShown: boolean): void => {
    moved.current = column.field;
    set(withShown(layout, column, isShown));
  };
  return (
    <div ref={lists} className="column-lists">
      <ol className="column-list" aria-label={t('table.shownColumns')}>
        {shown.map((column, index) => (
          <ShownColumn key={column.field} index={index} table={table} onHide={() => show(column, false)} />
        ))}
      </ol>
      {hidden.length > 0 && <hr />}
      {hidden.map((column) => (
        <div key={column.field} data-column={column.field}>
          <Checkbox label={column.label} isSelected={false} onChange={() => show(column, true)} />
        </div>
      ))}
    </div>
  );
}

interface ShownColumnProps {
  readonly index: number;
  readonly table: TableLayoutState;
  readonly onHide: () => void;
}

function ShownColumn({ index, table, onHide }: ShownColumnProps): ReactNode {
  const t = useText();
  const { layout, shown, set } = table;
  const column = shown[index];
  if (!column) return null;
  const { field, label } = column;
  const move = (by: number): void => {
    const to = index + by;
    if (to >= 0 && to < shown.length) set(withColumnAt(layout, field, to));
  };
  const press = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (by === 0 || !event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    move(by);
  };
  return (
    <li className="column-line" data-column={field} onKeyDownCapture={press}>
      <Checkbox label={label} isSelected isDisabled={field === ALWAYS_SHOWN} onChange={onHide} />
      <IconButton
        size="small"
        icon={ArrowUp}
        label={`${t('action.moveUp')}: ${label}`}
        shortcut="Alt+↑"
        isDisabled={index === 0}
        onPress={() => move(-1)}
      />
      <IconButton
        size="small"
        icon={ArrowDown}
        label={`${t('action.moveDown')}: ${label}`}
        shortcut="Alt+↓"
        isDisabled={index === shown.length - 1}
        onPress={() => move(1)}
      />
    </li>
  );
}
