import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findings } from './findings.ts';
import type { RunningApp } from './harness.ts';
import { call, startWithSamples } from './import-steps.ts';

/** A step may wait for its turn behind the pages that are set. */
const SOON = { timeout: 10_000 };

let app: RunningApp;
let page: Page;
beforeAll(async () => {
  app = await startWithSamples();
  page = app.page;
  await page.getByRole('navigation').getByRole('button', { name: 'Compendium' }).first().click();
  await page.getByRole('treegrid').waitFor();
  await page.locator('.outline-item', { hasText: 'Design' }).first().click();
  await page.getByRole('textbox', { name: 'Top margin, mm' }).waitFor();
});
afterAll(() => app.close());

async function saved() {
  const [compendium] = await call(page, 'listCompendia', {});
  if (!compendium) throw new Error('there is no compendium');
  return compendium.definition.design;
}
const own = async () => (await call(page, 'listDesigns', {})).own.map(({ design }) => design.name);
const choose = async (list: string, option: string): Promise<void> => {
  await page.getByRole('button', { name: new RegExp(`${list}$`) }).press('Enter');
  await page.getByRole('option', { name: option }).waitFor();
  await page.getByRole('option', { name: option }).click();
};
/** Width by height of the first page, as shown. */
const proportions = () =>
  page
    .locator('.page-frame img')
    .first()
    .evaluate((image: HTMLImageElement) => image.naturalWidth / image.naturalHeight);

test('a finished design is chosen, and the pages follow', async () => {
  await choose('Design', 'State edition');
  await expect.poll(async () => (await saved())?.name).toBe('state');
  await choose('Paper', 'A5 (148 × 210 mm)');
  await choose('Paper', 'B5 (176 × 250 mm)');
  await expect.poll(async () => (await saved())?.style.paper).toBe('B5');
  await expect.poll(proportions).toBeCloseTo(176 / 250, 2);
  expect(await findings(page)).toEqual([]);
});

test('measures are typed or changed by the arrow keys, a wrong one is said and not kept', async () => {
  const margin = page.getByRole('textbox', { name: 'Top margin, mm' });
  await margin.focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Tab');
  await expect.poll(async () => (await saved())?.style.margins.top).toBe(36);
  await margin.fill('900');
  await page.getByText('Write a number from 8 to 60.').waitFor();
  await margin.press('Escape');
  const size = page.getByRole('textbox', { name: 'Text, pt' });
  await size.fill('12,5');
  await size.press('Enter');
  await expect.poll(async () => (await saved())?.style.sizes.text).toBe(12.5);
  expect((await saved())?.style.margins.top).toBe(36);
});

test('what was changed is saved as an own design, chosen again, deleted, and each step is undone', async () => {
  const changed = await saved();
  await page.getByRole('button', { name: 'Save as own design…' }).press('Enter');
  const name = page.getByRole('textbox', { name: 'Name of the design' });
  await name.fill('Ministry');
  await name.press('Enter');
  await expect.poll(own, SOON).toEqual(['Ministry']);
  await expect.poll(async () => (await saved())?.name).toBe('Ministry');
  await choose('Design', 'Handbook');
  await expect.poll(async () => (await saved())?.style.columns).toBe(2);
  await choose('Design', 'Ministry');
  await expect.poll(async () => (await saved())?.style).toEqual(changed?.style);
  await page.getByRole('button', { name: 'Delete the design' }).press('Enter');
  await expect.poll(own, SOON).toEqual([]);
  expect((await saved())?.style).toEqual(changed?.style);
  await page.locator('.outline-item', { hasText: 'Design' }).first().click();
  await page.keyboard.press('Control+z');
  await expect.poll(own, SOON).toEqual(['Ministry']);
});

const layout = async () => (await saved())?.layouts?.['project'];
const printed = async () =>
  (await layout())?.map((step) => ('field' in step ? step.field : step.fields.map(({ field }) => field)));
const row = (name: string) => page.getByRole('row', { name, exact: true });

test('fields of an entry are put in order, left out, added and printed in another form by the keyboard', async () => {
  const list = page.getByRole('grid', { name: 'Layout of entries: Projects' });
  await list.scrollIntoViewIfNeeded();
  await row('Programme').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(async () => (await printed())?.slice(0, 2)).toEqual(['programme', 'projectId']);
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Programme');
  await row('Aim').focus();
  await page.keyboard.press('Delete');
  await expect.poll(async () => (await printed())?.includes('aim')).toBe(false);
  await page.getByRole('button', { name: /Form: Project ID$/ }).press('Enter');
  await page.getByRole('option', { name: 'Row of a table' }).click();
  await expect.poll(async () => (await layout())?.[1]).toEqual({ field: 'projectId', form: 'table' });
  await choose('Add a field', 'Acronym');
  await expect.poll(async () => (await printed())?.at(-1)).toBe('acronym');
  // Over what stands under a heading a field goes first to its end, then on.
  await row('Acronym').focus();
  for (const place of [8, 7]) {
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(async () => (await printed())?.indexOf('acronym')).toBe(place);
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Acronym');
  }
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(printed).toContainEqual(['coordinator', 'partners', 'acronym']);
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Back to the layout of the type' }).press('Enter');
  await expect.poll(layout).toBe(undefined);
});

test('a field is dragged to another place', async () => {
  const [from, to] = await Promise.all(
    ['Further information', 'Programme'].map((name) => row(name).locator('.entry-grip').boundingBox()),
  );
  if (!from || !to) throw new Error('the lines are not in sight');
  await page.mouse.move(from.x + 4, from.y + 4);
  await page.mouse.down();
  await page.mouse.move(from.x + 6, from.y - 6, { steps: 3 });
  await page.mouse.move(to.x + 80, to.y - 8, { steps: 8 });
  await page.mouse.up();
  await expect.poll(async () => (await printed())?.indexOf('website')).toBe(1);
});

test('an emblem is chosen, named for who cannot see it, and taken off the cover again', async () => {
  const emblem = async () => (await call(page, 'listCompendia', {}))[0]?.definition.emblem;
  await page.locator('.outline-item', { hasText: 'Cover' }).first().click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose an own emblem…' }).press('Enter');
  await (await chooser).setFiles(join(import.meta.dirname, '../../resources/icons/icon.png'));
  const alternative = page.getByRole('textbox', { name: 'What the emblem shows' });
  await alternative.fill('The sign of the archive');
  await alternative.press('Enter');
  await expect.poll(async () => (await emblem())?.alternative).toBe('The sign of the archive');
  expect((await emblem())?.png).toBe(undefined);
  await page.locator('.preview-busy').waitFor({ state: 'detached' });
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Remove the emblem' }).press('Enter');
  await expect.poll(emblem).toBe(undefined);
  await call(page, 'undo', {});
  await expect.poll(async () => (await emblem())?.alternative).toBe('The sign of the archive');
});
