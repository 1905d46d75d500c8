import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scanOf } from '../main/ocr/scan.ts';
import { findings } from './findings.ts';
import type { RunningApp } from './harness.ts';
import { openReview, searchTitles, startEmptyArchive } from './import-steps.ts';

const folder = mkdtempSync(join(tmpdir(), 'kulliyyat-read-pages-'));
let app: RunningApp;
let page: Page;

const PROJECT = `1. Dayanıqlı Sahibkarlıq Ekosisteminin İnkişafı (ENGAGE)

Layihə ID: 101083269

Büdcə: 799 999 EUR

Koordinator: Mingəçevir Dövlət Universiteti (AZ)

Tətbiq Dövrü: 2023-2025`;

beforeAll(async () => {
  app = await startEmptyArchive();
  page = app.page;
  const { width, height, pixels } = await scanOf(PROJECT);
  const path = join(folder, 'skan 14.png');
  const raw = { width, height, channels: 1 } as const;
  writeFileSync(path, await sharp(pixels, { raw }).png().toBuffer());
  await openReview(page, [path]);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

test('labelled records are read from a scan and looked over beside their page, where their lines are marked', async () => {
  await page.locator('.table-record').first().click();
  await page.getByRole('tab', { name: /^Files/ }).click();
  await page.getByRole('button', { name: 'Make records from the text…' }).click();
  const review = page.getByRole('dialog', { name: 'Review of what was read' });
  await review.waitFor({ timeout: 60_000 });
  await review.getByText('The pages of “skan 14” were read').waitFor();
  await review.getByRole('img', { name: 'Page 1 of 1' }).waitFor();

  await review
    .getByRole('button', { name: /ENGAGE/ })
    .last()
    .click();
  await review.locator('.text-layer-found').first().waitFor();
  expect(await review.locator('.text-layer-found').count()).toBeGreaterThan(3);
  expect(await findings(page)).toEqual([]);

  await review.getByRole('tab', { name: 'Source text' }).click();
  await review.getByText('Layihə ID: 101083269').first().waitFor();

  await page.keyboard.press('Control+Enter');
  await review.waitFor({ state: 'detached' });
  expect(await searchTitles(page, 'ENGAGE')).toContain(
    'Dayanıqlı Sahibkarlıq Ekosisteminin İnkişafı (ENGAGE)',
  );
});
