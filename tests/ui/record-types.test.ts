import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningApp } from './harness.ts';
import { call, startEmptyArchive } from './import-steps.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let app: RunningApp;
let page: Page;
beforeAll(async () => {
  app = await startEmptyArchive();
  page = app.page;
});
afterAll(() => app.close());

const dialog = () => page.getByRole('dialog', { name: 'Record types' });
const types = async () => (await call(page, 'getArchive', {})).types;
async function openDialog(): Promise<void> {
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'File' }).press('ArrowRight');
  await page.getByRole('menuitem', { name: 'Record types…' }).press('Enter');
  await dialog().waitFor();
}

test('a type and a field of it are added by the keyboard, and hold values at once', async () => {
  await openDialog();
  await dialog().getByRole('option', { name: 'Document' }).waitFor();
  await dialog().getByRole('button', { name: 'Add type' }).press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Letter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option', { name: 'Document' }).last().press('Enter');
  await dialog().getByRole('textbox', { name: 'English' }).press('Enter');
  await dialog().getByText('The type “Letter” was added').waitFor();
  await page.keyboard.press('Enter');
  await dialog().getByText('New field: Letter').waitFor();
  await page.keyboard.type('Daxil olma tarixi');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Received on');
  await dialog().getByRole('button', { name: /^Text/ }).press('ArrowDown');
  await page.getByRole('option', { name: 'Date', exact: true }).press('Enter');
  await dialog().getByRole('textbox', { name: 'English' }).press('Enter');
  await dialog().getByText('The field “Received on” was added').waitFor();
  const letter = (await types()).find(({ name }) => name === 'letter');
  expect([letter?.labels, letter?.fields.at(-1)]).toEqual([
    { az: 'Letter', en: 'Letter', ru: 'Letter' },
    {
      name: 'receivedOn',
      labels: { az: 'Daxil olma tarixi', en: 'Received on', ru: 'Daxil olma tarixi' },
      synonyms: { az: [], en: [], ru: [] },
      datatype: 'date',
      isRepeatable: false,
    },
  ]);
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
});

test('a choice from a list is described with its choices, and one language is enough', async () => {
  await openDialog();
  await dialog().getByRole('option', { name: 'Letter' }).click();
  await dialog().getByRole('button', { name: 'Add field' }).click();
  await dialog().getByRole('textbox', { name: 'English' }).fill('Urgency');
  await dialog().getByRole('button', { name: /^Text/ }).click();
  await page.getByRole('option', { name: 'Choice from a list' }).click();
  await dialog().getByRole('textbox', { name: 'Choice 1, English' }).fill('Urgent');
  await dialog().getByRole('textbox', { name: 'Choice 2, English' }).fill('Ordinary');
  await dialog().getByRole('checkbox', { name: 'Can have several values' }).press('Space');
  await dialog().getByRole('button', { name: 'Add', exact: true }).click();
  await dialog().getByText('Urgent, Ordinary').waitFor();
  await page.evaluate(AXE);
  const { violations } = (await page.evaluate('axe.run(document.querySelector("[role=dialog]"))')) as {
    readonly violations: readonly { readonly id: string; readonly impact: string }[];
  };
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  await dialog().getByRole('button', { name: 'Close' }).click();
});

test('the history tells of the type and its fields, and undo takes them back', async () => {
  await page.getByRole('navigation').getByRole('button', { name: 'History' }).first().click();
  await page.locator('.history-change', { hasText: 'Field of the type “Letter”' }).first().waitFor();
  expect(await page.locator('.history-change').allInnerTexts()).toEqual([
    expect.stringMatching(/Field of the type “Letter”\s+Urgency/),
    expect.stringMatching(/Field of the type “Letter”\s+Received on/),
    expect.stringMatching(/Record type\s+Letter/),
  ]);
  const before = (await types()).length;
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+z');
  await expect.poll(async () => (await types()).length).toBe(before - 1);
  await page.keyboard.press('Control+y');
  await expect.poll(async () => (await types()).at(-1)?.name).toBe('letter');
});
