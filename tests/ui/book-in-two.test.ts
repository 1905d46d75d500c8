import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningApp } from './harness.ts';
import { call, startWithSamples } from './import-steps.ts';

let app: RunningApp;
let page: Page;
beforeAll(async () => {
  app = await startWithSamples();
  page = app.page;
  await page.getByRole('navigation').getByRole('button', { name: 'Compendium' }).first().click();
  await page.getByRole('treegrid').waitFor();
  await page.locator('.page-frame img').first().waitFor();
});
afterAll(() => app.close());

const SOON = { timeout: 20_000 };
async function saved() {
  const [compendium] = await call(page, 'listCompendia', {});
  if (!compendium) throw new Error('there is no compendium');
  return compendium.definition;
}
const part = () => page.getByRole('region', { name: 'Chosen part' });
async function choose(label: string, option: string): Promise<void> {
  await part().getByRole('button', { name: label }).press('Enter');
  await page.getByRole('option', { name: option }).press('Enter');
}

test('a second language is chosen by the keyboard, and the cover says what it is called in it', async () => {
  await choose('Second language', 'English');
  await part().getByRole('textbox', { name: 'Title (English)', exact: true }).fill('Compendium of projects');
  await part().getByRole('textbox', { name: 'Title (English)', exact: true }).press('Tab');
  await expect.poll(async () => (await saved()).parallel?.title, SOON).toBe('Compendium of projects');
  expect((await saved()).parallel?.form).toBe('beside');
  await choose('Place of the texts', 'In turn');
  await expect.poll(async () => (await saved()).parallel?.form, SOON).toBe('inTurn');
});

test('a section is written in both languages, and what has one text is pointed out', async () => {
  await page.getByRole('button', { name: /things? to look at/ }).press('Enter');
  const lacking = page.getByRole('button', { name: /no text in the book's other language.*Ön Söz/ });
  await lacking.first().waitFor();
  await page.locator('.outline-item', { hasText: 'Ön Söz' }).first().click();
  await part().getByRole('radio', { name: 'English' }).press('Space');
  await part().getByRole('textbox', { name: 'Heading of the section' }).fill('Foreword');
  await part().getByRole('textbox', { name: 'Text', exact: true }).fill('What was done in these years.');
  await part().getByRole('textbox', { name: 'Text', exact: true }).press('Tab');
  await expect
    .poll(async () => (await saved()).before[0]?.parallel, SOON)
    .toEqual({ title: 'Foreword', body: 'What was done in these years.' });
  await lacking.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await saved()).before[0]?.parallel?.body ?? '', SOON).toBe('');
});
