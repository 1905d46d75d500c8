import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePdf } from '../main/pdf/make-pdf.ts';
import { findings } from './findings.ts';
import type { RunningApp } from './harness.ts';
import { openReview, SAMPLES, searchTitles, startEmptyArchive } from './import-steps.ts';

const folder = mkdtempSync(join(tmpdir(), 'kulliyyat-viewer-'));
let app: RunningApp;
let page: Page;

/** A document of three pages: one with a sample, a landscape one, a dark one. */
async function threePages(): Promise<string> {
  const sample = readFileSync(SAMPLES[4] ?? '', 'utf8');
  const pdf = await makePdf((document) => {
    document.text(sample.split('\n').slice(0, 12).join('\n'));
    document.addPage({ layout: 'landscape' }).text('İkinci səhifə');
    document.addPage().rect(0, 0, 595, 842).fill('#203040');
  });
  const path = join(folder, 'sənəd.pdf');
  writeFileSync(path, pdf);
  return path;
}

beforeAll(async () => {
  app = await startEmptyArchive();
  page = app.page;
  await openReview(page, [await threePages()]);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.locator('.table-record').first().click();
  await page.getByRole('tab', { name: /^Files/ }).click();
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const firstPage = () => page.getByRole('button', { name: 'View the pages: sənəd.pdf' });
const picture = (number: number) => page.getByRole('img', { name: `Page ${number} of 3` });

/** The picture as a person sees it: its box in whole pixels, turned as it stands. */
async function boxOf(number: number): Promise<{ readonly width: number; readonly height: number }> {
  await picture(number).waitFor();
  const { width = 0, height = 0 } = (await picture(number).boundingBox()) ?? {};
  return { width: Math.round(width), height: Math.round(height) };
}

/** How light the middle of the picture is that was drawn, 0 to 255. */
async function middleOf(number: number): Promise<number> {
  const address = (await picture(number).getAttribute('src')) ?? '';
  return page.evaluate(async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d');
    context?.drawImage(image, -image.width / 2, -image.height / 2);
    return context?.getImageData(0, 0, 1, 1).data[0] ?? -1;
  }, address);
}

test('the first page is seen in the table and in the tree, larger under the pointer', async () => {
  const widthOf = (place: Locator) =>
    place.evaluate((image: HTMLImageElement) => (image.complete ? image.naturalWidth : 0));
  const inTable = page.locator('.table-record .cover > img').first();
  await expect.poll(() => widthOf(inTable)).toBeGreaterThan(100);
  await expect.poll(() => widthOf(page.locator('.tree-row .cover > img').first())).toBeGreaterThan(100);
  await inTable.hover();
  await page.locator('.cover-large').waitFor();
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/covers.png` });
  expect(await findings(page)).toEqual([]);
  await page.mouse.move(600, 600);
  await page.locator('.cover-large').waitFor({ state: 'detached' });
});

test('pages are turned, zoomed and rotated by the keyboard, and Escape gives the keyboard back', async () => {
  await expect
    .poll(() =>
      firstPage()
        .locator('img')
        .evaluate((image: HTMLImageElement) => image.naturalWidth),
    )
    .toBeGreaterThan(100);
  expect(await findings(page)).toEqual([]);
  await firstPage().press('Enter');
  const whole = await boxOf(1);
  expect(whole.height).toBeGreaterThan(whole.width);
  expect(whole.height).toBeLessThan(768);
  expect(await middleOf(1)).toBeGreaterThan(0);
  expect(await findings(page)).toEqual([]);

  await page.keyboard.press('PageDown');
  const second = await boxOf(2);
  expect(second.width).toBeGreaterThan(second.height);
  await page.keyboard.press('End');
  await picture(3).waitFor();
  expect(await middleOf(3)).toBeLessThan(80);
  await page.keyboard.press('PageDown');
  await page.keyboard.press('Home');
  expect(await boxOf(1)).toEqual(whole);

  await page.keyboard.press('r');
  await expect
    .poll(async () => {
      const box = await boxOf(1);
      return box.width > box.height;
    })
    .toBe(true);
  for (let turn = 0; turn < 3; turn++) await page.keyboard.press('r');
  await expect.poll(() => boxOf(1)).toEqual(whole);

  for (let step = 0; step < 12; step++) await page.keyboard.press('+');
  await page.getByText('800 %', { exact: true }).waitFor();
  await expect.poll(async () => (await boxOf(1)).width).toBe(Math.round((595.28 / 72) * 96 * 8));
  for (let step = 0; step < 12; step++) await page.keyboard.press('-');
  await page.getByText('50 %', { exact: true }).waitFor();
  await page.keyboard.press('0');
  await expect.poll(() => boxOf(1)).toEqual(whole);

  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect.poll(() => firstPage().evaluate((button) => button === document.activeElement)).toBe(true);
});

test('a page is found by its number, lit, and seen on the whole screen', async () => {
  await firstPage().press('Enter');
  const number = page.getByRole('textbox', { name: 'Page number' });
  await picture(1).waitFor();
  await number.fill('3');
  await number.press('Enter');
  await picture(3).waitFor();
  await number.fill('99');
  await number.press('Enter');
  expect(await number.inputValue()).toBe('3');

  await page.getByRole('button', { name: 'Brightness and contrast' }).press('Enter');
  await page.getByRole('slider', { name: 'Brightness' }).press('ArrowRight');
  await page.getByRole('slider', { name: 'Contrast' }).press('Home');
  const filter = () => picture(3).evaluate((image) => getComputedStyle(image).filter);
  await expect.poll(filter).toBe('brightness(1.1) contrast(0.2)');
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'As it was' }).press('Enter');
  await expect.poll(filter).toBe('brightness(1) contrast(1)');

  await page.keyboard.press('f');
  await page.getByRole('button', { name: 'Leave full screen' }).waitFor();
  await page.keyboard.press('f');
  await page.getByRole('button', { name: 'Full screen' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('two pages stand side by side as in a book, the first one alone, by the keyboard', async () => {
  await firstPage().press('Enter');
  await picture(1).waitFor();
  await page.keyboard.press('d');
  await page.getByRole('button', { name: 'One page' }).waitFor();
  expect(await page.locator('.viewer-sheet').count()).toBe(1);
  await page.keyboard.press('PageDown');
  await picture(3).waitFor();
  const [left, right] = await Promise.all([picture(2).boundingBox(), picture(3).boundingBox()]);
  expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThanOrEqual((right?.x ?? 0) + 1);
  expect((right?.x ?? 0) + (right?.width ?? 0)).toBeLessThan(1366);
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/two.png` });
  await page.keyboard.press('PageUp');
  await expect.poll(() => page.locator('.viewer-sheet').count()).toBe(1);
  await picture(1).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('a page is cropped by numbers or by the pointer, turned as it is; undo shows it whole', async () => {
  const ratioOf = async () => {
    await picture(1).waitFor();
    const { width = 0, height = 1 } = (await page.locator('.viewer-sheet').boundingBox()) ?? {};
    return Math.round((100 * width) / height);
  };
  await firstPage().press('Enter');
  const whole = await ratioOf();
  await page.keyboard.press('c');
  const left = page.getByRole('spinbutton', { name: 'Left', exact: true });
  await left.fill('50');
  await page.waitForTimeout(200);
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/crop.png` });
  expect(await findings(page)).toEqual([]);
  await left.press('Enter');
  await expect.poll(async () => Math.abs((await ratioOf()) - whole / 2) <= 1).toBe(true);

  // What is drawn on a page that was turned is cut off where it was drawn.
  await page.keyboard.press('r');
  await page.keyboard.press('c');
  const sheet = await page.locator('.region-frame').boundingBox();
  if (!sheet) throw new Error('nothing to draw on');
  const at = (x: number, y: number) => [sheet.x + sheet.width * x, sheet.y + sheet.height * y] as const;
  await page.mouse.move(...at(0.1, 0.9));
  await page.mouse.down();
  await page.mouse.move(...at(0.3, 0.5));
  await page.mouse.move(...at(0.6, 0.1));
  await page.mouse.up();
  // Escape leaves the page as it was.
  await page.keyboard.press('Escape');
  expect(Math.abs((await ratioOf()) - Math.round(10_000 / (whole / 2)))).toBeLessThanOrEqual(4);
  await page.keyboard.press('c');
  await page.mouse.move(...at(0.1, 0.05));
  await page.mouse.down();
  await page.mouse.move(...at(0.2, 0.2));
  await page.mouse.move(...at(0.6, 0.55));
  await page.mouse.up();
  await page.getByRole('button', { name: 'For all pages' }).press('Enter');
  const { width = 0, height = 1 } = sheet;
  await expect
    .poll(async () => Math.abs((await ratioOf()) - Math.round((100 * width) / height)) <= 2)
    .toBe(true);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await page.waitForTimeout(500);
  await page.keyboard.press('Control+z');
  await firstPage().press('Enter');
  await expect.poll(async () => Math.abs((await ratioOf()) - whole) <= 1).toBe(true);
  await page.keyboard.press('Escape');
});

test('a note is made on a part of a page by the pointer, on the page by the keyboard, moved, and removed', async () => {
  await firstPage().press('Enter');
  await picture(1).waitFor();
  await page.keyboard.press('n');
  const pane = page.getByRole('complementary', { name: 'Notes on this page' });
  await pane.getByText('No notes yet.').waitFor();
  const sheet = await page.locator('.region-frame').boundingBox();
  if (!sheet) throw new Error('nothing to draw on');
  const at = (x: number, y: number) => [sheet.x + sheet.width * x, sheet.y + sheet.height * y] as const;
  await page.mouse.move(...at(0.2, 0.05));
  await page.mouse.down();
  await page.mouse.move(...at(0.4, 0.1));
  await page.mouse.move(...at(0.6, 0.2));
  await page.mouse.up();
  await page.getByRole('textbox', { name: 'Note 1, on a part of the page' }).fill('Signed by the head');
  await page.getByRole('button', { name: 'Add a note on the page' }).press('Enter');
  await page.getByRole('textbox', { name: 'Note 2, on the whole page' }).fill('A copy');
  await page.getByRole('textbox', { name: 'Note 1, on a part of the page' }).focus();
  const frame = page.getByRole('region', { name: 'The part of note 1' });
  const before = await frame.boundingBox();
  await frame.press('ArrowDown');
  await expect.poll(async () => ((await frame.boundingBox())?.y ?? 0) > (before?.y ?? 0)).toBe(true);
  await page.waitForTimeout(300);
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/notes.png` });
  expect(await findings(page)).toEqual([]);

  // Closed and opened again, the notes are where they were.
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await firstPage().press('Enter');
  await page.keyboard.press('n');
  const texts = () =>
    pane.getByRole('textbox').evaluateAll((all: HTMLTextAreaElement[]) => all.map(({ value }) => value));
  await expect.poll(texts).toEqual(['Signed by the head', 'A copy']);
  await page.getByRole('button', { name: 'Remove note 1' }).press('Enter');
  await expect.poll(texts).toEqual(['A copy']);
  await page.getByRole('button', { name: 'Next page' }).press('Enter');
  await pane.getByText('1 on other pages').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('pages are turned, left out, put in another order and split off by the keyboard; the original stays as it is', async () => {
  const thumbnails = page.getByRole('grid', { name: 'Pages' });
  const row = (name: string) => thumbnails.getByRole('row', { name, exact: true });
  const number = page.getByRole('textbox', { name: 'Page number' });
  await firstPage().press('Enter');
  await picture(1).waitFor();
  await page.keyboard.press('s');
  await row('Page 3').waitFor();
  await page.waitForTimeout(300);
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/strip.png` });
  expect(await findings(page)).toEqual([]);

  await row('Page 2').click();
  await picture(2).waitFor();
  await page.getByRole('button', { name: 'Turn right' }).press('Enter');
  await expect.poll(async () => (await boxOf(2)).height > (await boxOf(2)).width).toBe(true);

  await row('Page 2').press('Alt+ArrowUp');
  await expect.poll(() => number.inputValue()).toBe('1');
  await row('Page 1').press('Alt+ArrowDown');
  await expect.poll(() => number.inputValue()).toBe('2');

  await row('Page 3').click();
  await picture(3).waitFor();
  await page.getByRole('button', { name: 'Leave out when leafing' }).press('Enter');
  await row('Page 3, left out').waitFor();
  await row('Page 1').click();
  await page.getByText('of 2', { exact: true }).waitFor();

  await row('Page 2').click();
  await page.getByRole('button', { name: 'Make a record of the chosen pages…' }).press('Enter');
  await page.getByRole('textbox', { name: 'Title of the new record' }).fill('Split letter');
  await page.keyboard.press('Enter');
  await page.getByText('“Split letter” is a record of its own').waitFor();
  expect(await searchTitles(page, 'Split letter')).toEqual(['Split letter']);
});

test('a protected original asks for its password, says when it is wrong, and opens', async () => {
  const path = join(folder, 'gizli.pdf');
  const secret = await makePdf((document) => document.text('Gizli'), {
    userPassword: 'abc',
    ownerPassword: 'x',
  });
  writeFileSync(path, secret);
  await openReview(page, [path]);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.locator('.table-record', { hasText: 'gizli' }).first().click();
  await page.getByRole('tab', { name: /^Files/ }).click();
  await page.getByRole('button', { name: 'Enter the password…' }).press('Enter');
  const input = page.getByLabel('Password', { exact: true });
  await input.fill('abd');
  await input.press('Enter');
  await page.getByText('The password does not open this file').waitFor();
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/password.png` });
  expect(await findings(page)).toEqual([]);
  await input.fill('abc');
  await input.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const image = page.getByRole('button', { name: 'View the pages: gizli.pdf' }).locator('img');
  await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(100);
});
