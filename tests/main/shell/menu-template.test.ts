import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { menuTemplate } from '../../../main/shell/menu-template.ts';
import { textIn } from '../../../main/texts.ts';
import { MENU_COMMANDS } from '../../../preload/api.ts';
import { LOCALES } from '../../../preload/model.ts';

const flatten = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...flatten((item.submenu ?? []) as readonly MenuItemConstructorOptions[])]);

test.each([true, false])('every command has its line in the menu (on macOS: %s)', (isMac) => {
  const sent: string[] = [];
  const items = flatten(menuTemplate({ text: (key) => key, send: (command) => sent.push(command), isMac }));
  for (const { click } of items) (click as (() => void) | undefined)?.();
  expect(new Set(sent)).toEqual(new Set(MENU_COMMANDS));
});

test.each(LOCALES)('every line of the menu has its text in %s', (locale) => {
  const items = flatten(
    menuTemplate({ text: (key) => textIn(locale, key), send: () => undefined, isMac: true }),
  );
  const labels = items.filter(({ type }) => type !== 'separator').map(({ label }) => label ?? '');
  expect(labels.filter((label) => label === '' || label.startsWith('menu.'))).toEqual([]);
});

test('no two lines that are seen share a key, and none takes a key that types a letter', () => {
  const items = flatten(menuTemplate({ text: (key) => key, send: () => undefined, isMac: false }));
  const keys = items.flatMap(({ accelerator }) => (accelerator ? [String(accelerator)] : []));
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.filter((key) => /Alt/.test(key) || !/^(CmdOrCtrl\+|F\d+$)/.test(key))).toEqual([]);
});
