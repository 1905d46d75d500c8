import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AnswerOf, ArgumentOf, CallName, Reply } from '../../preload/api.ts';
import { readCsv } from '../main/exchange/read-csv.ts';
import { readXlsx } from '../main/exchange/read-xlsx.ts';
import { type RunningApp, startApp } from './harness.ts';

let app: RunningApp;
let page: Page;
let made = 0;

beforeAll(async () => {
  app = await startApp();
  page = app.page;
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
  await call('setSettings', { locale: 'az', theme: 'light' });
  await call('createArchive', { name: `İxrac sınağı ${made}` });
  for (const [title, budget] of [
    ['Çağırış layihəsi', '633,292 EUR'],
    ['=Əlavə layihə', 'TBA'],
    ['Zirvə layihəsi', '1 200 000 manat'],
  ] as const) {
    const { id } = await call('createRecord', { type: 'project', parent: null, title });
    await call('setField', { id, field: 'budget', values: [{ text: budget }] });
  }
  await call('createRecord', { type: 'document', parent: null, title: 'Hesabat' });
  await page.reload();
  await page.getByRole('button', { name: /^(Layihələr|Projects)/ }).click();
  await soon(() => page.locator('.table-record').count()).toBe(3);
});

async function openExport(file: string, command: string): Promise<void> {
  await page.locator('header').getByRole('button').first().press('Enter');
  await page.getByRole('menuitem', { name: file, exact: true }).hover();
  await page.getByRole('menuitem', { name: command }).click();
  await page.getByRole('dialog').waitFor();
}

/** Presses the button and answers the name and the path of what was downloaded. */
async function download(button: string): Promise<{ readonly name: string; readonly path: string }> {
  const [downloaded] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).press('Enter'),
  ]);
  const path = await downloaded.path();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  return { name: downloaded.suggestedFilename(), path };
}

const choose = async (label: string, option: string): Promise<void> => {
  await page.getByRole('dialog').getByRole('button', { name: label }).press('Enter');
  await page.getByRole('option', { name: option }).click();
};

test('the table in sight is downloaded as a workbook in its columns and order', async () => {
  await openExport('Fayl', 'Cədvəli ixrac et…');
  const { name, path } = await download('İxrac et');
  expect(name).toBe('Layihələr.xlsx');
  const [sheet] = readXlsx(path);
  expect(sheet?.rows.map((row) => [row[0], row[4], row[5]])).toEqual([
    ['Başlıq', 'Büdcə', 'Büdcə (valyuta)'],
    ['=Əlavə layihə', 'TBA', undefined],
    ['Çağırış layihəsi', { number: 633292, format: '#,##0.00' }, 'EUR'],
    ['Zirvə layihəsi', { number: 1200000, format: '#,##0.00' }, 'AZN'],
  ]);
  await page.getByText('3 qeyd fayla yazıldı').waitFor();
});

test('as CSV it has semicolons and a guard before what could be a formula', async () => {
  await openExport('Fayl', 'Cədvəli ixrac et…');
  await choose('Fayl növü', 'CSV');
  const { name, path } = await download('İxrac et');
  expect(name).toBe('Layihələr.csv');
  expect(readCsv(readFileSync(path, 'utf8'), ';').map((row) => [row[0], row[4]])).toEqual([
    ['Başlıq', 'Büdcə'],
    ["'=Əlavə layihə", 'TBA'],
    ['Çağırış layihəsi', '633292,00'],
    ['Zirvə layihəsi', '1200000,00'],
  ]);
});

test('in English it has commas, only the selected rows and all columns, the readings of dates too', async () => {
  await call('setSettings', { locale: 'en', theme: 'light' });
  const row = (title: string) => page.locator('.table-record').filter({ hasText: title });
  await row('Çağırış').click();
  await row('Zirvə').click({ modifiers: ['Control'] });
  await openExport('File', 'Export table…');
  expect(await page.getByRole('radio', { name: 'Only the 2 selected records' }).isChecked()).toBe(true);
  await choose('Kind of file', 'CSV');
  await page.getByText('The shown ones, then all others').click();
  await page.getByText('The reading beside every date (EDTF)').click();
  const { path } = await download('Export');
  const [head = [], ...rows] = readCsv(readFileSync(path, 'utf8'), ',');
  expect(rows.map(([title]) => title)).toEqual(['Çağırış layihəsi', 'Zirvə layihəsi']);
  expect([
    head.includes('Scope and content'),
    head.filter((label) => label.endsWith('(EDTF)')).length > 1,
  ]).toEqual([true, true]);
});

test('closing the dialog writes nothing', async () => {
  const files = () => app.requests.filter((url) => url.includes('/archive/table/')).length;
  const before = files();
  await openExport('Fayl', 'Cədvəli ixrac et…');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(files()).toBe(before);
});
