import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeArchive, createArchive, openArchive } from '../../main/archive.ts';
import { writeStep } from '../../main/history/step.ts';
import { addRecord } from '../../main/records/edit.ts';
import { type RunningApp, startApp } from './harness.ts';
import { call } from './import-steps.ts';

/** Records of the archive: three projects with words to replace, and enough documents to watch a change being made. */
const DOCUMENTS = 30_000;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let app: RunningApp;
let page: Page;
let folder: string;

async function makeArchive(): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'kulliyyat-bulk-'));
  await createArchive(join(folder, 'Arxiv'), { name: 'Arxiv' });
  const archive = await openArchive(join(folder, 'Arxiv'));
  writeStep(archive, 'import', (step) => {
    for (const title of ['Birinci kоnfrаns', 'İkinci konfrans', 'Üçüncü KONFRANS'])
      addRecord(step, { type: 'project', parentId: null, title, values: {} });
    for (let index = 1; index <= DOCUMENTS; index++)
      addRecord(step, { type: 'document', parentId: null, title: `Sənəd ${index}`, values: {} });
  });
  closeArchive(archive);
}

beforeAll(async () => {
  await makeArchive();
  app = await startApp({ archivesFolder: folder });
  page = app.page;
  await call(page, 'setSettings', { locale: 'en', theme: 'light' });
  const { recentArchives } = await call(page, 'getApp', {});
  await call(page, 'openRecentArchive', { id: recentArchives[0]?.id ?? '' });
  await page.reload();
  await page.locator('.table-record').first().waitFor();
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const dialog = () => page.getByRole('dialog', { name: 'Change many records' });
const rows = () => dialog().locator('[role=row][aria-selected]');
const projects = async (): Promise<readonly string[]> => {
  const { view } = await call(page, 'createView', { query: { types: ['project'] } });
  return (await call(page, 'getRows', { view, from: 0, to: 10, columns: [] })).map(({ title }) => title);
};

/** What axe calls serious or critical. */
async function findings(): Promise<readonly string[]> {
  await page.waitForTimeout(250);
  await page.evaluate(AXE);
  const { violations } = (await page.evaluate('axe.run(document)')) as {
    readonly violations: readonly { id: string; impact: string; nodes: readonly { html: string }[] }[];
  };
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);
}

async function showType(name: string): Promise<void> {
  await page.locator('.sidebar').getByRole('button', { name }).first().focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.table-bar-name').innerText()).toBe(name);
}

test('words are found and replaced by the keyboard alone: every change is shown, one is left out, all is undone', async () => {
  await showType('Projects');
  await page.keyboard.press('Control+h');
  await dialog().getByLabel('Find', { exact: true }).waitFor();
  await page.keyboard.type('konfrans');
  await page.keyboard.press('Tab');
  await page.keyboard.type('seminar');
  for (let tab = 0; tab < 3; tab++) await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  expect(await findings()).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => rows().count()).toBe(3);
  expect(
    await rows().evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('del, ins')].map((mark) => mark.textContent)),
    ),
  ).toEqual([
    ['kоnfrаns', 'seminar'],
    ['konfrans', 'seminar'],
    ['KONFRANS', 'seminar'],
  ]);
  expect(await findings()).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await dialog().getByText('1 change left out').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('2 changes made').waitFor();
  expect(await projects()).toEqual(['Birinci seminar', 'İkinci konfrans', 'Üçüncü seminar']);
  await page.keyboard.press('Control+z');
  await expect.poll(projects).toEqual(['Birinci kоnfrаns', 'İkinci konfrans', 'Üçüncü KONFRANS']);
});

test('a value is added to the selected records in the editor of its field', async () => {
  await showType('Projects');
  await page.locator('.table-record [role=gridcell]').nth(1).click();
  await page.keyboard.press('Control+a');
  await expect.poll(() => page.locator('.table-record[aria-selected=true]').count()).toBe(3);
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Change many records…' }).waitFor();
  const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');
  for (let line = 0; line < 8 && !(await focused()).startsWith('Change many'); line++)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await dialog().getByText('In the 3 selected records').waitFor();
  await dialog().getByRole('tab', { name: 'Change a field' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.type('Add');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Partn');
  await expect.poll(() => dialog().locator('.select-button').nth(1).innerText()).toBe('Partners');
  await dialog().getByRole('combobox', { name: 'Value', exact: true }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.type('Xəzər Universiteti');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => rows().count()).toBe(3);
  expect(await rows().first().locator('[data-side=after]').innerText()).toContain('new name');
  expect((await call(page, 'listAuthorities', {})).total).toBe(0);
  await page.keyboard.press('Control+Enter');
  await page.getByText('3 changes made').waitFor();
  const { authorities } = await call(page, 'listAuthorities', {});
  expect(authorities.map(({ name, records }) => [name, records])).toEqual([['Xəzər Universiteti', 3]]);
});

test('a record that changed after the preview is left as it is, and named', async () => {
  await showType('Projects');
  await page.keyboard.press('Control+h');
  await dialog().getByLabel('Find', { exact: true }).fill('konfrans');
  await dialog().getByLabel('Replace with').fill('toplantı');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => rows().count()).toBeGreaterThan(1);
  const { view } = await call(page, 'createView', { query: { text: 'İkinci' } });
  const [second] = await call(page, 'getRows', { view, from: 0, to: 1, columns: [] });
  await call(page, 'setField', {
    id: second?.id as NonNullable<typeof second>['id'],
    field: 'title',
    values: [{ text: 'İkinci konfrans, dəqiqləşdirilib' }],
  });
  await page.keyboard.press('Control+Enter');
  await dialog().locator('.bulk-conflicts').waitFor();
  expect(await dialog().locator('.bulk-conflicts').innerText()).toContain('İkinci');
  expect(await findings()).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  expect((await projects()).slice(1)).toEqual(['İkinci konfrans, dəqiqləşdirilib', 'Üçüncü toplantı']);
  await page.keyboard.press('Control+z');
  await expect.poll(projects).toContain('Üçüncü KONFRANS');
  await page.keyboard.press('Control+z');
  await expect.poll(projects).toEqual(['Birinci kоnfrаns', 'İkinci konfrans', 'Üçüncü KONFRANS']);
});

test('what cannot be changed is told with its reason, and what would change nothing says so', async () => {
  await showType('Projects');
  await page.keyboard.press('Control+h');
  await dialog().getByLabel('Find', { exact: true }).fill('yoxdur');
  await page.keyboard.press('Control+Enter');
  await dialog().getByText('Nothing would change').waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Back');
  expect(await findings()).toEqual([]);
  await page.keyboard.press('Enter');
  await dialog().getByLabel('Find', { exact: true }).waitFor();
  await dialog().getByLabel('Find', { exact: true }).fill('^.*$');
  await dialog().getByLabel('Replace with').fill('');
  await dialog().getByRole('checkbox', { name: 'Regular expression' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+Enter');
  await dialog().getByRole('tab', { name: 'Cannot be made (3)' }).waitFor();
  expect(await findings()).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
});

test('a pattern that is none says why and stays to be mended', async () => {
  await page.keyboard.press('Control+h');
  await dialog().getByLabel('Find this expression').fill('(');
  await page.keyboard.press('Control+Enter');
  await page.getByText('This regular expression is not valid: Unterminated group').waitFor();
  expect(await dialog().getByLabel('Find this expression').inputValue()).toBe('(');
  await dialog().getByRole('checkbox', { name: 'Regular expression' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
});

test('a change of thousands of records shows how far it is; cancelled it leaves nothing, done it is undone as one', async () => {
  await showType('Documents');
  const changed = async (): Promise<number> =>
    (await call(page, 'createView', { query: { filters: [{ field: 'title', value: 'Akt' }] } })).total;
  const planAndWrite = async (): Promise<void> => {
    await page.keyboard.press('Control+h');
    await dialog().getByLabel('Find', { exact: true }).fill('Sənəd');
    await dialog().getByLabel('Replace with').fill('Akt');
    await page.keyboard.press('Control+Enter');
    await dialog().getByRole('tab', { name: 'Changes (30,000)' }).waitFor();
    await page.keyboard.press('End');
    await rows().filter({ hasText: 'Sənəd' }).last().waitFor();
    await page.keyboard.press('Control+Enter');
  };
  await planAndWrite();
  await dialog().getByRole('progressbar').waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Cancel');
  await page.keyboard.press('Enter');
  await dialog().getByRole('button', { name: 'Make 30,000 changes' }).waitFor();
  expect(await changed()).toBe(0);
  await page.keyboard.press('Escape');
  await planAndWrite();
  await page.getByText('30,000 changes made').waitFor();
  // The search index follows a change of very many records a little later.
  await expect.poll(changed, { timeout: 20_000 }).toBe(DOCUMENTS);
  await page.keyboard.press('Control+z');
  await expect.poll(changed, { timeout: 20_000 }).toBe(0);
});
