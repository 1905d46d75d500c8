import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
  await page.locator('.outline-item[data-kind="section"]').first().click();
});
afterAll(() => app.close());

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
