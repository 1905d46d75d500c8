import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RecordId } from '../../preload/model.ts';
import type { RunningApp } from './harness.ts';
import { call, startEmptyArchive } from './import-steps.ts';

let app: RunningApp;
let page: Page;
let made = 0;
beforeAll(async () => {
  app = await startEmptyArchive();
  page = app.page;
});
afterAll(() => app.close());

const make = async (title: string, parent: RecordId | null = null): Promise<RecordId> =>
  (await call(page, 'createRecord', { type: parent === null ? 'fonds' : 'series', parent, title })).id;

let fonds: RecordId;
beforeEach(async () => {
  made += 1;
  await call(page, 'createArchive', { name: `Tree ${made}` });
  fonds = await make('Fonds');
  for (const title of ['A', 'B', 'C', 'D']) await make(title, fonds);
  await make('Other');
  await page.reload();
  await line('Fonds').waitFor();
});

const line = (title: string) => page.locator('.tree').getByRole('row', { name: title, exact: true });
const titles = async (parent: RecordId | null): Promise<string> =>
  (await call(page, 'listChildren', { parent, limit: 1000 })).nodes.map((node) => node.title).join(' ');
const standBelow = (parent: RecordId | null, expected: string): Promise<void> =>
  expect.poll(() => titles(parent), { timeout: 8000 }).toBe(expected);
/** The line of the tree that has the focus. */
const focused = (): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.closest('.tree-item')?.getAttribute('aria-label') ?? null);
const hasFocus = (title: string): Promise<void> => expect.poll(focused, { timeout: 8000 }).toBe(title);

/** Goes to a line by the keyboard alone, from the search box. */
async function goTo(title: string): Promise<void> {
  await page.keyboard.press('Control+f');
  for (
    let press = 0;
    press < 60 && !(await page.evaluate(() => document.activeElement?.closest('.tree')));
    press++
  )
    await page.keyboard.press('Shift+Tab');
  for (
    let press = 0;
    press < 60 && !(await page.evaluate(() => document.activeElement?.closest('.tree')));
    press++
  )
    await page.keyboard.press('Tab');
  await page.keyboard.press('Home');
  await hasFocus('Fonds');
  if ((await line('Fonds').getAttribute('aria-expanded')) === 'false')
    await page.keyboard.press('ArrowRight');
  await line('A').or(line('B')).first().waitFor();
  for (let press = 0; press < 20 && (await focused()) !== title; press++)
    await page.keyboard.press('ArrowDown');
  await hasFocus(title);
}

test('Alt with the arrows moves a record among its siblings, in and out; the focus goes with it', async () => {
  await goTo('B');
  await page.keyboard.press('Alt+ArrowDown');
  await standBelow(fonds, 'A C B D');
  await hasFocus('B');
  await page.keyboard.press('Alt+ArrowUp');
  await standBelow(fonds, 'A B C D');
  await hasFocus('B');
  await page.keyboard.press('Alt+ArrowRight');
  await standBelow(fonds, 'A C D');
  await hasFocus('B');
  await expect.poll(() => line('B').getAttribute('aria-level')).toBe('3');
  await page.keyboard.press('Alt+ArrowLeft');
  await standBelow(fonds, 'A B C D');
  await hasFocus('B');
  await page.keyboard.press('Alt+ArrowLeft');
  await standBelow(null, 'Fonds B Other');
  await hasFocus('B');
  await page.keyboard.press('Control+z');
  await standBelow(null, 'Fonds Other');
});

test('several records move together and keep their order', async () => {
  await goTo('B');
  await page.keyboard.press('Shift+ArrowDown');
  await hasFocus('C');
  await page.keyboard.press('Alt+ArrowUp');
  await standBelow(fonds, 'B C A D');
  await hasFocus('C');
  await page.keyboard.press('Alt+ArrowLeft');
  await standBelow(null, 'Fonds B C Other');
});

test('records are cut and pasted below another one', async () => {
  await goTo('A');
  await page.keyboard.press('Control+x');
  await page.getByText('1 record cut.').waitFor();
  await page.keyboard.press('ArrowDown');
  await hasFocus('B');
  await page.keyboard.press('Control+v');
  await standBelow(fonds, 'B C D');
  await hasFocus('A');
  await expect.poll(() => line('A').getAttribute('aria-level')).toBe('3');
});

test('a record is dragged by the keyboard', async () => {
  await goTo('D');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const target = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  for (let press = 0; press < 20 && (await target()) !== 'Insert before A'; press++)
    await page.keyboard.press('ArrowUp');
  expect(await target()).toBe('Insert before A');
  await page.keyboard.press('Enter');
  await standBelow(fonds, 'D A B C');
  await hasFocus('D');
});

test('a record is dragged by the mouse into another', async () => {
  await goTo('A');
  await line('A').dragTo(line('Other'));
  await standBelow(null, 'Fonds Other');
  await standBelow(fonds, 'B C D');
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await standBelow(fonds, 'A B C D');
});

test('a place far away is searched for; the moved record and what is below it are not offered', async () => {
  await goTo('A');
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Move to…' }).waitFor();
  for (
    let press = 0;
    press < 9 && !(await page.locator('[role="menuitem"]:focus').innerText()).startsWith('Move to…');
    press++
  )
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Move 1 record' });
  await dialog.waitFor();
  await page.keyboard.type('B');
  await dialog.getByRole('option', { name: 'B Fonds', exact: true }).waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('other');
  await expect
    .poll(() =>
      dialog.getByRole('option').evaluateAll((options) => options.map((option) => option.textContent)),
    )
    .toEqual(['Other']);
  await page.keyboard.press('Enter');
  await standBelow(fonds, 'B C D');
  await page.getByText('1 record moved').waitFor();
});

test('a record is made below, renamed and deleted from the tree', async () => {
  await goTo('A');
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'New record below…' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('It will stand below “A”.').waitFor();
  await page.keyboard.type('Newborn');
  await page.keyboard.press('Enter');
  await hasFocus('Newborn');
  await page.keyboard.press('F2');
  await page.getByRole('dialog', { name: 'Rename the record' }).waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Renamed');
  await page.keyboard.press('Enter');
  await line('Renamed').waitFor();
  await hasFocus('Renamed');
  await page.keyboard.press('Delete');
  await line('Renamed').waitFor({ state: 'detached' });
});

test('codes are renumbered after a look at each, and the pattern that is wrong says so', async () => {
  await call(page, 'setField', { id: fonds, field: 'referenceCode', values: [{ text: 'AZ-F.1' }] });
  await page.reload();
  await page.locator('.tree').getByRole('row', { name: 'AZ-F.1 Fonds' }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Renumber reference codes…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Renumber reference codes' });
  await dialog.getByText('4 codes will change').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('{{parent}');
  await dialog.getByText('This pattern of a code is not valid').waitFor();
  expect(await dialog.getByRole('button', { name: 'Renumber' }).isDisabled()).toBe(true);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('{parent}/{n:3}');
  await dialog.getByText('AZ-F.1/004').waitFor();
  await dialog.getByRole('button', { name: 'Renumber' }).click();
  await page.getByText('4 codes changed').waitFor();
  const codes = async () =>
    (await call(page, 'listChildren', { parent: fonds, limit: 9 })).nodes
      .map((node) => node.referenceCode)
      .join(' ');
  expect(await codes()).toBe('AZ-F.1/001 AZ-F.1/002 AZ-F.1/003 AZ-F.1/004');
});

test('of very many children a few lines are rendered, and the end is reached by the keyboard', async () => {
  const big = await make('Big');
  await page.evaluate(
    async ({ parent, count }) => {
      for (let index = 0; index < count; index++)
        await fetch('/call', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({
            name: 'createRecord',
            argument: { type: 'item', parent, title: `Item ${index}` },
          }),
        });
    },
    { parent: big, count: 330 },
  );
  await page.reload();
  await line('Big').click();
  await page.keyboard.press('ArrowRight');
  await line('Item 0').waitFor();
  for (let more = 0; more < 3; more++) {
    await page.keyboard.press('End');
    // The tree ends with the line that there are more.
    await expect.poll(focused).toMatch(/^Show \d+ more records$/);
    await page.keyboard.press('Enter');
    await hasFocus(`Item ${99 + more * 100}`);
  }
  await page.keyboard.press('End');
  await hasFocus('Item 329');
  expect(await page.locator('.tree-item').count()).toBeLessThan(80);
  await page.keyboard.press('Home');
  await hasFocus('Fonds');
  await page.locator('.tree').getByRole('row', { name: 'Show 100 records above' }).waitFor();
});
