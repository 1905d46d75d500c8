import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeArchive, createArchive, openArchive } from '../../main/archive.ts';
import { setWatch } from '../../main/intake/watch-folder.ts';
import { findings } from './findings.ts';
import { type RunningApp, startApp } from './harness.ts';
import { call, searchTitles } from './import-steps.ts';

const folder = mkdtempSync(join(tmpdir(), 'kulliyyat-watch-'));
const scanner = join(folder, 'Skaner');
let app: RunningApp;
let page: Page;
beforeAll(async () => {
  mkdirSync(scanner);
  const archives = join(folder, 'arxivlər');
  await createArchive(join(archives, 'Arxiv'), { name: 'Arxiv' });
  const archive = await openArchive(join(archives, 'Arxiv'));
  const options = { isTree: false, nameRule: null, known: 'skip', type: 'document', parent: null } as const;
  setWatch(archive, scanner, 1, { ...options, acceptsSuggestions: false });
  closeArchive(archive);
  app = await startApp({ archivesFolder: archives });
  page = app.page;
  await call(page, 'setSettings', { locale: 'en', theme: 'light' });
  const { recentArchives } = await call(page, 'getApp', {});
  await call(page, 'openRecentArchive', { id: recentArchives[0]?.id ?? '' });
  await page.reload();
  await page.getByText('There are no records here yet').first().waitFor();
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a watched folder brings its files in by itself, is shown, and is no longer watched when it is ended', async () => {
  writeFileSync(join(scanner, 'məktub.txt'), 'Skanerdən gələn məktub\n\nMətn.\n');
  await page.getByText('Skanerdən gələn məktub').first().waitFor();
  await page.locator('header').getByRole('button', { name: 'Menu' }).press('Enter');
  await page.getByRole('menuitem', { name: 'File', exact: true }).press('ArrowRight');
  await page.getByRole('menuitem', { name: 'Queue of files…' }).press('Enter');
  const watched = page.getByRole('region', { name: 'Watched folder' });
  await watched.getByText(scanner).waitFor();
  await watched.getByText('A file that has not changed for 1 second is taken in.').waitFor();
  expect(await findings(page)).toEqual([]);
  rmSync(scanner, { recursive: true });
  mkdirSync(scanner);
  await watched.getByRole('button', { name: 'Stop watching' }).press('Enter');
  await watched.waitFor({ state: 'detached' });
  expect(await call(page, 'getWatch', {})).toBeNull();
  expect(await searchTitles(page, 'Skanerdən')).toEqual(['Skanerdən gələn məktub']);
});
