import { Menu } from 'electron';
import { type MenuOptions, menuTemplate } from './menu-template.ts';

/** Sets the menu of the program; called again when the language changes. */
export function showMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)));
}
