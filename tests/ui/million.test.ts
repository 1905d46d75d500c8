import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeArchive, createArchive, openArchive } from '../../main/archive.ts';
import { type RunningApp, startApp } from './harness.ts';

const RECORDS = 1_000_000;
/** Milliseconds: the machine may be busy with other tests. */
const soon = { timeout: 20_000 };
const archivesFolder = mkdtempSync(join(tmpdir(), 'kulliyyat-million-'));
let app: RunningApp;
let page: Page;

/** A million bare records, written straight into the tables: making them one by one would take minutes. */
async function makeMillion(): Promise<void> {
  const folder = join(archivesFolder, 'Milyon');
  await createArchive(folder);
  const archive = await openArchive(folder);
  archive.db
    .prepare(
      `WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ?)
       INSERT INTO record (uuid, type, position, title, titleKey, createdAt, updatedAt)
       SELECT printf('00000000-0000-4000-8000-%012d', n), 'document', n * 1024, 'Sənəd ' || n, sortKey('Sənəd ' || n),
         '2026-01-01', '2026-01-01' FROM number`,
    )
    .run(RECORDS);
  closeArchive(archive);
}

beforeAll(async () => {
  await makeMillion();
  app = await startApp({ archivesFolder });
  page = app.page;
  await page
    .getByRole('button', { name: /Milyon/ })
    .first()
    .click();
  await row(page, 0).waitFor();
}, 180_000);
afterAll(async () => {
  await app.close();
  rmSync(archivesFolder, { recursive: true, force: true });
});

/** The record row of an index, as a screen reader counts them: head and filters are rows 1 and 2. */
const row = (of: Page, index: number): Locator => of.locator(`[role=row][aria-rowindex="${index + 3}"]`);
const grid = (of: Page): Locator => of.getByRole('grid');

test('the end of a million records is reached by key, and a record there is edited', async () => {
  expect(await grid(page).getAttribute('aria-rowcount')).toBe(String(RECORDS + 2));
  await grid(page).focus();
  await page.keyboard.press('Control+End');
  await row(page, RECORDS - 1).waitFor();
  await expect.poll(() => row(page, RECORDS - 1).innerText(), soon).toContain(`Sənəd ${RECORDS}`);
  await page.keyboard.press('Home');
  const title = row(page, RECORDS - 1).locator('[data-field=title]');
  await title.click();
  await page.keyboard.press('F2');
  await page.keyboard.type(' – düzəldilmiş');
  await page.keyboard.press('Enter');
  await page.getByText(`Sənəd ${RECORDS} – düzəldilmiş`).first().waitFor();
  await page.keyboard.press('Control+z');
  await expect.poll(() => title.innerText(), soon).toBe(`Sənəd ${RECORDS}`);
  await row(page, RECORDS - 1).evaluate((element) => element.scrollIntoView());
  await page.mouse.wheel(0, 1);
  expect(await row(page, RECORDS - 1).isVisible()).toBe(true);
});

test('the scroll bar reaches any place: rows stand where it was let go', async () => {
  for (const share of [0.5, 0.123, 1, 0]) {
    await grid(page).evaluate((element, at) => {
      element.scrollTop = at * (element.scrollHeight - element.clientHeight);
    }, share);
    const about = Math.round(share * (RECORDS - 1));
    const seen = page.locator('[role=row][data-index]:not([aria-busy])');
    await expect
      .poll(async () => Math.abs(Number(await seen.first().getAttribute('data-index')) - about), soon)
      .toBeLessThan(60);
  }
});

test('two windows of one archive stay in step', async () => {
  const other = await app.openPage();
  await row(other, 0).waitFor();
  await row(page, 0).waitFor();
  const title = row(page, 0).locator('[data-field=title]');
  await title.click();
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Aaa birinci');
  await page.keyboard.press('Enter');
  await expect.poll(() => row(other, 0).innerText(), soon).toContain('Aaa birinci');
  await grid(other).focus();
  await other.keyboard.press('Control+z');
  await expect.poll(() => row(page, 0).innerText(), soon).toContain('Sənəd 1');
  await other.close();
});

test('while the scroll bar is dragged over all rows they follow, and the window goes on answering', async () => {
  const seen = await grid(page).evaluate(async (element) => {
    const FRAMES = 240;
    const long: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) long.push(Math.round(duration));
    });
    observer.observe({ type: 'longtask' });
    const isBlank = (): boolean => {
      const { top, bottom } = element.getBoundingClientRect();
      const inSight = [...element.querySelectorAll('.table-record')].filter((row) => {
        const box = row.getBoundingClientRect();
        return box.bottom > top + 70 && box.top < bottom;
      });
      return inSight.length < 10 || inSight.some((row) => row.hasAttribute('aria-busy'));
    };
    let [blank, longest, run] = [0, 0, 0];
    for (let frame = 0; frame < FRAMES; frame += 1) {
      element.scrollTop = (frame / (FRAMES - 1)) * (element.scrollHeight - element.clientHeight);
      await new Promise((resolve) => requestAnimationFrame(resolve));
      run = isBlank() ? run + 1 : 0;
      if (run > 0) blank += 1;
      longest = Math.max(longest, run);
    }
    let after = 0;
    while (isBlank() && after < 600) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      after += 1;
    }
    observer.disconnect();
    return { frames: FRAMES, blank, longest, after, longTasks: long };
  });
  process.stdout.write(`dragging over a million rows: ${JSON.stringify(seen)}\n`);
  expect(seen.after).toBeLessThan(600);
});
