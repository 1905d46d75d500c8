import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, test } from 'vitest';
import { commands } from '../../main/cli-commands.ts';
import { parseCommandLine } from '../../main/command-line.ts';
import { menuTemplate } from '../../main/shell/menu-template.ts';
import { textIn } from '../../main/texts.ts';
import { MENU_COMMANDS, type MenuCommand } from '../../preload/api.ts';
import { LOCALES, type Locale } from '../../preload/model.ts';

const root = join(import.meta.dirname, '../..');
const guide = join(root, 'docs/guide');
const pagesOf = (locale: Locale) => readdirSync(join(guide, locale)).sort();
const page = (locale: Locale, name: string) => readFileSync(join(guide, locale, name), 'utf8');
const source = (path: string) => readFileSync(join(root, path), 'utf8');
const everyPage = LOCALES.flatMap((locale) => pagesOf(locale).map((name) => [locale, name] as const));

/** All nodes of a page, in their order. */
function nodesOf(markdown: string): readonly Nodes[] {
  const walk = (node: Nodes): Nodes[] => [node, ...('children' in node ? node.children.flatMap(walk) : [])];
  return walk(fromMarkdown(markdown));
}

/** What the window can show of a page; anything else would vanish from it. */
const SHOWN = new Set([
  'root',
  'text',
  'heading',
  'paragraph',
  'list',
  'listItem',
  'strong',
  'emphasis',
  'inlineCode',
  'code',
  'link',
]);

/** The shape of a page: headings with their depth, lists, items and blocks of code, without their words. */
function shapeOf(markdown: string): readonly string[] {
  return nodesOf(markdown).flatMap((node) => {
    if (node.type === 'heading') return [`heading ${node.depth}`];
    return ['list', 'listItem', 'paragraph', 'code'].includes(node.type) ? [node.type] : [];
  });
}

describe('the pages', () => {
  test.each(LOCALES)('%s has every page of every other language', (locale) => {
    expect(pagesOf(locale)).toEqual([...new Set(LOCALES.flatMap(pagesOf))].sort());
    expect(pagesOf(locale).length).toBeGreaterThan(0);
  });

  test.each(everyPage)('%s/%s begins with its only title', (locale, name) => {
    const [first, ...others] = nodesOf(page(locale, name)).filter((node) => node.type === 'heading');
    expect(page(locale, name)).toMatch(/^# \S/);
    expect(first?.depth).toBe(1);
    expect(others.every(({ depth }) => depth > 1)).toBe(true);
  });

  test.each(everyPage)('%s/%s is made of what the window shows', (locale, name) => {
    expect(nodesOf(page(locale, name)).filter((node) => !SHOWN.has(node.type))).toEqual([]);
    expect(page(locale, name)).not.toMatch(/^\s*\|/m);
  });

  test.each(everyPage)('%s/%s says what the first language says, part by part', (locale, name) => {
    expect(shapeOf(page(locale, name))).toEqual(shapeOf(page(LOCALES[0], name)));
  });

  test.each(everyPage)('%s/%s links to pages that are there, by their titles', (locale, name) => {
    for (const node of nodesOf(page(locale, name))) {
      if (node.type !== 'link') continue;
      expect(pagesOf(locale)).toContain(node.url);
      const words = node.children.map((child) => ('value' in child ? child.value : '')).join('');
      expect(page(locale, node.url)).toContain(`# ${words}\n`);
    }
  });
});

describe.each(LOCALES)('the command line in %s', (locale) => {
  const text = page(locale, '09-command-line.md');
  const nodes = nodesOf(text);

  test.each(Object.entries(commands))('shows how %s is used, under a heading of its own', (name, command) => {
    const codes = nodes.flatMap((node) => (node.type === 'code' ? [node.value] : []));
    expect(codes).toContain(`kulliyyat ${command.usage}`);
    expect(text).toContain(`\n## ${name}\n`);
  });

  test.each(optionsOfCommandLine())('explains %s', (option) => {
    expect(nodes.some((node) => node.type === 'inlineCode' && node.value === option)).toBe(true);
  });
});

/** Every option that the command line takes, as it is typed; read from its table, for it is nobody else's business. */
function optionsOfCommandLine(): readonly string[] {
  const table = /const OPTIONS = \{\n([\s\S]*?)\n\} as const/.exec(source('main/command-line.ts'))?.[1] ?? '';
  return table.split('\n').flatMap((line) => {
    const [, name = '', type, short] =
      /^\s*'?([a-z-]+)'?: \{ type: '(\w+)'.*?(?:short: '(\w)')?[^']*\},$/.exec(line) ?? [];
    expect(() => parseCommandLine([`--${name}`, ...(type === 'string' ? ['x'] : [])]), line).not.toThrow();
    return [`--${name}`, ...(short ? [`-${short}`] : [])];
  });
}

/** The keys of the native menus, by command. */
function nativeKeys(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  let sent = '';
  const template = menuTemplate({ text: (key) => key, send: (command) => (sent = command), isMac: false });
  for (const { submenu } of template) {
    for (const { click, accelerator } of Array.isArray(submenu) ? submenu : []) {
      if (!click || !accelerator) continue;
      (click as () => void)();
      found.set(sent, [...(found.get(sent) ?? []), String(accelerator).replace('CmdOrCtrl', 'Ctrl')]);
    }
  }
  return found;
}

/** The keys of a command in the window; read from the text, for its program does not run outside a window. */
function windowKeys(name: string): readonly string[] {
  const line = new RegExp(`^ {2}${name}: (?:\\{[\\s\\S]*?keys: \\[(.*?)\\]|page\\('\\w+', (.*?)\\))`, 'm');
  const found = line.exec(source('renderer/commands.ts'));
  expect(found, `${name} in renderer/commands.ts`).not.toBeNull();
  return [...`${found?.[1] ?? ''}${found?.[2] ?? ''}`.matchAll(/'([^']+)'/g)].map(([, key = '']) => key);
}

/** Every command that has keys, with all of them. */
function shortcuts(): readonly (readonly [MenuCommand, readonly string[]])[] {
  const native = nativeKeys();
  return MENU_COMMANDS.map(
    (name) => [name, [...new Set([...windowKeys(name), ...(native.get(name) ?? [])])]] as const,
  ).filter(([, keys]) => keys.length > 0);
}

describe.each(LOCALES)('the keyboard in %s', (locale) => {
  const lines = page(locale, '07-keyboard.md').split('\n');
  const withKeys = shortcuts();

  test('knows the commands of the menus', () => {
    expect(withKeys.length).toBeGreaterThan(10);
  });

  test.each(withKeys)('lists %s with its keys %o', (name, keys) => {
    const label = textIn(locale, `menu.${name}`).replace(/…$/, '');
    const line = lines.find((candidate) =>
      new RegExp(`^- .* – ${escaped(label)}(?:$|:| \\()`).test(candidate),
    );
    expect(line, label).toBeDefined();
    for (const key of keys) expect(line).toContain(`\`${key}\``);
  });
});

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
