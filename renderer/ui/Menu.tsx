import { ChevronRight, EllipsisVertical, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover, Separator, SubmenuTrigger } from 'react-aria-components';
import { IconButton } from './Button.tsx';
import './Menu.css';

/** One line of a menu; `items` makes it a submenu. */
export interface MenuEntry<T extends string = string> {
  readonly id: T;
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly shortcut?: string;
  readonly isDisabled?: boolean;
  readonly isDanger?: boolean;
  readonly items?: readonly (MenuEntry<T> | 'separator')[];
}
/** The lines of a menu. */
export type MenuEntries<T extends string = string> = readonly (MenuEntry<T> | 'separator')[];

interface MenuListProps<T extends string> {
  readonly label: string;
  readonly items: MenuEntries<T>;
  readonly onAction: (id: T) => void;
  /** True where no button opens the menu: its first line takes the focus by itself. */
  readonly autoFocus?: boolean;
}

/** The lines of a menu without their trigger; stands in a popover. */
export function MenuList<T extends string>({
  label,
  items,
  onAction,
  autoFocus = false,
}: MenuListProps<T>): ReactNode {
  return (
    <Menu
      className="menu"
      aria-label={label}
      onAction={(key) => onAction(key as T)}
      {...(autoFocus ? { autoFocus: 'first' as const } : {})}
    >
      {items.map((item, index) =>
        item === 'separator' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a separator has nothing but its place
          <Separator key={`separator-${index}`} className="menu-separator" />
        ) : item.items ? (
          <SubmenuTrigger key={item.id}>
            <Line item={item} />
            <Popover className="menu-popover" offset={0}>
              <MenuList label={item.label} items={item.items} onAction={onAction} />
            </Popover>
          </SubmenuTrigger>
        ) : (
          <Line key={item.id} item={item} />
        ),
      )}
    </Menu>
  );
}

function Line({ item }: { readonly item: MenuEntry }): ReactNode {
  const { id, label, icon: Icon, shortcut, items, isDisabled = false, isDanger = false } = item;
  return (
    <MenuItem
      id={id}
      textValue={label}
      isDisabled={isDisabled}
      className={isDanger ? 'menu-item is-danger' : 'menu-item'}
    >
      {Icon && <Icon size={15} strokeWidth={1.75} aria-hidden />}
      <span className="menu-label">{label}</span>
      {shortcut && <kbd className="menu-shortcut">{shortcut}</kbd>}
      {items && <ChevronRight className="menu-shortcut" size={14} aria-hidden />}
    </MenuItem>
  );
}

interface MenuButtonProps<T extends string> extends MenuListProps<T> {
  readonly icon?: LucideIcon;
  readonly isDisabled?: boolean;
  readonly size?: 'small' | 'normal';
}

/** An icon button that opens a menu. */
export function MenuButton<T extends string>({
  label,
  icon = EllipsisVertical,
  items,
  onAction,
  isDisabled = false,
  size = 'normal',
}: MenuButtonProps<T>): ReactNode {
  return (
    <MenuTrigger>
      <IconButton label={label} icon={icon} isDisabled={isDisabled} size={size} />
      <Popover className="menu-popover">
        <MenuList label={label} items={items} onAction={onAction} />
      </Popover>
    </MenuTrigger>
  );
}
