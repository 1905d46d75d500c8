import { Menu as MenuIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { MenuCommand } from '../preload/api.ts';
import { COMMANDS, isEnabled, runCommand } from './commands.ts';
import { useText } from './i18n.ts';
import { placeStore } from './navigation.ts';
import { selectionStore } from './records/selection.ts';
import { archiveStore } from './state.ts';
import { MenuButton, type MenuEntries } from './ui/Menu.tsx';
import { useStore } from './ui/store.ts';

type Line = MenuCommand | 'separator';
type MenuName = 'file' | 'edit' | 'view' | 'help';

/** The menus of the window in a browser, where there is no native menu: the same commands in the same places. */
const MENUS: Readonly<Record<MenuName, readonly Line[]>> = {
  file: [
    'newArchive',
    'openArchive',
    'openSample',
    'closeArchive',
    'separator',
    'import',
    'importFolder',
    'intakes',
    'exportPdf',
    'exportTable',
    'separator',
    'recordTypes',
    'fixity',
    'settings',
  ],
  edit: [
    'undo',
    'redo',
    'separator',
    'newRecord',
    'deleteRecords',
    'bulkEdit',
    'separator',
    'find',
    'findReplace',
  ],
  view: ['showRecords', 'showAuthorities', 'showCompendium', 'showHistory', 'showBin'],
  help: ['guide', 'about'],
};

/** A button with every command of the program. */
export function AppMenu(): ReactNode {
  const t = useText();
  useStore(archiveStore);
  useStore(selectionStore);
  useStore(placeStore);
  const line = (command: MenuCommand): Exclude<MenuEntries<MenuCommand>[number], string> => ({
    id: command,
    label: t(`menu.${command}`),
    isDisabled: !isEnabled(command),
    ...(COMMANDS[command].keys[0] ? { shortcut: COMMANDS[command].keys[0] } : {}),
  });
  const items = (Object.keys(MENUS) as MenuName[]).map((name) => ({
    id: name as unknown as MenuCommand,
    label: t(`menu.${name}`),
    items: MENUS[name].map((entry) => (entry === 'separator' ? entry : line(entry))),
  }));
  return <MenuButton label={t('menu.label')} icon={MenuIcon} items={items} onAction={runCommand} />;
}
