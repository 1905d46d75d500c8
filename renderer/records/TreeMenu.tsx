import { ArrowRightLeft, ClipboardPaste, ListOrdered, Pencil, Plus, Scissors, Trash2 } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { Popover } from 'react-aria-components';
import { start } from '../attempt.ts';
import { useText } from '../i18n.ts';
import { type MenuEntries, MenuList } from '../ui/Menu.tsx';
import { useStore } from '../ui/store.ts';
import { deleteRecords } from './delete-records.ts';
import { cutRecords, cutStore } from './move-records.ts';
import { askWhereTo, openTreeDialog } from './tree-dialogs.ts';
import { findNode } from './tree-lines.ts';
import type { RecordTreeModel } from './use-record-tree.ts';
import { pasteInto, renameAt } from './use-tree-keys.ts';
import type { TreeMenuState } from './use-tree-menu.ts';

interface TreeMenuProps {
  readonly menu: TreeMenuState;
  readonly tree: RecordTreeModel;
  readonly isReadOnly: boolean;
}
type Action = 'new' | 'rename' | 'cut' | 'paste' | 'move' | 'renumber' | 'delete';

/** The context menu of the tree: by right click, Shift+F10 or the menu key. */
export function TreeMenu({ menu, tree, isReadOnly }: TreeMenuProps): ReactNode {
  const t = useText();
  const anchor = useRef<HTMLSpanElement>(null);
  const isCut = useStore(cutStore, (ids) => ids.size > 0);
  const { at, close } = menu;
  const node = at ? findNode(tree.nodes.branches, at.id)?.node : undefined;
  const items: MenuEntries<Action> = [
    { id: 'new', label: t('tree.newBelow'), icon: Plus, isDisabled: isReadOnly },
    { id: 'rename', label: t('tree.rename'), icon: Pencil, shortcut: 'F2', isDisabled: isReadOnly },
    'separator',
    { id: 'cut', label: t('tree.cut'), icon: Scissors, shortcut: 'Ctrl+X', isDisabled: isReadOnly },
    {
      id: 'paste',
      label: t('tree.paste'),
      icon: ClipboardPaste,
      shortcut: 'Ctrl+V',
      isDisabled: isReadOnly || !isCut,
    },
    { id: 'move', label: t('tree.moveTo'), icon: ArrowRightLeft, isDisabled: isReadOnly },
    {
      id: 'renumber',
      label: t('tree.renumber'),
      icon: ListOrdered,
      isDisabled: isReadOnly || node?.childCount === 0,
    },
    'separator',
    {
      id: 'delete',
      label: t('table.delete'),
      icon: Trash2,
      shortcut: 'Delete',
      isDisabled: isReadOnly,
      isDanger: true,
    },
  ];
  const act = (action: Action): void => {
    close();
    if (at === null || !node) return;
    const named = { id: node.id, title: node.title };
    if (action === 'new') openTreeDialog({ kind: 'new', below: named });
    if (action === 'rename') renameAt(tree, at.id);
    if (action === 'cut') cutRecords(tree.chosenAt(at.id));
    if (action === 'paste') pasteInto(tree, at.id);
    if (action === 'move') askWhereTo(tree.chosenAt(at.id));
    if (action === 'renumber') openTreeDialog({ kind: 'renumber', below: named });
    if (action === 'delete') start(() => deleteRecords(tree.chosenAt(at.id)));
  };
  return (
    <>
      <span ref={anchor} className="row-menu-anchor" style={{ left: at?.x ?? 0, top: at?.y ?? 0 }} />
      <Popover
        className="menu-popover"
        aria-label={t('tree.menu')}
        triggerRef={anchor}
        placement="bottom start"
        offset={2}
        isOpen={at !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) close();
        }}
      >
        <MenuList label={t('tree.menu')} items={items} onAction={act} autoFocus />
      </Popover>
    </>
  );
}
