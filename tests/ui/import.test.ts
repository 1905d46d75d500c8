import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RunningApp } from './harness.ts';
import { call, openReview, SAMPLES, searchTitles, startEmptyArchive } from './import-steps.ts';

let app: RunningApp;
let page: Page;
beforeEach(async () => {
  app = await startEmptyArchive();
  page = app.page;
});
afterEach(() => app.close());

const card = (title: string) => page.locator('.draft-card', { hasText: title });
const accept = () => page.getByRole('button', { name: /^Accept \(/ });
const countRecords = async (): Promise<number> => (await call(page, 'getArchive', {})).counts.records;

test('the samples are reviewed, one suggestion is refused, and the rest is written as one step', async () => {
  await openReview(page, SAMPLES);
  expect(await page.locator('.review-file').allInnerTexts()).toEqual(
    [6, 2, 7, 2, 1].map((count, at) => expect.stringMatching(new RegExp(`^00${at}_.*\\n${count} records?$`))),
  );
  expect(await countRecords()).toBe(0);
  await card('Avropada subregional').getByRole('checkbox').setChecked(false, { force: true });
  expect(await accept().textContent()).toBe('Accept (17 records)');
  await accept().click();
  await page.getByText('17 records were imported').waitFor();
  expect(await countRecords()).toBe(17);
  await expect.poll(() => page.locator('.table-record').count()).toBeGreaterThan(10);
  expect((await searchTitles(page, 'memorandum')).length).toBeGreaterThan(0);
  expect(await searchTitles(page, 'Avropada subregional çərçivədə savadlılıq problemlərinə')).toEqual([
    'Təhsil sahəsində əməkdaşlıq',
  ]);
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
  await expect.poll(countRecords).toBe(0);
});

test('a proposed record is changed in the review before it is written', async () => {
  await openReview(page, SAMPLES.slice(2, 3));
  await page.locator('.draft-open', { hasText: 'ENGAGE' }).click();
  const opened = card('ENGAGE');
  await expect
    .poll(() => page.locator('.source-line[data-marked]').first().textContent())
    .toContain('ENGAGE');
  await opened.getByRole('textbox', { name: 'Title' }).fill('Entrepreneurship in Azerbaijan');
  await opened.getByRole('textbox', { name: 'Title' }).press('Enter');
  const changed = page.locator('.draft-card[data-open]');
  await changed.getByRole('textbox', { name: 'Budget' }).fill('€ 1.250,50');
  await changed.getByText('€1,250.50').waitFor();
  await changed.getByRole('textbox', { name: 'Budget' }).press('Enter');
  await accept().click();
  await page.getByText('7 records were imported').waitFor();
  const [hit] = (await call(page, 'search', { text: 'Entrepreneurship' })).hits;
  const record = await call(page, 'getRecord', { id: hit?.id as never });
  expect(record.title).toBe('Entrepreneurship in Azerbaijan');
  expect(record.fields['budget']).toEqual([{ text: '€ 1.250,50', amount: 125050, currency: 'EUR' }]);
  expect(record.fields['partners']).toHaveLength(16);
});

test('a question of two like names is answered with the same, and they are one name', async () => {
  await openReview(page, SAMPLES.slice(0, 3));
  await page.locator('.review-file').nth(2).click();
  await page.getByRole('tab', { name: /^Questions/ }).click();
  const question = page.locator('.question').first();
  const [name = '', candidate = ''] = await question.locator('b').allTextContents();
  await question.getByRole('radio', { name: 'The same' }).check();
  await accept().click();
  await page.getByText('15 records were imported').waitFor();
  const { authorities } = await call(page, 'listAuthorities', { text: name });
  const merged = authorities.find((authority) => authority.name === candidate);
  expect(merged?.variants).toContain(name);
  expect(authorities.map((authority) => authority.name)).not.toContain(name);
});

test('a notice of mixed letters leads to its line', async () => {
  await openReview(page, SAMPLES.slice(0, 1));
  await page.getByRole('tab', { name: /^Notices 31/ }).click();
  await page
    .getByRole('button', { name: /^Line 5/ })
    .first()
    .click();
  await expect
    .poll(() => page.locator('.source-line[data-marked]').allInnerTexts())
    .toEqual([expect.stringMatching(/^5\s/)]);
});

test('a file that cannot be read is named with its reason, and a known one is not written twice', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kulliyyat-import-'));
  const empty = join(folder, 'empty.txt');
  writeFileSync(empty, '');
  await openReview(page, [...SAMPLES.slice(4), empty]);
  await page.locator('.review-file', { hasText: 'empty.txt' }).click();
  await page.getByText('The file is empty: empty.txt. Copy it again from its source.').waitFor();
  await accept().click();
  await page.getByText('1 record was imported').waitFor();
  await openReview(page, SAMPLES.slice(4));
  expect(await page.locator('.review-file').textContent()).toMatch(/Already in the archive$/);
  expect(await accept().isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Open the record' }).click();
  await page.locator('.record-panel').waitFor();
});

test('a review is put away with Escape, writes nothing, and is taken up again as it was', async () => {
  await openReview(page, SAMPLES.slice(0, 1));
  await card('Avropada subregional').getByRole('checkbox').setChecked(false, { force: true });
  await page.locator('.review-file').first().focus();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await countRecords()).toBe(0);
  await page.getByRole('button', { name: 'Back to the review' }).click();
  expect(await accept().textContent()).toBe('Accept (5 records)');
});

test('a review can be gone through by the keyboard alone', async () => {
  await openReview(page, SAMPLES.slice(0, 2));
  const focused = () =>
    page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    );
  const tabTo = async (words: RegExp): Promise<void> => {
    for (let presses = 0; presses < 40; presses += 1) {
      if (words.test(await focused())) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never reached ${words}; the focus is on ${await focused()}`);
  };
  await tabTo(/^000_/);
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => page.locator('.review-file[data-selected]').textContent()).toMatch(/^001_/);
  await page.keyboard.press('ArrowUp');
  await tabTo(/^Accept: Avropada subregional/);
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+Enter');
  await page.getByText('7 records were imported').waitFor();
});

test('a picture is kept as a document that can be named in the review', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'kulliyyat-picture-')), 'skan 17.pdf');
  await sharp({ create: { width: 300, height: 400, channels: 3, background: '#eee' } })
    .png()
    .toFile(path);
  await openReview(page, [path]);
  await page.getByRole('heading', { name: 'No text' }).waitFor();
  await page.getByRole('tab', { name: /^Notices 2/ }).waitFor();
  await page.locator('.draft-open', { hasText: 'skan 17' }).click();
  const title = card('skan 17').getByRole('textbox', { name: 'Title' });
  await title.fill('Məktub, 1962');
  await title.press('Enter');
  await accept().click();
  await page.getByText('1 record was imported').waitFor();
  const [hit] = (await call(page, 'search', { text: 'Məktub' })).hits;
  const record = await call(page, 'getRecord', { id: hit?.id as never });
  expect(record.files.map(({ name, mime }) => [name, mime])).toEqual([['skan 17.pdf', 'image/png']]);
});
