import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RecordId } from '../../preload/model.ts';
import type { RunningApp } from './harness.ts';
import { call, startEmptyArchive } from './import-steps.ts';

let app: RunningApp;
let page: Page;
let made = 0;
beforeAll(async () => {
  app = await startEmptyArchive();
  page = app.page;
});
afterAll(() => app.close());

let ids: readonly RecordId[] = [];
const set = (id: RecordId | undefined, field: string, text: string) =>
  call(page, 'setField', { id: id as RecordId, field, values: text === '' ? [] : [{ text }] });
const record = (index: number) => call(page, 'getRecord', { id: ids[index] as RecordId });

beforeEach(async () => {
  made += 1;
  await call(page, 'createArchive', { name: `History ${made}` });
  ids = [];
  for (const title of ['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon'])
    ids = [...ids, (await call(page, 'createRecord', { type: 'project', parent: null, title })).id];
  await call(page, 'renumber', { parent: null, pattern: 'P-{n}', start: 1, step: 1, isDeep: false });
  await set(ids[1], 'referenceCode', 'OWN');
  await page.reload();
  await page.getByRole('grid').waitFor();
});

const steps = () => page.locator('.history-step');
const step = (words: string) => steps().filter({ hasText: words }).first();
async function openHistory(): Promise<void> {
  await page.keyboard.press('Control+4');
  await step('Change of many').waitFor();
}
/** Focus goes to an element as Tab would bring it there; then keys alone act. */
async function press(locator: ReturnType<Page['locator']>, ...keys: readonly string[]): Promise<void> {
  await locator.focus();
  for (const key of keys) await page.keyboard.press(key);
}
async function chooseFromMenu(words: string, entry: string): Promise<void> {
  await press(step(words).getByRole('button', { name: 'Commands of the step' }), 'Enter');
  await page.getByRole('menuitem', { name: entry }).waitFor();
  for (
    let turn = 0;
    turn < 5 && (await page.locator('[role="menuitem"]:focus').innerText()) !== entry;
    turn++
  )
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

test('each step is told in a sentence, and a longer one opens to its changes', async () => {
  await openHistory();
  const many = step('Change of many');
  await many.getByText('5 changes').waitFor();
  await many.getByText('Alpha, Beta, Gamma and others').waitFor();
  const sentence = many.getByRole('button', { name: /^Change of many/ });
  expect(await sentence.getAttribute('aria-expanded')).toBe('false');
  await press(sentence, 'Enter');
  await many.getByText('P-5').waitFor();
  expect(await many.locator('.history-change').count()).toBe(5);
});

test('the history is narrowed to a kind, to a record and to a time', async () => {
  await openHistory();
  await press(page.getByRole('button', { name: /Kind of step/ }), 'Enter');
  await page.getByRole('option', { name: 'Creation' }).waitFor();
  await page.keyboard.type('Cre');
  await page.keyboard.press('Enter');
  await expect.poll(() => steps().count()).toBe(5);
  await press(page.getByRole('combobox', { name: 'Record' }));
  await page.keyboard.type('Gamma');
  await page.getByRole('option', { name: /Gamma/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => steps().count()).toBe(1);
  await press(page.getByRole('textbox', { name: 'When' }));
  await page.keyboard.type('mart 1999');
  await page.getByRole('heading', { name: 'No step fits' }).waitFor();
  await page.getByText('March 1999').waitFor();
  await press(page.getByRole('button', { name: 'Show all' }), 'Enter');
  await expect.poll(() => steps().count()).toBe(7);
});

test('one step is taken back while later ones stay; what was changed since is left unless chosen', async () => {
  await openHistory();
  await chooseFromMenu('Change of many', 'Take this step back…');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('4 changes will be taken back').waitFor();
  await dialog.getByText('1 was changed again since').waitFor();
  await press(dialog.getByRole('button', { name: 'Put back' }), 'Enter');
  await page.getByText('4 changes were taken back. 1 stayed as it is').waitFor();
  expect([(await record(0)).referenceCode, (await record(1)).referenceCode]).toEqual(['', 'OWN']);
  await chooseFromMenu('Change of many', 'Take this step back…');
  await dialog.getByText('Nothing of this step is left').waitFor();
  await press(dialog.getByRole('checkbox', { name: 'Take back what was changed since, too' }), 'Space');
  await dialog.getByText('1 change will be taken back').waitFor();
  await press(dialog.getByRole('button', { name: 'Put back' }), 'Enter');
  await expect.poll(async () => (await record(1)).referenceCode).toBe('');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await record(1)).referenceCode).toBe('OWN');
});

test('a record is put back as it was, but for the fields left out', async () => {
  await set(ids[0], 'acronym', 'ONE');
  await set(ids[0], 'title', 'Alpha changed');
  await set(ids[0], 'acronym', 'TWO');
  await page.reload();
  await page.locator('.table-record', { hasText: 'Alpha changed' }).locator('[data-field="title"]').click();
  await page.getByRole('tab', { name: 'History' }).click();
  await chooseFromMenu('Change of many', 'Put the record back as it was after this…');
  const dialog = page.getByRole('dialog', { name: 'Put the record back as it was' });
  await dialog.getByText('Alpha changed').waitFor();
  expect(await dialog.getByRole('row').count()).toBe(3);
  await press(dialog.getByRole('checkbox', { name: 'Title' }), 'Space');
  await press(dialog.getByRole('button', { name: 'Put back' }), 'Enter');
  await page.getByText('The record was put back as it was').waitFor();
  const { title, fields } = await record(0);
  expect([title, fields['acronym']]).toEqual(['Alpha changed', []]);
});

test('the bin tells when and whence, is searched, and gives back one record or all', async () => {
  const below = (
    await call(page, 'createRecord', { type: 'document', parent: ids[0] as RecordId, title: 'Below' })
  ).id;
  await call(page, 'deleteRecords', { ids: [ids[0] as RecordId, ids[1] as RecordId] });
  await page.reload();
  await page.getByRole('grid').waitFor();
  await page.keyboard.press('Control+5');
  const row = (title: string) => page.locator('.table-record', { hasText: title });
  await row('Below').locator('[data-field="@place"]', { hasText: 'Alpha' }).waitFor();
  expect(await row('Below').locator('[data-field="deletedAt"]').innerText()).toMatch(/\d{4}/);
  await page.keyboard.press('Control+f');
  await page.keyboard.type('below');
  await expect.poll(() => page.locator('.table-record').count()).toBe(1);
  await row('Below').locator('[data-field="title"]').click();
  await press(page.getByRole('button', { name: 'Restore', exact: true }), 'Enter');
  await page.getByText('with 1 record above').waitFor();
  expect((await call(page, 'getRecord', { id: below })).deletedAt).toBe(null);
  await page.keyboard.press('Control+f');
  await page.keyboard.press('Escape');
  await row('Beta').waitFor();
  await press(page.getByRole('button', { name: 'Restore all' }), 'Enter');
  await page.getByRole('heading', { name: 'The bin is empty' }).waitFor();
});
