import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RecordId } from '../../preload/model.ts';
import { findings } from './findings.ts';
import type { RunningApp } from './harness.ts';
import { call, searchTitles, startEmptyArchive } from './import-steps.ts';

const TITLE = 'Peşə təhsili layihəsi';
const PARTNERS = ['Bakı Dövlət Universiteti', 'Gəncə Dövlət Universiteti', 'Təhsil Nazirliyi'];
const OTHER = 'Kənd məktəbləri layihəsi';
let app: RunningApp;
let page: Page;
let id: RecordId;
let other: RecordId;

beforeAll(async () => {
  app = await startEmptyArchive();
  page = app.page;
  const make = async (title: string): Promise<RecordId> =>
    (await call(page, 'createRecord', { type: 'project', parent: null, title })).id;
  id = await make(TITLE);
  other = await make(OTHER);
  await call(page, 'setField', { id, field: 'partners', values: PARTNERS.map((text) => ({ text })) });
  await call(page, 'setField', { id, field: 'aim', values: [{ text: '- birinci\n- ikinci' }] });
  await call(page, 'setField', { id, field: 'projectId', values: [{ text: '101083269' }] });
});
afterAll(() => app.close());

const panel = () => page.locator('.record-panel');
const tab = () => panel().getByRole('tab', { name: /^Translation/ });
const input = (name: string) => panel().getByRole('textbox', { name, exact: true });
const language = (name: RegExp) => panel().getByRole('radio', { name });
const texts = () => textsOf(id);
const textsOf = async (record: RecordId) =>
  (await call(page, 'getTranslations', { id: record })).map(
    ({ language: code, field, text }) => `${code} ${field}: ${text}`,
  );

async function choose(title: string): Promise<void> {
  await page.locator('.table-record', { hasText: title }).locator('[data-field="title"]').click();
  await expect.poll(() => page.locator('.record-title textarea').inputValue()).toBe(title);
}
async function open(title: string): Promise<void> {
  await page.reload();
  await choose(title);
  await tab().click();
}

test('a title and a list of names are written by the keyboard, counted, and found by the search', async () => {
  await open(TITLE);
  await panel().getByText('No field is translated yet').waitFor();
  await language(/^English/).click();
  await input('Title (English)').focus();
  await page.keyboard.type('Vocational schools project');
  await page.keyboard.press('Control+Enter');
  await panel().getByText('1 of 3 fields translated').waitFor();
  expect(await tab().innerText()).toBe('Translation 1');
  await page.keyboard.press('Tab');
  expect(await input('Aim (English)').evaluate((box) => box === document.activeElement)).toBe(true);
  await page.keyboard.press('Tab');
  await page.keyboard.type('Baku State University\nGanja State University');
  await panel().getByText('3 values, 2 lines').waitFor();
  await page.keyboard.type('\nMinistry of Education');
  await panel().getByText('3 values, 2 lines').waitFor({ state: 'detached' });
  await page.keyboard.press('Shift+Tab');
  await panel().getByText('2 of 3 fields translated').waitFor();
  expect(await texts()).toEqual([
    'en partners: Baku State University\nGanja State University\nMinistry of Education',
    'en title: Vocational schools project',
  ]);
  expect(await language(/^English/).innerText()).toMatch(/^English\s*2$/);
  await expect.poll(() => searchTitles(page, 'Ganja University')).toEqual([TITLE]);
});

test('Escape takes the typing back, and an emptied text is removed and comes back with undo', async () => {
  const title = input('Title (English)');
  await title.fill('Nonsense');
  await title.press('Escape');
  expect(await title.inputValue()).toBe('Vocational schools project');
  await title.fill('');
  await title.press('Tab');
  await expect.poll(texts).toHaveLength(1);
  await tab().focus();
  await page.keyboard.press('Control+z');
  await expect.poll(() => title.inputValue()).toBe('Vocational schools project');
  await open(TITLE);
  expect(await title.inputValue()).toBe('Vocational schools project');
  expect(await title.getAttribute('lang')).toBe('en');
});

test('what is typed is kept when another record is opened, and the language stays', async () => {
  await language(/^Русский/).click();
  await input('Aim (Russian)').fill('Две цели');
  await choose(OTHER);
  await expect.poll(async () => (await texts()).at(-1)).toBe('ru aim: Две цели');
  expect(await input('Title (Russian)').inputValue()).toBe('');
  await input('Title (Russian)').fill('Сельские школы');
  // A key for another screen takes the input away while it is being written in.
  await page.keyboard.press('Control+4');
  await expect.poll(() => textsOf(other)).toEqual(['ru title: Сельские школы']);
  await page.keyboard.press('Control+1');
  await choose(TITLE);
  await tab().click();
});

test('a text whose source is gone can be read and removed', async () => {
  await call(page, 'setField', { id, field: 'aim', values: [] });
  await panel().getByText('The record itself no longer says anything here.').waitFor();
  await input('Aim (Russian)').fill('');
  await input('Aim (Russian)').press('Control+Enter');
  await input('Aim (Russian)').waitFor({ state: 'detached' });
  await expect.poll(texts).toHaveLength(2);
});

test('a refused text says why at its field and stays to be mended', async () => {
  await call(page, 'setField', { id, field: 'aim', values: [{ text: 'Məqsəd' }] });
  await input('Aim (Russian)').fill('Цель');
  await page.route('**/call', (route) =>
    route.request().postData()?.includes('setTranslation')
      ? route.fulfill({
          json: { ok: false, error: { code: 'archiveReadOnly', detail: '' } },
        })
      : route.continue(),
  );
  await input('Aim (Russian)').press('Control+Enter');
  await panel().getByRole('alert').waitFor();
  expect(await input('Aim (Russian)').inputValue()).toBe('Цель');
  await page.unroute('**/call');
  await input('Aim (Russian)').fill('Цели');
  await input('Aim (Russian)').press('Control+Enter');
  await panel().getByRole('alert').waitFor({ state: 'detached' });
  await expect.poll(async () => (await texts()).at(-1)).toBe('ru aim: Цели');
});

test('the history names the field and the language', async () => {
  await panel().getByRole('tab', { name: 'History' }).click();
  await panel().getByText('Partners (English)').waitFor();
  await panel().getByText('Baku State University; Ganja State University; Ministry of Education').waitFor();
  await tab().click();
});

test('the tab has no serious finding of axe, and an archive that is only read shows its texts', async () => {
  expect(await findings(page)).toEqual([]);
  const { recentArchives } = await call(page, 'getApp', {});
  await call(page, 'openRecentArchive', { id: recentArchives[0]?.id ?? '', isReadOnly: true });
  await open(TITLE);
  await language(/^English/).click();
  expect(await input('Title (English)').inputValue()).toBe('Vocational schools project');
  expect(await panel().locator('.translation textarea').count()).toBe(2);
  expect(await panel().locator('.translation textarea:not([readonly])').count()).toBe(0);
});
