import {
  ArrowRightLeft,
  Combine,
  PanelRight,
  Pencil,
  PencilLine,
  Plus,
  RotateCcw,
  Trash2,
} from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { Popover } from 'react-aria-components';
import { start } from '../attempt.ts';
import { recordsAtHand, runCommand } from '../commands.ts';
import { useText } from '../i18n.ts';
import { type MenuEntries, MenuList } from '../ui/Menu.tsx';
import { useStore } from '../ui/store.ts';
import { restoreRecords } from './delete-records.ts';
import { joinRecords } from './join-records.ts';
import { selectionStore } from './selection.ts';
import { askWhereTo } from './tree-dialogs.ts';
import type { MenuPlace } from './use-grid-keys.ts';

interface RowMenuProps {
  readonly at: MenuPlace | null;
  readonly onClose: () => void;
  readonly label: string;
  readonly isEditable: boolean;
  readonly isBin: boolean;
  readonly onEdit: () => void;
  readonly onOpen: () => void;
}

type Action = 'join' | 'open' | 'edit' | 'change' | 'move' | 'new' | 'delete' | 'restore';

/** The context menu of the rows: by right click, Shift+F10 or the menu key. */
export function RowMenu({ at, onClose, label, isEditable, isBin, onEdit, onOpen }: RowMenuProps): ReactNode {
  const t = useText();
  const anchor = useRef<HTMLSpanElement>(null);
  const chosen = useStore(selectionStore, ({ size }) => size);
  const items: MenuEntries<Action> = isBin
    ? [{ id: 'restore', label: t('action.restore'), icon: RotateCcw }]
    : [
        { id: 'open', label: t('table.open'), icon: PanelRight },
        { id: 'edit', label: t('table.editCell'), icon: Pencil, shortcut: 'F2', isDisabled: !isEditable },
        {
          id: 'change',
          label: t('menu.bulkEdit'),
          icon: PencilLine,
          shortcut: 'Ctrl+E',
          isDisabled: !isEditable,
        },
        { id: 'move', label: t('tree.moveTo'), icon: ArrowRightLeft, isDisabled: !isEditable },
        { id: 'join', label: t('join.records'), icon: Combine, isDisabled: !isEditable || chosen < 2 },
        'separator',
        { id: 'new', label: t('menu.newRecord'), icon: Plus, shortcut: 'Ctrl+N', isDisabled: !isEditable },
        'separator',
        {
          id: 'delete',
          label: t('table.delete'),
          icon: Trash2,
          shortcut: 'Ctrl+Delete',
          isDisabled: !isEditable,
          isDanger: true,
        },
      ];
  const act = (action: Action): void => {
    onClose();
    if (action === 'open') onOpen();
    if (action === 'edit') requestAnimationFrame(onEdit);
    if (action === 'change') runCommand('bulkEdit');
    if (action === 'move') askWhereTo(recordsAtHand());
    if (action === 'join') start(() => joinRecords(recordsAtHand()));
    if (action === 'new') runCommand('newRecord');
    if (action === 'delete') runCommand('deleteRecords');
    if (action === 'restore') start(() => restoreRecords([...selectionStore.get()]));
  };
  return (
    <>
      <span ref={anchor} className="row-menu-anchor" style={{ left: at?.x ?? 0, top: at?.y ?? 0 }} />
      <Popover
        className="menu-popover"
        aria-label={label}
        triggerRef={anchor}
        placement="bottom start"
        offset={2}
        isOpen={at !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) onClose();
        }}
      >
        <MenuList label={label} items={items} onAction={act} autoFocus />
      </Popover>
    </>
  );
}
