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

const TITLES: readonly (readonly [string, string])[] = [
  ['memorandum', 'Şəki memorandumu'],
  ['memorandum', 'Xəzər memorandumu'],
  ['conference', 'Əkinçilik konfransı'],
  ['conference', 'Ekologiya konfransı'],
  ['conference', 'Qəbələ konfransı'],
  ['conference', 'Kazan konfransı'],
  ['project', 'İşıq layihəsi'],
  ['project', 'Işıldaq layihəsi'],
  ['project', 'Çağırış layihəsi'],
  ['document', 'Cədvəl'],
  ['document', 'Zəmanət'],
  ['document', 'Hesabat'],
];
/** Azerbaijani order: c ç, e ə, h x ı i, k q, s ş. */
const IN_ORDER = [
  'Cədvəl',
  'Çağırış layihəsi',
  'Ekologiya konfransı',
  'Əkinçilik konfransı',
  'Hesabat',
  'Xəzər memorandumu',
  'Işıldaq layihəsi',
  'İşıq layihəsi',
  'Kazan konfransı',
  'Qəbələ konfransı',
  'Şəki memorandumu',
  'Zəmanət',
];

beforeEach(async () => {
  made += 1;
  await call('createArchive', { name: `Cədvəl sınağı ${made}` });
  for (const [type, title] of TITLES) await call('createRecord', { type, parent: null, title });
  await page.reload();
  await rowsAre(IN_ORDER);
});

const grid = () => page.getByRole('grid');
const cell = (title: string) => grid().locator('[data-field="title"]').getByText(title, { exact: true });
const header = (name: string) => page.getByRole('columnheader', { name, exact: true });

function titles(): Promise<readonly string[]> {
  return page
    .locator('.table-record')
    .evaluateAll((rows) =>
      rows
        .sort(
          (one, other) =>
            Number(one.getAttribute('aria-rowindex')) - Number(other.getAttribute('aria-rowindex')),
        )
        .map((row) => row.querySelector('[data-field="title"]')?.textContent ?? ''),
    );
}

async function rowsAre(expected: readonly string[]): Promise<void> {
  await expect.poll(titles, { timeout: 8000 }).toEqual(expected);
}

/** The text of the cell that the grid says is active. */
function activeText(): Promise<string> {
  return grid().evaluate(
    (element) =>
      document.getElementById(element.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '',
  );
}

test('records stand in the order of the Azerbaijani alphabet, and a press on the header turns it round', async () => {
  await header('Başlıq').click();
  expect(await header('Başlıq').getAttribute('aria-sort')).toBe('ascending');
  await header('Başlıq').click();
  expect(await header('Başlıq').getAttribute('aria-sort')).toBe('descending');
  await rowsAre([...IN_ORDER].reverse());
});

test('a search finds records as one types, whatever letters the keyboard has', async () => {
  await page.keyboard.press('Control+f');
  await page.keyboard.type('isiq');
  await rowsAre(['İşıq layihəsi']);
  await page.keyboard.press('Escape');
  await rowsAre(IN_ORDER);
});

test('a search without a match says so and shows everything again', async () => {
  await page.getByRole('searchbox').fill('qwertyuiop');
  await page.getByRole('heading', { name: 'Uyğun qeyd tapılmadı' }).waitFor();
  await page.getByRole('button', { name: 'Hamısını göstər' }).last().click();
  await rowsAre(IN_ORDER);
});

test('a filter under a header narrows the table by that column', async () => {
  await page.getByRole('textbox', { name: 'Süzgəc: Başlıq' }).fill('konfrans');
  await rowsAre(IN_ORDER.filter((title) => title.includes('konfrans')));
  await page.getByText('4 qeyd').waitFor();
});

test('a type has its own columns and only its own records', async () => {
  await page
    .getByRole('navigation', { name: 'Qeyd növləri' })
    .getByRole('button', { name: /Layihələr/ })
    .click();
  await rowsAre(IN_ORDER.filter((title) => title.includes('layihə')));
  await header('Akronim').waitFor();
});

test('an edited cell is saved, undone and done again', async () => {
  await cell('Hesabat').click();
  await page.keyboard.press('F2');
  await page.keyboard.type(' 2024');
  await page.keyboard.press('Enter');
  await cell('Hesabat 2024').waitFor();
  expect(await activeText()).toBe('Xəzər memorandumu');
  await page.keyboard.press('Control+z');
  await cell('Hesabat').waitFor();
  await page.keyboard.press('Control+y');
  await cell('Hesabat 2024').waitFor();
});

test('Escape leaves a cell as it was', async () => {
  await cell('Hesabat').click();
  await page.keyboard.press('F2');
  await page.keyboard.type(' 2024');
  await page.keyboard.press('Escape');
  await rowsAre(IN_ORDER);
  expect(await activeText()).toBe('Hesabat');
});

test('typing takes the place of what stands in the cell, its first letter included', async () => {
  await cell('Hesabat').click();
  await page.keyboard.type('Yeni ad');
  await page.keyboard.press('Enter');
  await cell('Yeni ad').waitFor();
});

test('Tab commits and goes to the right', async () => {
  await cell('Hesabat').click();
  await page.keyboard.press('F2');
  await page.keyboard.press('Tab');
  await page.keyboard.type('2005-08-24');
  await page.keyboard.press('Enter');
  await grid().locator('[data-field="date"]').getByText('24 avqust 2005').waitFor();
});

test('the cursor stays on its record when the order changes', async () => {
  await cell('Hesabat').click();
  await header('Başlıq').click();
  await header('Başlıq').click();
  await rowsAre([...IN_ORDER].reverse());
  await expect
    .poll(() => page.locator('.table-record[aria-selected="true"]').textContent())
    .toContain('Hesabat');
});

test('several rows are selected with Shift and Ctrl, moved to the bin, and taken back', async () => {
  await cell('Cədvəl').click();
  await cell('Ekologiya konfransı').click({ modifiers: ['Shift'] });
  await cell('Zəmanət').click({ modifiers: ['Control'] });
  await page.keyboard.press('Control+Delete');
  const rest = IN_ORDER.slice(3, -1);
  await rowsAre(rest);
  await page.getByRole('status').getByText('4 qeyd səbətə atıldı').waitFor();
  await page.getByRole('status').getByRole('button', { name: 'Geri al' }).click();
  await rowsAre(IN_ORDER);
});

test('the bin gives records back and is emptied only after a question', async () => {
  await cell('Cədvəl').click();
  await page.keyboard.press('Control+Delete');
  await rowsAre(IN_ORDER.slice(1));
  await cell('Zəmanət').click();
  await page.keyboard.press('Control+Delete');
  await rowsAre(IN_ORDER.slice(1, -1));
  await page.getByRole('button', { name: /^Səbət/ }).click();
  await rowsAre(['Zəmanət', 'Cədvəl']);
  await cell('Cədvəl').click();
  await page.getByRole('button', { name: 'Bərpa et', exact: true }).click();
  await rowsAre(['Zəmanət']);
  await page.getByRole('button', { name: 'Səbəti boşalt' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Birdəfəlik sil' }).click();
  await page.getByRole('heading', { name: 'Səbət boşdur' }).waitFor();
  await page.getByRole('button', { name: 'Qeydlər', exact: true }).click();
  await rowsAre(IN_ORDER.slice(0, -1));
});

test('everything in the table can be done from the keyboard', async () => {
  await page.keyboard.press('Control+f');
  await page.keyboard.press('ArrowDown');
  expect(await grid().evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await activeText()).toBe('Cədvəl');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await rowsAre([...IN_ORDER].reverse());
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('layihə');
  await rowsAre(['İşıq layihəsi', 'Işıldaq layihəsi', 'Çağırış layihəsi']);
  await page.keyboard.press('Enter');
  expect(await activeText()).toBe('İşıq layihəsi');
  await page.keyboard.press('Shift+ArrowDown');
  await expect.poll(() => page.locator('.table-record[aria-selected="true"]').count()).toBe(2);
  await page.keyboard.press('Control+Delete');
  await rowsAre(['Çağırış layihəsi']);
  await page.keyboard.press('Control+z');
  await rowsAre(['İşıq layihəsi', 'Işıldaq layihəsi', 'Çağırış layihəsi']);
});

test('the table is one tab stop and tells how many rows it has', async () => {
  expect(await grid().getAttribute('aria-rowcount')).toBe(String(IN_ORDER.length + 2));
  expect(await grid().getAttribute('aria-multiselectable')).toBe('true');
  expect(await grid().locator('[tabindex="0"], a[href]').count()).toBe(0);
});

test('a new record is made from the keyboard and opened', async () => {
  await page.keyboard.press('Control+n');
  const dialog = page.getByRole('dialog', { name: 'Yeni qeyd' });
  await dialog.getByRole('textbox', { name: 'Başlıq' }).fill('Yeni sənəd');
  await page.keyboard.press('Enter');
  await cell('Yeni sənəd').waitFor();
});
