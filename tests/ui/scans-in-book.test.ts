import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeArchive, createArchive, openArchive } from '../../main/archive.ts';
import { saveCompendium } from '../../main/compendia.ts';
import { definition } from '../main/compendium/books.ts';
import { addScanned, makeScan } from '../main/compendium/scan-sources.ts';
import { type RunningApp, startApp } from './harness.ts';
import { call } from './import-steps.ts';

let app: RunningApp;
let page: Page;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kulliyyat-scans-ui-'));
  const archivesFolder = join(folder, 'archives');
  mkdirSync(archivesFolder);
  await createArchive(join(archivesFolder, 'Skanlar'), { name: 'Skanlar' });
  const archive = await openArchive(join(archivesFolder, 'Skanlar'), {});
  const scan = await makeScan(2, { width: 700, height: 990 });
  const { uuid } = addScanned(archive, folder, 'Memorandum', {
    'memo.pdf': scan,
    'bad.pdf': Buffer.from('x'),
  });
  const entries = { title: 'Records', isNumbered: true, selection: { records: [uuid] } };
  saveCompendium(archive, null, 'Book', definition({ title: 'Book', language: 'en', entries }));
  closeArchive(archive);
  app = await startApp({ archivesFolder });
  page = app.page;
  await call(page, 'setSettings', { locale: 'en', theme: 'light' });
  await page.reload();
  await page
    .getByRole('button', { name: /Skanlar/ })
    .first()
    .click();
  await page.getByRole('navigation').getByRole('button', { name: 'Compendium' }).first().click();
  await page.getByRole('treegrid').waitFor();
}, 60_000);
afterAll(() => app.close());

test('scans are asked for by the keyboard, shown in the pages, told of where they are coarse, and saved whole', async () => {
  await page.locator('.outline-item', { hasText: 'Reference parts' }).first().click();
  await page.getByRole('checkbox', { name: 'Scans', exact: true }).press('Space');
  await page.getByRole('checkbox', { name: 'Append scans as pages of their own size' }).waitFor();
  await expect.poll(() => page.locator('.preview-page').textContent(), { timeout: 30_000 }).toMatch(/of 6$/);
  await page
    .getByRole('button', { name: /look at|warning|finding/i })
    .first()
    .press('Enter');
  const unreadable = page.getByRole('button', { name: /cannot be shown.*bad\.pdf.*Memorandum/ });
  const coarse = page.getByRole('button', { name: /below 150 dpi \(page 1–2: \d+ dpi\): Memorandum/ });
  await Promise.all([unreadable.waitFor(), coarse.waitFor()]);
  const link = page.getByRole('link', { name: 'Save PDF…' });
  await link.waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    link.press('Enter'),
  ]);
  const path = await download.path();
  expect(execFileSync('qpdf', ['--check', path], { encoding: 'utf8' })).toContain('No syntax or stream');
  expect(execFileSync('pdfimages', ['-list', path], { encoding: 'utf8' }).match(/jpeg/g)).toHaveLength(2);
  await expect.poll(() => page.getByText('Writing the book').count()).toBe(0);
  if (process.env['APP_SHOT']) await page.screenshot({ path: process.env['APP_SHOT'] });
  await coarse.click();
  await page.getByRole('button', { name: 'Back to the book' }).press('Enter');
}, 120_000);
