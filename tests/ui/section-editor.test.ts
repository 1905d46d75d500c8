import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePdf } from '../main/pdf/make-pdf.ts';
import { findings } from './findings.ts';
import type { RunningApp } from './harness.ts';
import { call, openReview, startWithSamples } from './import-steps.ts';

const folder = mkdtempSync(join(tmpdir(), 'kulliyyat-sections-'));
let app: RunningApp;
let page: Page;
beforeAll(async () => {
  app = await startWithSamples();
  page = app.page;
  const path = join(folder, 'binalar.pdf');
  const pdf = await makePdf((document) => {
    document.text('Fondun binaları');
    document.addPage().rect(0, 0, 595, 842).fill('#203040');
  });
  writeFileSync(path, pdf);
  await openReview(page, [path]);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('navigation').getByRole('button', { name: 'Compendium' }).first().click();
  await page.getByRole('treegrid').waitFor();
  await page.locator('.outline-item[data-kind="section"]').first().click();
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const text = () => page.locator('.section-body textarea');
async function savedText(): Promise<string> {
  const [compendium] = await call(page, 'listCompendia', {});
  return compendium?.definition.before[0]?.body ?? '';
}
async function write(words: string): Promise<void> {
  await text().focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(words);
}

test('a section is written with headings, a list, a table and a footnote by the keyboard alone, and kept', async () => {
  await write('Overview');
  await page.keyboard.press('Control+Alt+1');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('One');
  await page.keyboard.press('Control+Shift+8');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Two');
  await page.keyboard.press('Control+Alt+T');
  await page.keyboard.type('Country');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Sum');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Georgia');
  await page.keyboard.press('Control+Alt+F');
  await page.keyboard.type('Since 1991.');
  await page.keyboard.press('Escape');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('Undo in the text');
  await page.getByRole('textbox', { name: 'Heading of the section' }).focus();
  await expect
    .poll(async () => (await savedText()).replace(/ +\|/g, ' |'))
    .toBe(
      '# Overview\n\n- One\n  - Two\n\n| Country | Sum |\n|---------|-----|\n| Georgia[^1] | |\n| | |\n\n[^1]: Since 1991.',
    );
});

test('its look shows what will be printed, and its tools are heard', async () => {
  await page.getByRole('button', { name: 'Preview' }).press('Enter');
  const preview = page.locator('.section-body .structured-text');
  await expect.poll(() => preview.getByRole('heading').allTextContents()).toEqual(['Overview']);
  expect(await preview.getByRole('columnheader').allTextContents()).toEqual(['Country', 'Sum']);
  expect(await preview.locator('sup').allTextContents()).toEqual(['1']);
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Back to writing' }).press('Enter');
});

test('a page of an original is put into the text as a figure, and is seen in its look', async () => {
  await write('Words.');
  await page.getByRole('button', { name: 'Figure', exact: true }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'A figure for the text' });
  await dialog.getByRole('combobox', { name: 'Record' }).fill('binalar');
  await page.getByRole('option', { name: /Fondun binaları/ }).click();
  await dialog.getByRole('textbox', { name: 'Page' }).fill('2');
  await dialog.getByRole('textbox', { name: 'Caption' }).fill('The house');
  await dialog.getByRole('textbox', { name: 'What is seen in it' }).fill('A wall');
  expect(await findings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Add', exact: true }).press('Enter');
  await expect
    .poll(() => text().inputValue())
    .toMatch(/^Words\.\n\n!\[The house\]\(file:[0-9a-f]{64}#2 "A wall"\)$/);
  await page.getByRole('button', { name: 'Preview' }).press('Enter');
  const seen = page.locator('.section-body').getByRole('img', { name: 'A wall' });
  await expect.poll(() => seen.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(50);
  await page.getByRole('button', { name: 'Back to writing' }).press('Enter');
});

test('what is pasted from Word keeps headings, lists, bold words and tables, and is taken back by Control+Z', async () => {
  await write('');
  const html = `<html><body><!--StartFragment--><h2>Giriş</h2>
<p class=MsoNormal>Bu <b>mühüm</b> <span style='font-style:italic'>mətn</span>dir, <a href="https://a.az/">bax</a>.</p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>Bir</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp; </span></span>İki</p>
<table><tr><td><p>Ölkə</p></td><td><p>Məbləğ</p></td></tr><tr><td><p>A|B</p></td><td><p>12</p></td></tr></table>
<!--EndFragment--></body></html>`;
  await text().evaluate((area, given) => {
    const data = new DataTransfer();
    data.setData('text/html', given);
    data.setData('text/plain', 'words');
    area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, html);
  await expect
    .poll(() => text().inputValue())
    .toBe(
      '## Giriş\n\nBu **mühüm** *mətn*dir, [bax](https://a.az/).\n\n- Bir\n  - İki\n\n| Ölkə | Məbləğ |\n|---|---|\n| A\\|B | 12 |',
    );
  await page.keyboard.press('Control+Z');
  await expect.poll(() => text().inputValue()).toBe('');
});
