import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Section } from '../../preload/model.ts';
import { findings } from './findings.ts';
import type { RunningApp } from './harness.ts';
import { call, startWithSamples } from './import-steps.ts';

let app: RunningApp;
let page: Page;
beforeAll(async () => {
  app = await startWithSamples();
  page = app.page;
  await page.getByRole('navigation').getByRole('button', { name: 'Compendium' }).first().click();
  await page.getByRole('treegrid').waitFor();
});
afterAll(() => app.close());

const titles = (sections: readonly Section[]): readonly unknown[] =>
  sections.map(({ title, sections: below }) => (below.length === 0 ? title : [title, ...titles(below)]));
async function saved() {
  const [compendium] = await call(page, 'listCompendia', {});
  if (!compendium) throw new Error('there is no compendium');
  return compendium.definition;
}
const line = (title: string) => page.locator('.outline-item', { hasText: title }).first();
const pages = async (): Promise<number> =>
  Number(/of (\d+)$/.exec((await page.locator('.preview-page').textContent()) ?? '')?.[1]);

test('the pages appear, and they are pictures that are really there', async () => {
  await page.locator('.page-frame img').first().waitFor();
  expect(await pages()).toBeGreaterThan(10);
  await expect
    .poll(() =>
      page
        .locator('.page-frame img')
        .first()
        .evaluate((image: HTMLImageElement) => image.naturalWidth),
    )
    .toBeGreaterThan(300);
});

test('the same book is downloaded as plain text, Word document and zipped HTML by the keyboard', async () => {
  const names: string[] = [];
  const heads: string[] = [];
  for (const item of ['HTML (a folder)…', 'Word document (DOCX)…', 'Plain text (TXT)…']) {
    const button = page.getByRole('button', { name: 'Save in another format' });
    // It is busy until the version of the book before is kept.
    await expect.poll(() => button.isEnabled(), { timeout: 20_000 }).toBe(true);
    await button.press('Enter');
    await page.getByRole('menuitem', { name: item }).waitFor();
    const [downloaded] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: item }).press('Enter'),
    ]);
    names.push(downloaded.suggestedFilename().replace(/^.*\./, ''));
    heads.push(
      readFileSync((await downloaded.path()) ?? '')
        .subarray(0, 2)
        .toString('latin1'),
    );
  }
  expect([names, heads]).toEqual([
    ['zip', 'docx', 'txt'],
    ['PK', 'PK', 'Az'],
  ]);
});

test('a section is moved by the keyboard, through both parts and levels, keeps the focus, and each step is undone', async () => {
  const before = await saved();
  const [first, second] = before.before.map(({ title }) => title);
  await line(first ?? '').click();
  await page.keyboard.press('Alt+ArrowDown');
  await expect
    .poll(async () => (await saved()).before.map(({ title }) => title).slice(0, 2))
    .toEqual([second, first]);
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain(first);
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(async () => titles((await saved()).before)[0]).toEqual([second, first]);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(async () => titles((await saved()).before).slice(0, 2)).toEqual([second, first]);
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(async () => titles((await saved()).after)[0]).toBe(first);
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('Control+z');
  await expect.poll(saved).toEqual(before);
  await expect
    .poll(() => page.locator('.outline-item[data-kind="section"] .outline-title').first().textContent())
    .toBe(first);
});

test('a section is dragged to another place', async () => {
  const before = await saved();
  const [first, second] = before.before.map(({ title }) => title);
  const from = await line(first ?? '')
    .locator('.outline-title')
    .boundingBox();
  const to = await line(second ?? '').boundingBox();
  if (!from || !to) throw new Error('the lines are not in sight');
  await page.mouse.move(from.x + 5, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, from.y + from.height / 2 + 4, { steps: 3 });
  await page.mouse.move(to.x + 60, to.y + to.height - 2, { steps: 8 });
  await page.mouse.up();
  await expect
    .poll(async () => (await saved()).before.map(({ title }) => title).slice(0, 2))
    .toEqual([second, first]);
  await page.keyboard.press('Control+z');
  await expect.poll(saved).toEqual(before);
});

test('a new section is written and printed, and the PDF that is saved says so', async () => {
  await line('Sections after').click();
  await page.getByRole('button', { name: 'Add a section' }).click();
  const title = page.getByRole('textbox', { name: 'Heading of the section' });
  await title.fill('Word of the archivist');
  await title.press('Enter');
  const body = page.getByRole('textbox', { name: 'Text', exact: true });
  await body.fill('First paragraph of ours.\n\n- a bullet of ours');
  await body.press('Control+Enter');
  await expect
    .poll(async () => (await saved()).after.at(-1))
    .toEqual({
      title: 'Word of the archivist',
      body: 'First paragraph of ours.\n\n- a bullet of ours',
      sections: [],
    });
  // The pages go to the section that is edited as soon as they have it.
  await page.getByRole('button', { name: 'Open: Word of the archivist' }).waitFor();
  await page.locator('.preview-busy').waitFor({ state: 'detached' });
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save PDF…' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/\.pdf$/);
  const text = execFileSync('pdftotext', ['-layout', await file.path(), '-'], { encoding: 'utf8' });
  expect(text).toContain('Word of the archivist');
  expect(text.replace(/\s+/g, ' ')).toContain('First paragraph of ours.');
  expect(text).toContain('101083269');
});

test('entries are put in another order by the keyboard, taken out, and found again', async () => {
  const uuids = async (): Promise<readonly string[]> => {
    const { selection } = (await saved()).entries;
    return 'records' in selection ? selection.records : [];
  };
  await line('Entries').click();
  const rows = page.getByRole('grid', { name: 'Chosen one by one' }).getByRole('row');
  await expect.poll(() => rows.count()).toBe(6);
  const before = await uuids();
  await rows.nth(0).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(uuids).toEqual([before[1], before[0], ...before.slice(2)]);
  await rows
    .filter({ hasText: 'REFRESH' })
    .or(rows.filter({ hasText: 'Yaşıl' }))
    .first()
    .focus();
  await page.keyboard.press('Delete');
  await expect.poll(async () => (await uuids()).length).toBe(5);
  await page.getByRole('combobox', { name: 'Add a record' }).fill('REFRESH');
  await page
    .getByRole('option', { name: /REFRESH/ })
    .first()
    .click();
  await expect.poll(async () => (await uuids()).length).toBe(6);
});

test('entries are chosen by a query, which says what it finds', async () => {
  await line('Entries').click();
  await page.getByRole('radio', { name: 'By a query' }).check();
  await page.getByText('Chooses 18 records now').waitFor();
  await page.locator('.query-types').getByText('Memoranda').click();
  await page.getByText('Chooses 2 records now').waitFor();
  await expect
    .poll(async () => (await saved()).entries.selection)
    .toEqual({
      query: { sort: { field: 'title', direction: 'asc' }, types: ['memorandum'] },
    });
});

test('single entries are left out of a query and taken in again, and put in order by hand', async () => {
  const selection = async () => (await saved()).entries.selection;
  const rows = page.getByRole('grid', { name: 'By a query' }).getByRole('row');
  await expect.poll(() => rows.count()).toBe(2);
  const [first = '', second = ''] = await rows.evaluateAll((lines) =>
    lines.map((each) => each.getAttribute('data-key') ?? ''),
  );
  await rows.nth(0).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(selection).toMatchObject({ order: [second, first] });
  await expect.poll(() => rows.nth(1).getAttribute('data-key')).toBe(first);
  await rows.nth(1).focus();
  await page.keyboard.press('Delete');
  await expect.poll(selection).toMatchObject({ leftOut: [first] });
  await page.getByRole('combobox', { name: 'Add a record' }).fill('REFRESH');
  await page
    .getByRole('option', { name: /REFRESH/ })
    .first()
    .click();
  await expect.poll(() => rows.count()).toBe(2);
  await page.getByRole('button', { name: 'Take in again' }).press('Enter');
  await page.getByRole('button', { name: 'Back to the order of the query' }).press('Enter');
  await expect.poll(() => rows.count()).toBe(3);
  for (let step = 0; step < 4; step += 1) await call(page, 'undo', {});
  await expect.poll(selection).toMatchObject({ order: [second, first] });
  await call(page, 'undo', {});
  for (let step = 0; step < 2; step += 1) await call(page, 'undo', {});
  await expect.poll(async () => 'records' in (await selection())).toBe(true);
});

test('what to look at leads to its record, and is gone from the pages when it is mended', async () => {
  // What is undone is printed anew, and the findings with it.
  await page.locator('.preview-busy').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /things? to look at/ }).press('Enter');
  const finding = page.getByRole('button', { name: /“Büdcə” is missing: .*REFRESH/ });
  await finding.press('Enter');
  await page
    .getByRole('button', { name: /^Open: \d+\. .*REFRESH/ })
    .first()
    .waitFor();
  const budget = page.getByRole('article', { name: /REFRESH/ }).getByRole('textbox', { name: 'Budget' });
  const [project] = (await call(page, 'search', { text: 'REFRESH' })).hits.filter(
    ({ type }) => type === 'project',
  );
  if (!project) throw new Error('there is no such project');
  const kept = async () =>
    (await call(page, 'getRecord', { id: project.id })).fields['budget']?.[0]?.text ?? '';
  await budget.fill('100 EUR');
  await budget.press('Enter');
  await expect.poll(kept).toBe('100 EUR');
  await finding.waitFor({ state: 'detached' });
  await call(page, 'undo', {});
  await finding.waitFor();
});

test('Enter on a page opens the record that it is printed from', async () => {
  await page.getByRole('button', { name: 'Back to the book' }).press('Enter');
  await page
    .getByRole('button', { name: /^Open: 1\. / })
    .first()
    .press('Enter');
  await page.getByRole('textbox', { name: 'Acronym' }).waitFor();
});

test('pages that cannot be set say so where they would stand, and nowhere else', async () => {
  const [compendium] = await call(page, 'listCompendia', {});
  if (!compendium) throw new Error('there is no compendium');
  const { id, name, definition } = compendium;
  await line('Cover').click();
  const selection = { query: { sort: { field: 'noSuchField', direction: 'asc' as const } } };
  await call(page, 'saveCompendium', {
    id,
    name,
    definition: { ...definition, entries: { ...definition.entries, selection } },
  });
  await page.locator('.banner', { hasText: 'noSuchField' }).waitFor();
  await page.waitForTimeout(300);
  expect(await page.locator('.toast', { hasText: 'noSuchField' }).count()).toBe(0);
  await call(page, 'undo', {});
  await page.locator('.banner', { hasText: 'noSuchField' }).waitFor({ state: 'detached' });
});

test('parts that the archive makes are chosen, put in order and taken out by the keyboard, and printed', async () => {
  const back = async () => (await saved()).back ?? [];
  await line('Reference parts').click();
  for (const name of ['Abbreviations', 'Table of projects', 'Organisations by country']) {
    const before = (await back()).length;
    await page.getByRole('checkbox', { name }).press('Space');
    await expect.poll(async () => (await back()).length).toBe(before + 1);
  }
  expect(await back()).toEqual(['projects', 'organisations', 'abbreviations']);
  await line('Abbreviations').press('Alt+ArrowUp');
  await expect.poll(back).toEqual(['projects', 'abbreviations', 'organisations']);
  await line('Organisations by country').locator('.outline-grip').waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Open: İxtisarlar' }).first().waitFor({ timeout: 20_000 });
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Remove the section' }).press('Enter');
  await expect.poll(back).toEqual(['projects', 'organisations']);
  await call(page, 'undo', {});
  await expect.poll(back).toEqual(['projects', 'abbreviations', 'organisations']);
});

test('what was printed is kept, what changed since is told, and its arrangement comes back', async () => {
  const before = await saved();
  const download = page.waitForEvent('download');
  await page.locator('.preview-busy').waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Save PDF…' }).click();
  await download;
  await page.getByRole('button', { name: 'Commands of the compendium' }).click();
  await page.getByRole('menuitem', { name: 'Printed versions…' }).click();
  const dialog = page.getByRole('dialog', { name: /versions that were printed/ });
  await dialog.getByText('Nothing changed.').waitFor();
  const [compendium] = await call(page, 'listCompendia', {});
  if (!compendium) throw new Error('there is no compendium');
  await page.keyboard.press('Escape');
  await call(page, 'saveCompendium', {
    ...compendium,
    definition: { ...before, subtitle: 'Second printing', after: before.after.slice(1) },
  });
  await page.getByRole('button', { name: 'Commands of the compendium' }).click();
  await page.getByRole('menuitem', { name: 'Printed versions…' }).click();
  await dialog.getByText('The cover changed').waitFor();
  await dialog.locator('[data-kind="gone"]', { hasText: before.after[0]?.title ?? '' }).waitFor();
  expect(await findings(page)).toEqual([]);
  await dialog.getByRole('button', { name: "Bring this version's arrangement back" }).press('Enter');
  await expect.poll(saved).toEqual(before);
  await dialog.waitFor({ state: 'detached' });
});

test('chosen pages are handed to the print dialog and nothing else', async () => {
  await page.locator('.preview-busy').waitFor({ state: 'detached' });
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-asked', '');
  });
  const [compendium] = await call(page, 'listCompendia', {});
  if (!compendium) throw new Error('there is no compendium');
  const versions = async () => (await call(page, 'listVersions', { id: compendium.id })).length;
  const before = await versions();
  await page.getByRole('button', { name: 'Print', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Print', exact: true });
  await dialog.getByRole('textbox', { name: 'From page' }).fill('3');
  await dialog.getByRole('textbox', { name: 'To page' }).fill('2');
  await dialog.getByText(/the first not above the second/).waitFor();
  await dialog.getByRole('textbox', { name: 'To page' }).fill('4');
  await page.keyboard.press('Enter');
  await page.locator('body[data-asked]').waitFor({ timeout: 20_000 });
  const sheets = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLImageElement>('.printed-pages > img')].map(
      (image) => image.naturalWidth,
    ),
  );
  expect(sheets).toEqual([2400, 2400]);
  await page.emulateMedia({ media: 'print' });
  const shown = await page.evaluate(
    () =>
      [...document.body.children].filter((element) => getComputedStyle(element).display !== 'none').length,
  );
  await page.emulateMedia({ media: null });
  expect(shown).toBe(1);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await dialog.waitFor({ state: 'detached' });
  expect(await page.locator('.printed-pages').count()).toBe(0);
  expect(await versions()).toBe(before);
});

test('a compendium is made, renamed and deleted, and the deletion is undone', async () => {
  const names = async () => (await call(page, 'listCompendia', {})).map(({ name }) => name);
  const [first] = await names();
  const menu = async (command: string): Promise<void> => {
    await page.getByRole('button', { name: 'Commands of the compendium' }).click();
    await page.getByRole('menuitem', { name: command }).click();
  };
  await menu('New compendium');
  await page.keyboard.type('Second');
  await page.keyboard.press('Enter');
  await page.getByText('There is nothing to print yet').waitFor();
  await menu('Rename');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Renamed');
  await page.keyboard.press('Enter');
  await expect.poll(names).toEqual([first, 'Renamed']);
  await menu('Delete the compendium');
  await expect.poll(names).toEqual([first]);
  await page.locator('.toast', { hasText: 'Renamed' }).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(names).toEqual([first, 'Renamed']);
});
