import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { turnPicture } from '../../main/ocr/straighten.ts';
import { scanOf } from '../main/ocr/scan.ts';
import { findings } from './findings.ts';
import type { RunningApp } from './harness.ts';
import { openReview, searchTitles, startEmptyArchive } from './import-steps.ts';

const folder = mkdtempSync(join(tmpdir(), 'kulliyyat-page-text-'));
let app: RunningApp;
let page: Page;

/** A letter as it came from the scanner, lying on its head. */
async function letter(): Promise<string> {
  const { width, height, pixels } = turnPicture(
    await scanOf('Göyçay rayon İcra Hakimiyyətinə\nMəktəbin təmiri üçün vəsait ayrılması haqqında məktub'),
    2,
  );
  const path = join(folder, 'məktub.png');
  writeFileSync(
    path,
    await sharp(pixels, { raw: { width, height, channels: 1 } })
      .png()
      .toBuffer(),
  );
  return path;
}

beforeAll(async () => {
  app = await startEmptyArchive();
  page = app.page;
  await openReview(page, [await letter()]);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const searchBox = () =>
  page
    .getByRole('searchbox')
    .or(page.getByRole('combobox', { name: /Search/ }))
    .first();

test('a scan is read by itself, its words are found and marked on the page, which stands upright', async () => {
  const status = page.getByText('Reading pages: 1 file left');
  await status.waitFor({ timeout: 30_000 });
  await status.waitFor({ state: 'detached', timeout: 60_000 });
  await searchBox().fill('vəsait');
  await page.keyboard.press('Enter');
  await page.getByText('məktub.png, p. 1:').waitFor();

  await page.locator('.table-record').first().click();
  await page.getByRole('tab', { name: /^Files/ }).click();
  const hit = page.getByRole('button', { name: /^məktub\.png, p\. 1/ });
  expect(await hit.locator('mark').allTextContents()).toEqual(['vəsait']);
  expect(await findings(page)).toEqual([]);
  await hit.press('Enter');

  const picture = page.getByRole('img', { name: 'Page 1 of 1' });
  await expect.poll(() => picture.evaluate((image) => image.style.transform)).toContain('rotate(180deg)');
  const mark = await page.locator('.text-layer-found').boundingBox();
  const sheet = await page.locator('.viewer-sheet').boundingBox();
  expect((mark?.y ?? 0) - (sheet?.y ?? 0)).toBeLessThan((sheet?.height ?? 0) * 0.25);

  await page.keyboard.press('t');
  const pane = page.getByRole('complementary', { name: 'Text of the page' });
  expect(await pane.innerText()).toContain('Məktəbin təmiri üçün vəsait');
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await hit.waitFor();
}, 120_000);

test('the text over the picture is selected and copied as it reads', async () => {
  await page.getByRole('button', { name: /^məktub\.png, p\. 1/ }).press('Enter');
  const line = page.locator('.text-layer text').first();
  await line.waitFor();
  await line.click({ clickCount: 3, force: true });
  expect(await page.evaluate(() => getSelection()?.toString().trim())).toContain(
    'Göyçay rayon İcra Hakimiyyətinə',
  );
  await page.keyboard.press('Escape');
});

test('the text of a page is set right line by line, kept as a line is left, undone and taken back', async () => {
  await page.getByRole('button', { name: /^məktub\.png, p\. 1/ }).press('Enter');
  await page.keyboard.press('t');
  await page.getByRole('button', { name: 'Correct the text' }).click();
  const first = page.getByRole('textbox', { name: 'Line 1', exact: true });
  expect(await first.inputValue()).toBe('Göyçay rayon İcra Hakimiyyətinə');
  await first.fill('Göyçay şəhər İcra Hakimiyyətinə');
  expect(await page.locator('.text-layer-line').count()).toBe(1);
  await first.press('Enter');
  expect(
    await page
      .getByRole('textbox', { name: 'Line 2', exact: true })
      .evaluate((box) => box === document.activeElement),
  ).toBe(true);
  await page.getByRole('textbox', { name: 'Line 2', exact: true }).press('Shift+Enter');
  await page.getByRole('textbox', { name: 'Line 3', exact: true }).fill('Baxılsın. Əliyev');
  expect(await findings(page)).toEqual([]);
  // Closed from within a line: what stands there is kept.
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect.poll(() => searchTitles(page, 'Baxılsın')).toHaveLength(1);
  expect(await searchTitles(page, 'şəhər')).toHaveLength(1);

  await page.getByRole('tab', { name: 'History' }).last().click();
  await page.getByText('Text of a page').first().waitFor();
  await page.keyboard.press('Control+z');
  await expect.poll(() => searchTitles(page, 'Baxılsın')).toHaveLength(0);
  await page.getByRole('tab', { name: /^Files/ }).click();
}, 60_000);

test('pages are read again in a language that the person names, and the reading can be stopped', async () => {
  await page.getByRole('button', { name: 'Read the pages again' }).click();
  await page.getByRole('menuitem', { name: 'In Azerbaijani', exact: true }).click();
  await page.getByRole('button', { name: 'Stop reading pages' }).click();
  await page.getByText('Reading of pages stopped: 1 file left').waitFor();
  await page.getByRole('button', { name: 'Go on reading pages' }).click();
  await page
    .getByText(/Reading/)
    .first()
    .waitFor({ state: 'detached', timeout: 60_000 });
}, 90_000);
