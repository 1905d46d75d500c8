import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  EyeOff,
  Group,
  Pin,
  PinOff,
  StretchHorizontal,
} from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { Popover } from 'react-aria-components';
import { type Translate, useText } from '../i18n.ts';
import { type MenuEntries, MenuList } from '../ui/Menu.tsx';
import { fittingWidth } from './fit-width.ts';
import { HEADER_ROW } from './grid-keys.ts';
import { GROUPING_TEXTS } from './grouping-texts.ts';
import {
  ALWAYS_SHOWN,
  type TableLayout,
  withColumnAt,
  withFrozen,
  withShown,
  withWidth,
} from './table-layout.ts';
import type { Grid } from './use-grid.ts';
import type { TableLayoutState } from './use-table-layout.ts';

interface HeadMenuProps {
  readonly grid: Grid;
  readonly table: TableLayoutState;
}

type Action =
  | 'ascending'
  | 'descending'
  | 'freeze'
  | 'unfreeze'
  | 'left'
  | 'right'
  | 'fit'
  | 'hide'
  | 'group'
  | 'type'
  | 'year'
  | 'parent'
  | 'none';

/** The commands of a column: by its button, the right mouse button, or Alt+Down on its head. */
export function HeadMenu({ grid, table }: HeadMenuProps): ReactNode {
  const t = useText();
  const { headMenu, setHeadMenu, cellId, cursor, focus } = grid;
  const anchor = useRef<Element | null>(null);
  const place = { row: HEADER_ROW, column: headMenu ?? 1 };
  anchor.current = document.getElementById(cellId(place));
  const column = table.shown[place.column - 1];
  const act = (action: Action): void => {
    setHeadMenu(null);
    focus();
    const element = anchor.current?.closest<HTMLElement>('[role="grid"]');
    const next = changed(table.layout, place.column, action, () =>
      element ? fittingWidth(element, place.column) : 0,
    );
    if (next === null) return;
    table.set(next);
    const at = next.columns.findIndex(({ field }) => field === column?.field);
    cursor.move({ row: HEADER_ROW, column: Math.max(1, at + 1) });
  };
  return (
    <Popover
      className="menu-popover"
      aria-label={t('table.columnMenu', { column: column?.label ?? '' })}
      triggerRef={anchor}
      placement="bottom start"
      offset={2}
      isOpen={headMenu !== null && column !== undefined}
      onOpenChange={(isOpen) => {
        if (!isOpen) setHeadMenu(null);
      }}
    >
      <MenuList
        label={t('table.columnMenu', { column: column?.label ?? '' })}
        items={entries(table.layout, place.column, t)}
        onAction={act}
        autoFocus
      />
    </Popover>
  );
}

function entries(layout: TableLayout, column: number, t: Translate): MenuEntries<Action> {
  const here = layout.columns[column - 1];
  const isLastFrozen = here?.isFrozen === true && layout.columns[column]?.isFrozen !== true;
  const groups = (['none', 'type', 'year', 'parent'] as const).map((id) => ({
    id,
    label: t(GROUPING_TEXTS[id]),
    isDisabled: (layout.groupBy ?? 'none') === id,
  }));
  return [
    { id: 'ascending', label: t('table.sortAscending'), icon: ArrowUp },
    { id: 'descending', label: t('table.sortDescending'), icon: ArrowDown },
    'separator',
    isLastFrozen
      ? { id: 'unfreeze', label: t('table.unfreeze'), icon: PinOff }
      : { id: 'freeze', label: t('table.freeze'), icon: Pin },
    {
      id: 'left',
      label: t('table.columnLeft'),
      icon: ArrowLeft,
      shortcut: 'Ctrl+Shift+←',
      isDisabled: column <= 1,
    },
    {
      id: 'right',
      label: t('table.columnRight'),
      icon: ArrowRight,
      shortcut: 'Ctrl+Shift+→',
      isDisabled: column >= layout.columns.length,
    },
    { id: 'fit', label: t('table.fitWidth'), icon: StretchHorizontal },
    { id: 'hide', label: t('table.hideColumn'), icon: EyeOff, isDisabled: here?.field === ALWAYS_SHOWN },
    'separator',
    { id: 'group', label: t('table.groupBy'), icon: Group, items: groups },
  ];
}

/** The layout after a command on a column, which counts from 1; null where it changes nothing. */
function changed(
  layout: TableLayout,
  column: number,
  action: Action,
  fitting: () => number,
): TableLayout | null {
  const here = layout.columns[column - 1];
  if (!here) return null;
  const { field } = here;
  switch (action) {
    case 'ascending':
      return { ...layout, sort: { field, direction: 'asc' } };
    case 'descending':
      return { ...layout, sort: { field, direction: 'desc' } };
    case 'freeze':
      return withFrozen(layout, column);
    case 'unfreeze':
      return withFrozen(layout, 0);
    case 'left':
      return withColumnAt(layout, field, column - 2);
    case 'right':
      return withColumnAt(layout, field, column);
    case 'fit':
      return withWidth(layout, field, fitting());
    case 'hide':
      return withShown(layout, here, false);
    case 'group':
      return null;
    case 'none':
      return { ...layout, groupBy: null };
    default:
      return { ...layout, groupBy: action };
  }
}
