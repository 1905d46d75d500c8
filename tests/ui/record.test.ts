import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RecordDetail, RecordId } from '../../preload/model.ts';
import type { RunningApp } from './harness.ts';
import { call, startWithSamples } from './import-steps.ts';

let app: RunningApp;
let page: Page;
beforeAll(async () => {
  app = await startWithSamples();
  page = app.page;
});
afterAll(() => app.close());

async function open(words: string): Promise<RecordId> {
  const [hit] = (await call(page, 'search', { text: words })).hits;
  if (!hit) throw new Error(`no record with ${words}`);
  await page.getByPlaceholder('Search all fields').fill(words);
  await page.locator('.table-record', { hasText: hit.title }).first().locator('[data-field="title"]').click();
  await page.locator('.record-panel', { has: page.getByRole('tab', { name: 'Fields' }) }).waitFor();
  await expect.poll(() => page.locator('.record-title textarea').inputValue()).toBe(hit.title);
  return hit.id;
}
const panel = () => page.locator('.record-panel');
const field = (name: string) => panel().locator(`[data-field="${name}"]`);
const fields = async (id: RecordId): Promise<RecordDetail['fields']> =>
  (await call(page, 'getRecord', { id })).fields;

test('a date is kept with Enter, shows how it is read as it is typed, and Escape takes the typing back', async () => {
  const id = await open('ENGAGE');
  const input = field('period').getByRole('textbox');
  await input.fill('3 may 2021-ci il');
  await field('period').getByText('3 May 2021').waitFor();
  await input.press('Enter');
  await expect
    .poll(async () => (await fields(id))['period'])
    .toEqual([{ text: '3 may 2021-ci il', edtf: '2021-05-03' }]);
  await input.fill('nonsense');
  await field('period').getByText('Not read as a date').waitFor();
  await input.press('Escape');
  expect(await input.inputValue()).toBe('3 may 2021-ci il');
  expect((await fields(id))['period']).toEqual([{ text: '3 may 2021-ci il', edtf: '2021-05-03' }]);
});

test('a date that can be read in two ways is asked, and the chosen reading is kept', async () => {
  const id = await open('ENGAGE');
  await field('period').getByRole('textbox').fill('03/04/2005');
  await field('period').getByText('This can be read in two ways. Which is meant?').waitFor();
  await field('period').getByRole('button', { name: '3 April 2005' }).click();
  await expect
    .poll(async () => (await fields(id))['period'])
    .toEqual([{ text: '03/04/2005', edtf: '2005-04-03' }]);
});

test('money is kept when its input is left', async () => {
  const id = await open('ENGAGE');
  await field('budget').getByRole('textbox').fill('1 250 000 AZN');
  await field('budget').getByRole('textbox').press('Tab');
  await expect
    .poll(async () => (await fields(id))['budget'])
    .toEqual([{ text: '1 250 000 AZN', amount: 125000000, currency: 'AZN' }]);
});

test('an organisation is picked from the authority file by the keyboard, without its letters', async () => {
  const id = await open('ENGAGE');
  const input = field('coordinator').getByRole('combobox');
  // Bringing an input into sight closes its list, as any scrolling does.
  await input.click();
  await input.fill('azerbaycan texniki');
  await page.getByRole('option', { name: /Azərbaycan Texniki Universiteti/ }).waitFor();
  await input.press('ArrowDown');
  await input.press('Enter');
  await expect
    .poll(async () => (await fields(id))['coordinator']?.map(({ name, country }) => ({ name, country })))
    .toEqual([{ name: 'Azərbaycan Texniki Universiteti', country: 'AZ' }]);
  await page.getByRole('listbox').waitFor({ state: 'detached' });
});

test('a name that the authority file lacks is added to it from the field', async () => {
  const id = await open('ENGAGE');
  await field('partners').getByRole('button', { name: /^Add/ }).click();
  await page.keyboard.type('Yeni Tərəfdaş İnstitutu');
  await page.getByRole('option', { name: 'Add as an organisation: “Yeni Tərəfdaş İnstitutu”' }).click();
  await expect.poll(async () => (await fields(id))['partners']?.length).toBe(17);
  const { authorities } = await call(page, 'listAuthorities', { text: 'Yeni Tərəfdaş' });
  expect(authorities.map(({ name, kind, records }) => ({ name, kind, records }))).toEqual([
    { name: 'Yeni Tərəfdaş İnstitutu', kind: 'organisation', records: 1 },
  ]);
});

test('values are moved by Alt and the arrows, and taken out', async () => {
  const id = await open('ENGAGE');
  const names = async () => (await fields(id))['partners']?.map(({ name }) => name) ?? [];
  const [first, second, ...others] = await names();
  await field('partners').getByRole('combobox').nth(1).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(names).toEqual([second, first, ...others]);
  await field('partners').getByRole('button', { name: 'Remove: Partners, 1', exact: true }).click();
  await expect.poll(names).toEqual([first, ...others]);
});

test('structured text is written with its tools and shown as it will be read', async () => {
  const id = await open('ENGAGE');
  await field('aim').getByRole('button', { name: /^Edit/ }).click();
  const input = field('aim').getByRole('textbox');
  await input.fill('one\ntwo');
  await input.press('Control+a');
  await field('aim').getByRole('button', { name: 'Bulleted list' }).click();
  expect(await input.inputValue()).toBe('- one\n- two');
  await input.press('End');
  await input.press('Enter');
  await page.keyboard.type('three <b>');
  await input.press('Control+Enter');
  await input.press('Escape');
  expect(await field('aim').getByRole('listitem').allInnerTexts()).toEqual(['one', 'two', 'three <b>']);
  expect((await fields(id))['aim']).toEqual([{ text: '- one\n- two\n- three <b>' }]);
});

test('a record keeps its title where the new one is empty, and says why', async () => {
  const id = await open('REFRESH');
  const input = panel().locator('.record-title textarea');
  const title = await input.inputValue();
  await input.fill('');
  await input.press('Enter');
  await page.getByText('A record cannot be without a title. Write one.').waitFor();
  await input.press('Escape');
  expect(await input.inputValue()).toBe(title);
  expect((await call(page, 'getRecord', { id })).title).toBe(title);
});

test('an earlier value is put back from the history of the record', async () => {
  const id = await open('DIRNA');
  const before = (await fields(id))['acronym'];
  await field('acronym').getByRole('textbox').fill('CHANGED');
  await field('acronym').getByRole('textbox').press('Enter');
  await expect.poll(async () => (await fields(id))['acronym']).toEqual([{ text: 'CHANGED' }]);
  await panel().getByRole('tab', { name: 'History' }).click();
  await panel().getByRole('button', { name: 'Put the earlier value back: Acronym' }).first().click();
  await expect.poll(async () => (await fields(id))['acronym']).toEqual(before);
  await panel().getByRole('tab', { name: 'Fields' }).click();
  expect(await field('acronym').getByRole('textbox').inputValue()).toBe('DIRNA');
});

test('a relation is added by searching for the other record, and removed', async () => {
  const id = await open('REFRESH');
  const relations = async () => (await call(page, 'getRecord', { id })).relations.map(({ type }) => type);
  await panel()
    .getByRole('tab', { name: /^Relations/ })
    .click();
  await panel().getByRole('combobox', { name: 'Relate a record' }).fill('BEAUCOUP');
  await page
    .getByRole('option', { name: /BEAUCOUP/ })
    .first()
    .click();
  await expect.poll(relations).toEqual(expect.arrayContaining(['describedIn', 'relatedTo']));
  await panel()
    .getByRole('button', { name: /^Remove the relation: .*BEAUCOUP/ })
    .click();
  await expect.poll(relations).toEqual(['describedIn']);
});

test('the source text of a document is read in its record, and its original is at hand', async () => {
  const [hit] = (await call(page, 'search', { text: 'kurrikulumun yeniləşdirilməsi' })).hits;
  if (!hit) throw new Error('the document is not found');
  await open('kurrikulumun yeniləşdirilməsi');
  await panel().getByRole('tab', { name: 'Fields' }).click();
  await panel()
    .getByText(/Latin and Cyrillic letters are mixed in a word/)
    .first()
    .waitFor();
  await panel().getByRole('tab', { name: 'Files 1' }).click();
  const download = page.waitForEvent('download');
  await panel()
    .getByRole('link', { name: /^Download: 000_/ })
    .click();
  expect((await download).suggestedFilename()).toMatch(/^000_.*\.txt$/);
});
