import { chmodSync, cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findings } from './findings.ts';
import { type RunningApp, startApp } from './harness.ts';

let app: RunningApp;
let page: Page;

beforeAll(async () => {
  app = await startApp();
  page = app.page;
  await page.getByRole('radio', { name: 'Azərbaycanca' }).click();
  await page.getByRole('button', { name: /^Nümunə arxivi aç/ }).click();
  await page.locator('.table-record').first().waitFor();
});
afterAll(() => app.close());

/** The folder of the archive that is open. */
function archiveFolder(): string {
  const [name = ''] = readdirSync(app.archivesFolder);
  return join(app.archivesFolder, name);
}

function originals(): readonly string[] {
  const files = join(archiveFolder(), 'files');
  return readdirSync(files).flatMap((place) =>
    readdirSync(join(files, place)).map((name) => join(files, place, name)),
  );
}

async function openFixity(): Promise<void> {
  await page.locator('header').getByRole('button', { name: 'Menyu' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Fayl', exact: true }).press('ArrowRight');
  await page.getByRole('menuitem', { name: 'Faylların yoxlanması…' }).press('Enter');
  await page.getByRole('dialog').waitFor();
}

const dialog = () => page.getByRole('dialog');
const button = (name: string) => dialog().getByRole('button', { name, exact: true });

test('originals are checked, damage is shown until copies are found, all by the keyboard', async () => {
  const copy = join(app.archivesFolder, '..', 'nüsxə');
  cpSync(join(archiveFolder(), 'files'), copy, { recursive: true });
  await openFixity();
  await dialog().getByText('Hələ yoxlanmayıb.').waitFor();
  await button('İndi yoxla').press('Enter');
  await dialog().getByText('Bütün əsl fayllar yerində və dəyişməyib.').waitFor();
  expect(await page.locator('.banner').count()).toBe(0);

  const [first = '', second = ''] = originals();
  chmodSync(first, 0o644);
  writeFileSync(first, 'zədəli');
  rmSync(second);
  await button('İndi yoxla').press('Enter');
  await dialog().getByText('1 fayl dəyişib, 1 fayl itib').waitFor();
  const reasons = () => dialog().locator('.fixity-reason').allTextContents();
  expect((await reasons()).sort()).toEqual(['Dəyişib: ölçüsü başqadır', 'İtib']);
  expect(await findings(page)).toEqual([]);

  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  const banner = page.getByRole('alert').filter({ hasText: '2 əsl fayl zədələnib və ya itib.' });
  await banner.waitFor();
  expect(await findings(page)).toEqual([]);
  await banner.getByRole('button', { name: 'Bax' }).press('Enter');

  const chooser = page.waitForEvent('filechooser');
  await button('Bərpa et…').press('Enter');
  await (await chooser).setFiles(copy);
  await dialog().getByText('Bütün əsl fayllar yerində və dəyişməyib.').waitFor();
  await page.getByText('2 fayl bərpa edildi.').waitFor();
  expect(await page.evaluate("document.activeElement.closest('[role=dialog]') !== null")).toBe(true);
  expect(readdirSync(archiveFolder())).toContain('damaged');
  await page.keyboard.press('Escape');
  await banner.waitFor({ state: 'detached' });
});

test('the schedule is kept in the archive, and a problem leads to its record', async () => {
  await openFixity();
  await dialog().locator('.select-button').press('Enter');
  await page.getByRole('option', { name: 'Həftədə bir dəfə' }).press('Enter');
  await dialog().locator('.select-button').filter({ hasText: 'Həftədə bir dəfə' }).waitFor();
  rmSync(originals()[0] ?? '');
  await button('İndi yoxla').press('Enter');
  const record = dialog().locator('.fixity-record').first();
  const title = (await record.textContent()) ?? '';
  await record.press('Enter');
  await dialog().waitFor({ state: 'detached' });
  await page.locator('.record-panel').getByText(title).first().waitFor();
});
