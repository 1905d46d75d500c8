import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findings } from './findings.ts';
import type { RunningApp } from './harness.ts';
import { call, startEmptyArchive } from './import-steps.ts';

let app: RunningApp;
let page: Page;
beforeEach(async () => {
  app = await startEmptyArchive();
  page = app.page;
});
afterEach(() => app.close());

/** A folder with scans at these places, each like no other; an empty file where the name says so. */
async function makeFolder(paths: readonly string[]): Promise<string> {
  const folder = join(mkdtempSync(join(tmpdir(), 'kulliyyat-pile-')), 'Fond 12');
  for (const [at, path] of paths.entries()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    const background = { r: at * 9, g: 90, b: 120 };
    const scan = sharp({ create: { width: 300, height: 400, channels: 3, background } }).png();
    writeFileSync(join(folder, path), path.includes('boş') ? '' : await scan.toBuffer());
  }
  return folder;
}

const dialog = () => page.getByRole('dialog');
const button = (name: string | RegExp) => dialog().getByRole('button', { name });

async function openFileMenu(item: string): Promise<void> {
  await page.locator('header').getByRole('button', { name: 'Menu' }).press('Enter');
  await page.getByRole('menuitem', { name: 'File', exact: true }).press('ArrowRight');
  await page.getByRole('menuitem', { name: item }).press('Enter');
}

async function choosePile(folder: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await openFileMenu('Take a folder in…');
  await (await chooser).setFiles(folder);
  await page.getByRole('dialog', { name: 'Taking in: Fond 12' }).waitFor();
}

async function treeOf(parent: number | null = null, depth = 0): Promise<readonly string[]> {
  const { nodes } = await call(page, 'listChildren', { parent: parent as never, limit: 100 });
  const lines: string[] = [];
  for (const { id, type, title, referenceCode } of nodes)
    lines.push(
      `${'  '.repeat(depth)}${type} ${title} ${referenceCode}`.trimEnd(),
      ...(await treeOf(id, depth + 1)),
    );
  return lines;
}

test('a folder is taken in as a tree by a rule for its names, after a look at what it gives, by the keyboard', async () => {
  const folder = await makeFolder([
    'İş 10/F12-10_1.png',
    'İş 2/F12-2_10.png',
    'İş 2/F12-2_2.png',
    'İş 2/ayrı.png',
  ]);
  await choosePile(folder);
  await dialog()
    .getByText(/^4 files · .* · 4 documents · 3 folders$/)
    .waitFor();
  expect(await findings(page)).toEqual([]);
  const rule = dialog().getByRole('textbox', { name: 'Rule for file names' });
  await rule.fill('{nömrə}_{page}');
  await dialog()
    .getByText(/The rule for file names has a field that does not exist: \{nömrə\}/)
    .waitFor();
  expect(await button(/^Take in/).isDisabled()).toBe(true);
  await rule.fill('{Reference code}_{page}');
  await dialog().getByText('1 name does not fit the rule', { exact: false }).waitFor();
  const rows = await dialog().locator('.pile-preview tbody tr').allInnerTexts();
  expect(rows.map((row) => row.split('\t'))).toEqual([
    ['Fond 12 › İş 2', 'ayrı.png', '1', '', 'Does not fit the rule'],
    ['Fond 12 › İş 2', 'F12-2_2.png', '2', '2', 'Reference code: F12-2'],
    ['Fond 12 › İş 2', 'F12-2_10.png', '2', '10', 'Reference code: F12-2'],
    ['Fond 12 › İş 10', 'F12-10_1.png', '3', '1', 'Reference code: F12-10'],
  ]);
  await button('Take in (4 files)').press('Enter');
  await page.getByText('4 files were taken in.').waitFor();
  await dialog().getByText('The queue is empty').waitFor();
  expect(await treeOf()).toEqual([
    'fonds Fond 12',
    '  file İş 2',
    '    document ayrı',
    '    document F12-2 F12-2',
    '  file İş 10',
    '    document F12-10 F12-10',
  ]);
  await page.keyboard.press('Escape');
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => treeOf()).toEqual([]);
});

test('what could not be taken in is listed with its reason and next step until it is put off the list', async () => {
  await choosePile(await makeFolder(['İş 1/1.png', 'İş 1/boş.png']));
  await button('Take in (2 files)').press('Enter');
  await page.getByText('1 taken in, 1 file was left out.').waitFor();
  const pile = dialog().locator('.queue-pile');
  await pile.getByText('Fond 12 › İş 1 › boş.png').waitFor();
  expect(await pile.locator('.queue-reason').textContent()).toMatch(/boş\.png/);
  expect(await pile.locator('.queue-counts').textContent()).toMatch(/^2 \/ 2 · 1 page · 1 file failed/);
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await openFileMenu('Queue of files…');
  await button('Try again').press('Enter');
  await pile.getByText('Fond 12 › İş 1 › boş.png').waitFor();
  await button('Take off the list').press('Enter');
  await dialog().getByText('The queue is empty').waitFor();
  expect(await treeOf()).toEqual(['fonds Fond 12', '  file İş 1', '    document 1']);
});
