import { ArrowDown, ArrowUp, Bookmark, Pencil, Search, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, GridListItem } from 'react-aria-components';
import { formatNumber } from '../../preload/format.ts';
import type { SavedView } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { useLocale, useText } from '../i18n.ts';
import { MenuButton, type MenuEntries } from '../ui/Menu.tsx';
import { deleteView, moveView } from './view-acts.ts';

interface SavedViewLineProps {
  readonly view: SavedView;
  /** Undefined until it was counted, null where it cannot be. */
  readonly count: number | null | undefined;
  readonly isOpen: boolean;
  readonly isReadOnly: boolean;
  readonly place: number;
  readonly last: number;
  readonly onRename: () => void;
}
type Act = 'rename' | 'up' | 'down' | 'delete';

/** One saved view: what it is called, how many records it finds, and what can be done with it. */
export function SavedViewLine({
  view,
  count,
  isOpen,
  isReadOnly,
  place,
  last,
  onRename,
}: SavedViewLineProps): ReactNode {
  const t = useText();
  const locale = useLocale();
  const { id, name, definition } = view;
  const Icon = definition.query.text === undefined ? Bookmark : Search;
  const items: MenuEntries<Act> = [
    { id: 'rename', label: t('views.rename'), icon: Pencil, shortcut: 'F2' },
    { id: 'up', label: t('views.moveUp'), icon: ArrowUp, shortcut: 'Alt+↑', isDisabled: place === 0 },
    {
      id: 'down',
      label: t('views.moveDown'),
      icon: ArrowDown,
      shortcut: 'Alt+↓',
      isDisabled: place === last,
    },
    'separator',
    { id: 'delete', label: t('views.delete'), icon: Trash2, shortcut: 'Delete', isDanger: true },
  ];
  const act = (action: Act): void => {
    if (action === 'rename') onRename();
    if (action === 'up') start(() => moveView(id, place - 1));
    if (action === 'down') start(() => moveView(id, place + 1));
    if (action === 'delete') start(() => deleteView(view));
  };
  const counted = count === undefined ? '' : count === null ? '–' : formatNumber(count, locale);
  return (
    <GridListItem
      id={id}
      textValue={isOpen ? t('views.isOpen', { name }) : name}
      className="sidebar-type saved-view"
      {...(isOpen ? { 'data-open': '' } : {})}
    >
      {!isReadOnly && (
        <Button slot="drag" className="saved-view-drag" aria-label={t('views.drag', { name })} />
      )}
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      <span className="sidebar-type-name" title={name.length > 24 ? name : undefined}>
        {name}
      </span>
      <span className="sidebar-count" title={count === null ? t('views.uncountable') : undefined}>
        {counted}
      </span>
      {!isReadOnly && (
        <MenuButton label={t('views.menu', { name })} items={items} onAction={act} size="small" />
      )}
    </GridListItem>
  );
}
