import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AnswerOf, ArgumentOf, CallName, Reply } from '../../preload/api.ts';
import { type RunningApp, startApp } from './harness.ts';

let app: RunningApp;
let page: Page;
let made = 0;

beforeAll(async () => {
  app = await startApp();
  page = app.page;
  await call('setSettings', { locale: 'az', theme: 'light' });
});
afterAll(() => app.close());

/** What is read holds within some seconds, however busy the machine is. */
const soon = <T>(read: () => T) => expect.poll(read, { timeout: 15_000 });

async function call<N extends CallName>(name: N, argument: ArgumentOf<N>): Promise<AnswerOf<N>> {
  const reply = (await page.evaluate(
    async ([callName, callArgument]) => {
      const response = await fetch('/call', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ name: callName, argument: callArgument }),
      });
      return response.json();
    },
    [name, argument] as const,
  )) as Reply<AnswerOf<N>>;
  if (!reply.ok) throw new Error(`${name}: ${reply.error.code} ${reply.error.detail}`);
  return reply.value;
}

beforeEach(async () => {
  made += 1;
  await call('createArchive', { name: `Görünüş sınağı ${made}` });
  for (const title of ['Şəki memorandumu', 'Bakı memorandumu', 'Gəncə memorandumu'])
    await call('createRecord', { type: 'memorandum', parent: null, title });
  await call('createRecord', { type: 'document', parent: null, title: 'Bakı hesabatı' });
  await page.reload();
  await soon(titles).toEqual(['Bakı hesabatı', 'Bakı memorandumu', 'Gəncə memorandumu', 'Şəki memorandumu']);
});

const titles = (): Promise<readonly string[]> =>
  page
    .locator('.table-record [data-field="title"]')
    .evaluateAll((cells) =>
      cells
        .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
        .map((cell) => cell.querySelector('.cell-text, .found-title')?.textContent ?? cell.textContent ?? ''),
    );
const list = () => page.getByRole('grid', { name: 'Saxlanmış axtarışlar və görünüşlər' });
/** The views in the sidebar with their counts. */
const views = (): Promise<readonly string[]> =>
  page
    .locator('.saved-view')
    .evaluateAll((lines) =>
      lines.map((line) =>
        ['.sidebar-type-name', '.sidebar-count']
          .map((part) => line.querySelector(part)?.textContent)
          .join(' '),
      ),
    );
const button = (name: string) => page.getByRole('button', { name, exact: true });
const heading = () => page.locator('.table-bar-name').textContent();

async function saveAs(name: string): Promise<void> {
  await page.getByRole('button', { name: /^(Bu görünüşü saxla|Yeni görünüş kimi saxla)$/ }).press('Enter');
  await page.getByRole('textbox', { name: 'Görünüşün adı' }).fill(name);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function search(text: string): Promise<void> {
  await page.keyboard.press('Control+f');
  await page.keyboard.type(text);
}

test('a search is saved by the keyboard, opens again after the archive was closed, and stays live', async () => {
  await search('bakı');
  await soon(async () => (await titles()).length).toBe(2);
  await saveAs('Bakı');
  await soon(views).toEqual(['Bakı 2']);
  await call('createRecord', { type: 'document', parent: null, title: 'Bakı planı' });
  await soon(views).toEqual(['Bakı 3']);
  await page.reload();
  await soon(views).toEqual(['Bakı 3']);
  await soon(async () => (await titles()).length).toBe(5);
  await list().getByRole('row').first().focus();
  await page.keyboard.press('Enter');
  await soon(async () => [...(await titles())].sort()).toEqual([
    'Bakı hesabatı',
    'Bakı memorandumu',
    'Bakı planı',
  ]);
  expect([await page.getByRole('searchbox').inputValue(), await heading()]).toEqual(['bakı', 'Bakı']);
});

test('a view keeps its type, filters, order and columns, and the type keeps its own', async () => {
  await page.getByRole('button', { name: /^Memorandumlar/ }).click();
  await soon(async () => (await titles()).length).toBe(3);
  await call('saveView', {
    id: null,
    name: 'Tərsinə',
    definition: {
      query: {
        types: ['memorandum'],
        filters: [{ field: 'title', value: 'memorandum' }],
        sort: { field: 'title', direction: 'desc' },
      },
      layout: {
        columns: [
          { field: 'status', width: 120, isFrozen: false },
          { field: 'title', width: 320, isFrozen: false },
        ],
      },
    },
  });
  await list().getByRole('row', { name: 'Tərsinə' }).click();
  await soon(titles).toEqual(['Şəki memorandumu', 'Gəncə memorandumu', 'Bakı memorandumu']);
  const columns = (): Promise<readonly (string | null)[]> =>
    page
      .locator('.table-record')
      .first()
      .locator('[data-field]')
      .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-field')));
  expect(await columns()).toEqual(['status', 'title']);
  expect(await button('Görünüşü yenilə').count()).toBe(0);
  await page.getByRole('button', { name: /^Memorandumlar/ }).click();
  await soon(titles).toEqual(['Bakı memorandumu', 'Gəncə memorandumu', 'Şəki memorandumu']);
  expect((await columns()).length).toBeGreaterThan(2);
});

test('a view that was changed offers to be updated, and undo takes that back', async () => {
  await search('bakı');
  await saveAs('Axtarış');
  await soon(views).toEqual(['Axtarış 2']);
  expect(await button('Görünüşü yenilə').count()).toBe(0);
  await search(' hesabat');
  await button('Görünüşü yenilə').press('Enter');
  await soon(views).toEqual(['Axtarış 1']);
  await soon(() => button('Görünüşü yenilə').count()).toBe(0);
  await page.locator('.table').focus();
  await page.keyboard.press('Control+z');
  await soon(views).toEqual(['Axtarış 2']);
  await soon(() => button('Görünüşü yenilə').count()).toBe(1);
});

test('views are renamed, moved and removed by the keyboard, and undo brings each back', async () => {
  for (const name of ['A', 'B', 'C'])
    await call('saveView', { id: null, name, definition: { query: {}, layout: { columns: [] } } });
  const names = async () => (await views()).map((view) => view[0]).join('');
  await soon(names).toBe('ABC');
  await list().getByRole('row', { name: 'A' }).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await soon(names).toBe('BAC');
  await page.keyboard.press('Alt+ArrowDown');
  await soon(names).toBe('BCA');
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'Görünüşün adı' }).fill('B');
  await page.keyboard.press('Enter');
  await page.locator('.field-error').waitFor();
  await page.getByRole('textbox', { name: 'Görünüşün adı' }).fill('D');
  await page.keyboard.press('Enter');
  await soon(names).toBe('BCD');
  await list().getByRole('row', { name: 'C' }).focus();
  await page.keyboard.press('Delete');
  await soon(names).toBe('BD');
  await page.locator('.table').focus();
  for (const before of ['BCD', 'BCA', 'BAC', 'ABC']) {
    await page.keyboard.press('Control+z');
    await soon(names).toBe(before);
  }
});

test('views are put into another order by dragging with the mouse', async () => {
  for (const name of ['A', 'B', 'C'])
    await call('saveView', { id: null, name, definition: { query: {}, layout: { columns: [] } } });
  const names = async () => (await views()).map((view) => view[0]).join('');
  await soon(names).toBe('ABC');
  const line = (name: string) =>
    page.locator('.saved-view').filter({ has: page.getByText(name, { exact: true }) });
  await line('C').dragTo(line('A'), { targetPosition: { x: 60, y: 2 } });
  await soon(names).toBe('CAB');
});

test('two windows on one archive show the same views', async () => {
  const other = await app.openPage();
  await other.locator('.table-record').first().waitFor();
  await saveAs('Birgə');
  await other.locator('.saved-view', { hasText: 'Birgə' }).waitFor();
  await other.close();
});
