import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { FieldValue, RecordId } from '../../preload/model.ts';
import { findings } from './findings.ts';
import { type RunningApp, startApp } from './harness.ts';
import { SOON, type TableSteps, tableSteps } from './table-steps.ts';

let app: RunningApp;
let steps: TableSteps;
let ids: readonly RecordId[];

beforeAll(async () => {
  app = await startApp();
  steps = tableSteps(app);
  await steps.call('setSettings', { locale: 'az', theme: 'light' });
});
afterAll(() => app.close());

/** The columns of a table of projects, by what they hold. */
const COLUMN = { title: 1, acronym: 2, period: 4, budget: 5, coordinator: 6, partners: 7 } as const;

beforeEach(async () => {
  ids = await steps.makeArchive([
    { type: 'project', title: 'Alma', fields: { acronym: ['A'], partners: ['ADU', 'BDU'] } },
    { type: 'project', title: 'Banan', fields: { coordinator: ['Xəzər Universiteti'] } },
    { type: 'project', title: 'Ceviz' },
  ]);
  await steps.showType('Layihələr');
});

const editor = (): Locator => app.page.locator('.cell-editor');
const field = async (row: number, name: string): Promise<readonly FieldValue[]> => {
  const { fields } = await steps.call('getRecord', { id: ids[row] as RecordId });
  return fields[name] ?? [];
};
const fieldIs = (row: number, name: string, expected: unknown): Promise<void> =>
  expect.poll(() => field(row, name), SOON).toMatchObject(expected as never[]);

test('Enter and Shift+Enter go down and up, Tab and Shift+Tab right and left', async () => {
  await steps.goTo(0, COLUMN.acronym);
  await steps.type('X1');
  await steps.press('Enter');
  await steps.activeIs('');
  await steps.type('X2');
  await steps.press('Shift+Enter');
  await steps.activeIs('X1');
  await steps.type('X3');
  await steps.press('Shift+Tab');
  await steps.activeIs('Alma');
  await steps.press('F2', 'Tab');
  await steps.activeIs('X3');
  await steps.columnIs('acronym', ['X3', 'X2', '']);
});

test('F2 puts the caret at the end, typing replaces, Escape leaves the cell as it was', async () => {
  await steps.goTo(0, COLUMN.title);
  await steps.press('F2');
  await steps.type(' ağacı');
  await steps.press('F2');
  await steps.columnIs('title', ['Alma ağacı', 'Banan', 'Ceviz']);
  await steps.type('Armud');
  await steps.press('Escape');
  await steps.activeIs('Alma ağacı');
});

test('a date shows how it is read as one types, and which reading is meant is asked', async () => {
  await steps.goTo(0, COLUMN.period);
  await steps.type('24 avqust 2005-ci il');
  await editor().getByText('2005-08-24').waitFor();
  await steps.press('Enter');
  await fieldIs(0, 'period', [{ text: '24 avqust 2005-ci il', edtf: '2005-08-24' }]);
  await steps.type('03/04/2005');
  await steps.press('Enter');
  await expect
    .poll(() => app.page.evaluate(() => document.activeElement?.textContent), SOON)
    .toBe('3 aprel 2005');
  await steps.press('Tab', 'Enter');
  await fieldIs(1, 'period', [{ text: '03/04/2005', edtf: '2005-03-04' }]);
  await steps.activeIs('');
});

test('words that are no date stay as words, marked at the cell', async () => {
  await steps.goTo(0, COLUMN.period);
  await steps.type('nə vaxtsa');
  await steps.press('Enter');
  await fieldIs(0, 'period', [{ text: 'nə vaxtsa' }]);
  const marked = steps.cell(0, COLUMN.period).locator('[data-unread]');
  await marked.waitFor();
  expect(await marked.getAttribute('title')).toContain('Tarix kimi oxunmadı');
});

test('an amount shows how it is read', async () => {
  await steps.goTo(0, COLUMN.budget);
  await steps.type('633292,50 EUR');
  await editor().getByText('633.292,50 €').waitFor();
  await steps.press('Enter');
  await fieldIs(0, 'budget', [{ amount: 63329250, currency: 'EUR' }]);
});

test('a name is looked up in the authority file, picked or added', async () => {
  await steps.goTo(0, COLUMN.coordinator);
  await steps.type('xezer');
  await app.page.getByRole('option', { name: /Xəzər Universiteti/ }).waitFor();
  await steps.press('ArrowDown', 'Enter');
  await fieldIs(0, 'coordinator', [{ name: 'Xəzər Universiteti', role: 'coordinator' }]);
  await steps.activeIs('Xəzər Universiteti');
  await steps.press('ArrowDown');
  await steps.type('Yeni institut');
  await steps.press('Enter');
  await fieldIs(2, 'coordinator', [{ name: 'Yeni institut' }]);
});

test('several values are added, moved and taken out in a list, and written as one step', async () => {
  await steps.goTo(0, COLUMN.partners);
  await steps.press('F2', 'Alt+ArrowDown', 'Alt+Enter');
  await expect.poll(() => editor().locator('.value-row').count(), SOON).toBe(3);
  await steps.type('UNEC');
  await steps.press('Enter');
  await fieldIs(0, 'partners', [{ name: 'BDU' }, { name: 'ADU' }, { name: 'UNEC' }]);
  await steps.press('Control+z');
  await fieldIs(0, 'partners', [{ name: 'ADU' }, { name: 'BDU' }]);
  await steps.activeIs('ADU; BDU');
});

test('a term is chosen out of its list by its first letters', async () => {
  ids = await steps.makeArchive([{ type: 'conference', title: 'Konfrans' }]);
  await steps.showType('Konfranslar');
  await steps.goTo(0, 2);
  await steps.type('sem');
  await expect
    .poll(() => editor().locator('[role=option][aria-selected=true]').textContent(), SOON)
    .toBe('Seminar');
  expect(await findings(app.page)).toEqual([]);
  await steps.press('Enter');
  await fieldIs(0, 'kind', [{ term: 'seminar' }]);
  await steps.press('F2', 'ArrowDown', 'Escape');
  await fieldIs(0, 'kind', [{ term: 'seminar' }]);
});

test('a longer text is written in a larger box, and Ctrl+Enter commits it', async () => {
  const { page } = app;
  await page.getByRole('button', { name: 'Sütunlar' }).click();
  await page.getByRole('checkbox', { name: 'Məqsəd' }).focus();
  await steps.press('Space', 'Escape');
  await steps.goTo(0, 8);
  await steps.type('Birinci sətir');
  await steps.press('Enter');
  await steps.type('- bənd');
  await steps.press('Control+Enter');
  await fieldIs(0, 'aim', [{ text: 'Birinci sətir\n- bənd' }]);
});

test('Alt+Enter breaks the line within a text', async () => {
  await steps.goTo(0, COLUMN.acronym);
  await steps.type('bir');
  await steps.press('Alt+Enter');
  await steps.type('iki');
  await steps.press('Enter');
  await fieldIs(0, 'acronym', [{ text: 'bir\niki' }]);
});

test('what the archive refuses stays at the cell with the reason until it is mended', async () => {
  await steps.goTo(0, COLUMN.title);
  await steps.press('Backspace', 'Enter');
  const cell = steps.cell(0, COLUMN.title);
  await expect.poll(() => cell.getAttribute('aria-invalid'), SOON).toBe('true');
  await steps.press('ArrowUp', 'F2');
  await editor().getByRole('alert').waitFor();
  await steps.type('Nar');
  await steps.press('Enter');
  await steps.columnIs(
    'title',
    ['Nar', 'Banan', 'Ceviz'].sort((a, b) => a.localeCompare(b)),
  );
  await expect.poll(() => cell.getAttribute('aria-invalid'), SOON).toBeNull();
});

test('an edited row that moves or leaves takes nothing with it: the cursor stays where one works', async () => {
  await app.page.getByRole('textbox', { name: 'Süzgəc: Başlıq' }).fill('a');
  await steps.columnIs('title', ['Alma']);
  await app.page.getByRole('textbox', { name: 'Süzgəc: Başlıq' }).fill('');
  await steps.columnIs('title', ['Alma', 'Banan', 'Ceviz']);
  await steps.goTo(0, COLUMN.title);
  await steps.type('Zeytun');
  await steps.press('Enter');
  await steps.columnIs('title', ['Banan', 'Ceviz', 'Zeytun']);
  await steps.activeIs('Banan');
  await steps.press('F2');
  await steps.type('x');
  await steps.press('F2');
  await steps.columnIs('title', ['Bananx', 'Ceviz', 'Zeytun']);
  await steps.activeIs('Bananx');
});

test('the first edit of an archive is taken back at once, however late the archive answers', async () => {
  const { page } = app;
  await page.route('**/call', async (route) => {
    if (route.request().postData()?.includes('"setField"'))
      await new Promise((done) => setTimeout(done, 600));
    await route.continue();
  });
  await steps.makeArchive([{ type: 'project', title: 'Alma' }]);
  await steps.showType('Layihələr');
  await steps.goTo(0, COLUMN.title);
  await steps.type('Ceviz');
  await steps.press('Enter', 'Control+z');
  const turned = async () => (await steps.call('listHistory', { limit: 10 })).map(({ kind }) => kind);
  await expect.poll(turned, SOON).toEqual(['undo', 'edit', 'create']);
  await steps.columnIs('title', ['Alma']);
  await page.unroute('**/call');
});

test('an undone step is shown where it changed something', async () => {
  await steps.goTo(0, COLUMN.acronym);
  await steps.type('YENİ');
  await steps.press('Enter');
  await steps.columnIs('acronym', ['YENİ', '', '']);
  await steps.goTo(2, COLUMN.title);
  await steps.press('Control+z');
  await steps.columnIs('acronym', ['A', '', '']);
  await steps.activeIs('A');
});
