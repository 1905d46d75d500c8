import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../../preload/api.ts';
import type { TextKey } from '../texts.ts';

export interface MenuOptions {
  readonly text: (key: TextKey) => string;
  /** Sends a command to the window in front. */
  readonly send: (command: MenuCommand) => void;
  readonly isMac: boolean;
}

/** What the system does by itself, in our words. */
type SystemRole = NonNullable<MenuItemConstructorOptions['role']> &
  (TextKey extends infer K ? (K extends `menu.${infer R}` ? R : never) : never);

/** The menu as data. Commands go to the window; only clipboard, zoom and windows are the system's own. */
export function menuTemplate({ text, send, isMac }: MenuOptions): MenuItemConstructorOptions[] {
  const command = (name: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label: text(`menu.${name}`),
    click: () => send(name),
    ...(accelerator ? { accelerator } : {}),
  });
  const role = (name: SystemRole): MenuItemConstructorOptions => ({
    label: text(`menu.${name}`),
    role: name,
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const settings = command('settings', 'CmdOrCtrl+,');
  const mac: MenuItemConstructorOptions = {
    label: 'Kulliyyat',
    submenu: [
      command('about'),
      separator,
      settings,
      separator,
      role('hide'),
      role('hideOthers'),
      separator,
      role('quit'),
    ],
  };
  return [
    ...(isMac ? [mac] : []),
    {
      label: text('menu.file'),
      submenu: [
        command('newArchive', 'CmdOrCtrl+Shift+N'),
        command('openArchive', 'CmdOrCtrl+O'),
        command('openSample'),
        command('closeArchive', 'CmdOrCtrl+W'),
        separator,
        command('newRecord', 'CmdOrCtrl+N'),
        command('import', 'CmdOrCtrl+I'),
        command('importFolder'),
        command('intakes'),
        command('exportPdf', 'CmdOrCtrl+P'),
        command('exportTable'),
        separator,
        command('recordTypes'),
        command('fixity'),
        ...(isMac ? [] : [separator, settings, separator, role('quit')]),
      ],
    },
    {
      label: text('menu.edit'),
      submenu: [
        command('undo', 'CmdOrCtrl+Z'),
        command('redo', 'CmdOrCtrl+Shift+Z'),
        { ...command('redo', 'CmdOrCtrl+Y'), visible: false },
        separator,
        role('cut'),
        role('copy'),
        role('paste'),
        role('selectAll'),
        separator,
        // Subtle: no accelerator, since Delete belongs to the text that is being edited.
        command('deleteRecords'),
        command('bulkEdit', 'CmdOrCtrl+E'),
        separator,
        command('find', 'CmdOrCtrl+F'),
        command('findReplace', isMac ? 'Cmd+Alt+F' : 'CmdOrCtrl+H'),
      ],
    },
    {
      label: text('menu.view'),
      submenu: [
        command('showRecords', 'CmdOrCtrl+1'),
        command('showAuthorities', 'CmdOrCtrl+2'),
        command('showCompendium', 'CmdOrCtrl+3'),
        command('showHistory', 'CmdOrCtrl+4'),
        command('showBin', 'CmdOrCtrl+5'),
        separator,
        role('resetZoom'),
        role('zoomIn'),
        role('zoomOut'),
        role('togglefullscreen'),
      ],
    },
    {
      label: text('menu.help'),
      submenu: [command('guide', 'F1'), ...(isMac ? [] : [separator, command('about')])],
    },
  ];
}
