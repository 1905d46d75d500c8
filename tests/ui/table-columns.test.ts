import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type RunningApp, startApp } from './harness.ts';
import { SOON, type TableSteps, tableSteps } from './table-steps.ts';

let app: RunningApp;
let steps: TableSteps;

beforeAll(async () => {
  app = await startApp();
  steps = tableSteps(app);
  await steps.call('setSettings', { locale: 'az', theme: 'light' });
});
afterAll(() => app.close());

const HEADS = ['Başlıq', 'Akronim', 'Layihə ID', 'Tətbiq Dövrü', 'Büdcə', 'Koordinator', 'Tərəfdaşlar'];

beforeEach(async () => {
  await steps.makeArchive([
    { type: 'project', title: 'Birinci', fields: { period: ['2005'], budget: ['100 EUR'] } },
    { type: 'project', title: 'İkinci', fields: { period: ['2006'], budget: ['250,50 EUR'] } },
    { type: 'project', title: 'Üçüncü', fields: { period: ['2006'], budget: ['7 AZN'] } },
    { type: 'project', title: 'Dördüncü' },
    { type: 'document', title: 'Sənəd' },
  ]);
  await steps.showType('Layihələr');
});

/** The cursor on the head of a column, counted from 1. */
async function goToHead(column: number): Promise<void> {
  await steps.goTo(0, column);
  await steps.press('ArrowUp', 'ArrowUp');
}

/** Carries out a line of the column's menu by the keyboard, by how many steps down it is. */
async function choose(column: number, ...keys: readonly string[]): Promise<void> {
  await goToHead(column);
  await steps.press('Alt+ArrowDown');
  await app.page.getByRole('menu').locator(':focus').waitFor();
  await steps.press(...keys);
}

const width = (column: number): Promise<number> =>
  steps.cell(-2, column).evaluate((element) => element.getBoundingClientRect().width);

test('a column is moved by keys, the cursor goes with it, and this is remembered for the type', async () => {
  const [title, acronym, ...others] = HEADS;
  await goToHead(2);
  await steps.press('Control+Shift+ArrowRight');
  await steps.headsAre([title ?? '', others[0] ?? '', acronym ?? '', ...others.slice(1)]);
  await steps.activeIs('Akronim');
  await steps.press('Control+Shift+ArrowLeft', 'Control+Shift+ArrowLeft');
  await steps.headsAre([acronym ?? '', title ?? '', ...others]);
  await app.page.reload();
  await steps.showType('Layihələr');
  await steps.headsAre([acronym ?? '', title ?? '', ...others]);
});

test('a column is moved and hidden in the list of columns, by keys alone', async () => {
  await app.page.getByRole('button', { name: 'Sütunlar' }).focus();
  await steps.press('Enter');
  await app.page.getByRole('checkbox', { name: 'Akronim' }).focus();
  await steps.press('Alt+ArrowDown');
  await steps.headsAre(['Başlıq', 'Layihə ID', 'Akronim', ...HEADS.slice(3)]);
  await app.page.getByRole('checkbox', { name: 'Büdcə' }).focus();
  await steps.press('Space');
  await steps.headsAre(['Başlıq', 'Layihə ID', 'Akronim', 'Tətbiq Dövrü', 'Koordinator', 'Tərəfdaşlar']);
});

test('a column gets wider and narrower by keys, and as wide as its texts', async () => {
  await goToHead(2);
  const before = await width(2);
  await steps.press('Shift+ArrowRight', 'Shift+ArrowRight');
  await expect.poll(() => width(2), SOON).toBe(before + 32);
  await steps.press('Shift+ArrowLeft');
  await expect.poll(() => width(2), SOON).toBe(before + 16);
  await choose(2, ...Array<string>(5).fill('ArrowDown'), 'Enter');
  await expect.poll(() => width(2), SOON).toBeLessThan(before);
});

test('the first columns stay in sight when the others are scrolled sideways', async () => {
  await choose(2, 'ArrowDown', 'ArrowDown', 'Enter');
  await steps.goTo(0, 7);
  const lefts = (): Promise<readonly number[]> =>
    Promise.all(
      [1, 2, 7].map((column) => steps.cell(0, column).evaluate((cell) => cell.getBoundingClientRect().left)),
    );
  const [title = 0, acronym = 0] = await lefts();
  await steps.grid().evaluate((grid) => {
    grid.scrollLeft = 1000;
  });
  const [titleNow, acronymNow, last = 0] = await lefts();
  expect([titleNow, acronymNow]).toEqual([title, acronym]);
  expect(last).toBeGreaterThan(acronym);
  expect(await steps.grid().evaluate((grid) => grid.scrollLeft)).toBeGreaterThan(0);
});

test('a column is sorted and hidden from its menu', async () => {
  await choose(1, 'ArrowDown', 'Enter');
  await steps.columnIs('title', ['Üçüncü', 'İkinci', 'Dördüncü', 'Birinci']);
  await choose(2, ...Array<string>(6).fill('ArrowDown'), 'Enter');
  await steps.headsAre(HEADS.filter((head) => head !== 'Akronim'));
});

test('records are grouped by year, and groups are closed and opened by keys', async () => {
  await choose(1, 'End', 'ArrowRight');
  await app.page.getByRole('menuitem', { name: 'İlə görə' }).waitFor();
  await steps.press('ArrowDown', 'Enter');
  const headings = () =>
    steps
      .grid()
      .locator('.table-group-cell')
      .evaluateAll((cells) => cells.map((cell) => cell.ariaLabel));
  await expect.poll(headings, SOON).toEqual(['2006, 2 qeyd', '2005, 1 qeyd', 'Tarixsiz, 1 qeyd']);
  expect(await steps.grid().getAttribute('aria-rowcount')).toBe('9');
  await steps.goTo(0, 0);
  await steps.activeIs('20062');
  await steps.press('ArrowLeft');
  await steps.columnIs('title', ['Birinci', 'Dördüncü']);
  expect(await steps.cell(0, 0).getAttribute('aria-expanded')).toBe('false');
  await steps.press('ArrowRight');
  await steps.columnIs('title', ['İkinci', 'Üçüncü', 'Birinci', 'Dördüncü']);
  await steps.press('ArrowDown');
  await steps.activeIs('');
  await steps.press('ArrowRight');
  await steps.activeIs('İkinci');
});

test('under the table stands what the amounts come to in each currency', async () => {
  await app.page.locator('.table-foot-sums').waitFor();
  const sums = async (): Promise<readonly string[]> =>
    (await app.page.locator('.table-foot-sum').allTextContents()).map((sum) => sum.replace(/\s/g, ' '));
  await expect.poll(sums, SOON).toEqual(['350,50 €', '7 ₼']);
});
