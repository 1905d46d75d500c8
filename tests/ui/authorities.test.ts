import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningApp } from './harness.ts';
import { call, startWithSamples } from './import-steps.ts';

let app: RunningApp;
let page: Page;
beforeAll(async () => {
  app = await startWithSamples();
  page = app.page;
  await page.getByRole('navigation').getByRole('button', { name: 'Authority file' }).first().click();
});
afterAll(() => app.close());

const detail = () => page.locator('.authority-detail');
async function choose(typed: string, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Search names' }).fill(typed);
  await page.getByRole('option', { name }).first().click();
  await expect
    .poll(() => detail().getByRole('textbox', { name: 'Name', exact: true }).inputValue())
    .toBe(name);
}
const find = async (text: string) => (await call(page, 'listAuthorities', { text })).authorities;

test('a name is found without its letters, and its records are listed with what it is to them', async () => {
  await choose('mingecevir', 'Mingəçevir Dövlət Universiteti');
  await expect
    .poll(() => detail().locator('.name-use-role').allInnerTexts())
    .toEqual(['Coordinator', 'Partners', 'Partners']);
});

test('a name gets another spelling and another country', async () => {
  await choose('mingecevir', 'Mingəçevir Dövlət Universiteti');
  await detail()
    .getByRole('textbox', { name: 'Another spelling or language' })
    .fill('Mingachevir State University');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await find('Mingachevir State'))[0]?.variants)
    .toEqual(['Mingachevir State University']);
  await detail().getByRole('combobox', { name: 'Country' }).fill('georg');
  await page.getByRole('option', { name: /^Georgia/ }).click();
  await expect.poll(async () => (await find('Mingachevir State'))[0]?.country).toBe('GE');
  await page.keyboard.press('Control+z');
});

test('a list closes with every pick, and one picks again without leaving the field', async () => {
  await choose('mingecevir', 'Mingəçevir Dövlət Universiteti');
  const country = detail().getByRole('combobox', { name: 'Country' });
  const isKept = async (name: string): Promise<void> => {
    await expect.poll(() => country.inputValue()).toBe(name);
    await page.waitForTimeout(300);
    expect(await country.getAttribute('aria-expanded')).toBe('false');
    expect(await country.evaluate((input) => input === document.activeElement)).toBe(true);
  };
  await country.fill('georg');
  await page.getByRole('option', { name: /^Georgia/ }).click();
  await isKept('Georgia');
  await country.fill('germ');
  await page.getByRole('option', { name: /^Germany/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await isKept('Germany');
  await country.fill('turkm');
  await page.getByRole('option', { name: /^Turkmenistan/ }).click();
  await isKept('Turkmenistan');
  for (const _ of [1, 2, 3]) await call(page, 'undo', {});
});

test('countries stand in the order of the Azerbaijani alphabet, the own one first', async () => {
  await call(page, 'setSettings', { locale: 'az', theme: 'light' });
  await page.reload();
  await page.getByRole('navigation').getByRole('button', { name: 'Avtoritet fayl' }).first().click();
  await page.getByRole('option').first().click();
  await detail().getByRole('button', { name: /Ölkə/ }).first().click();
  const names = await page.getByRole('option').locator('span:first-child').allInnerTexts();
  const some = ['Azərbaycan', 'Çad', 'Danimarka', 'Əfqanıstan', 'Fici', 'İran', 'Şri-Lanka', 'Zambiya'];
  expect(names.filter((name) => some.includes(name))).toEqual(some);
  await page.keyboard.press('Escape');
  await call(page, 'setSettings', { locale: 'en', theme: 'light' });
  await page.reload();
  await page.getByRole('navigation').getByRole('button', { name: 'Authority file' }).first().click();
});

test('two names are merged after saying what will happen, and the merge is undone', async () => {
  await choose('Azərbaycan Təhsil Nazirliyi', 'Azərbaycan Təhsil Nazirliyi');
  await detail().getByRole('button', { name: 'Merge into another name…' }).click();
  await page.keyboard.type('respublikasinin tehsil');
  await page.getByRole('option', { name: /Respublikasının Təhsil Nazirliyi/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.locator('[role="option"][data-focused]').waitFor();
  await page.keyboard.press('Enter');
  await page
    .getByText('The references of 1 record move to “Azərbaycan Respublikasının Təhsil Nazirliyi”.')
    .waitFor();
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect
    .poll(async () =>
      (await find('Azərbaycan Təhsil Nazirliyi')).map(({ records, variants }) => ({ records, variants })),
    )
    .toEqual([{ records: 4, variants: ['Azərbaycan Təhsil Nazirliyi'] }]);
  await page.locator('.toast', { hasText: 'was merged into' }).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await find('Azərbaycan Təhsil Nazirliyi')).length).toBe(2);
});

test('several names are merged at once, every reference shown, and one is left out by the keyboard', async () => {
  await choose('Azərbaycan Təhsil Nazirliyi', 'Azərbaycan Təhsil Nazirliyi');
  await detail().getByRole('button', { name: 'Merge into another name…' }).click();
  const dialog = page.getByRole('dialog');
  const pick = async (field: string, typed: string, name: RegExp): Promise<void> => {
    await dialog.getByRole('combobox', { name: field }).fill(typed);
    await page.getByRole('option', { name }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('[role="option"][data-focused]').waitFor();
    await page.keyboard.press('Enter');
  };
  await pick('Merge this one too', 'mingecevir', /^Mingəçevir Dövlət Universiteti/);
  await pick('Which name stays?', 'respublikasinin tehsil', /Respublikasının Təhsil Nazirliyi/);
  const rows = dialog.locator('[role=row][aria-selected]');
  await expect.poll(() => rows.count()).toBeGreaterThanOrEqual(4);
  expect(await rows.first().locator('del, ins').allInnerTexts()).toEqual([
    expect.stringMatching(/^(Azərbaycan Təhsil Nazirliyi|Mingəçevir Dövlət Universiteti)$/),
    'Azərbaycan Respublikasının Təhsil Nazirliyi',
  ]);
  const staying = (await rows.first().locator('del').innerText()).trim();
  await dialog.getByRole('grid').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await dialog.getByText('since a reference of theirs is left out').waitFor();
  await dialog.getByRole('button', { name: 'Merge', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.toast', { hasText: '2 names merged' }).waitFor();
  await expect.poll(async () => (await find(staying)).find(({ name }) => name === staying)?.records).toBe(1);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await find('Mingəçevir Dövlət')).map(({ records }) => records)).toEqual([3]);
});

test('the records of a name are shown in the table', async () => {
  await choose('mingecevir', 'Mingəçevir Dövlət Universiteti');
  await detail().getByRole('button', { name: 'Show in the table' }).click();
  await expect.poll(() => page.locator('.table-record').count()).toBeGreaterThanOrEqual(3);
});

test('the history tells the import and leads to its records', async () => {
  await page.getByRole('navigation').getByRole('button', { name: 'History' }).first().click();
  const step = page.locator('.history-step', { hasText: 'Import' }).last();
  await step.getByRole('button', { name: /^Import/ }).click();
  const record = step
    .locator('.history-changes')
    .getByRole('button', { name: /REFRESH/ })
    .first();
  for (let page = 0; page < 10 && !(await record.isVisible()); page++) {
    const shown = await step.locator('.history-change').count();
    await step.getByRole('button', { name: /^Show \d+ more changes$/ }).click();
    await expect.poll(() => step.locator('.history-change').count()).toBeGreaterThan(shown);
  }
  await record.click();
  await expect.poll(() => page.locator('.record-title textarea').inputValue()).toContain('REFRESH');
});
