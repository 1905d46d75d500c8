import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatBook } from '../../main/compendium/formats/format-book.ts';
import { saveBook } from '../../main/compendium/formats/save-book.ts';
import { sampleInput } from '../main/compendium/books.ts';
import { findings } from './findings.ts';
import { launchBrowser } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'kulliyyat-book-'));
const address = pathToFileURL(join(folder, 'kitab', 'index.html')).href;
let browser: Browser;
beforeAll(async () => {
  const sample = sampleInput();
  const [first, ...others] = sample.definition.before;
  const body = `${first?.body}\n\n1. bir *iki* **üç**\n   1. [ADU](https://adu.az/) ქართული\n\nמחמד`;
  const before = [{ title: first?.title ?? '', body, sections: [] }, ...others];
  saveBook(
    (await formatBook({ ...sample, definition: { ...sample.definition, before } }, 'html')).parts,
    join(folder, 'kitab'),
  );
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

async function open(options: Parameters<Browser['newPage']>[0]): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, ...options });
  await page.goto(address);
  return page;
}

describe('the book as a folder of HTML', () => {
  test.each(['light', 'dark'] as const)('has no serious finding of axe, %s', async (colorScheme) => {
    const page = await open({ colorScheme });
    expect(await findings(page)).toEqual([]);
  });

  test('is read from a disk with its own fonts, and asks for nothing beside its folder', async () => {
    const asked: string[] = [];
    const page = await browser.newPage();
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(address);
    await page.evaluate('document.fonts.ready');
    const loaded = await page.evaluate(
      '[...document.fonts].filter((font) => font.status === "loaded").length',
    );
    expect(loaded).toBeGreaterThan(3);
    expect(asked.filter((url) => !url.startsWith(pathToFileURL(folder).href))).toEqual([]);
  });

  test('leads from its contents to a chapter by the keyboard, without any script', async () => {
    const page = await open({ javaScriptEnabled: false });
    const link = page.getByRole('navigation').getByRole('link', { name: 'Giriş' });
    await link.press('Enter');
    await expect
      .poll(async () => (await page.getByRole('heading', { name: 'Giriş' }).boundingBox())?.y ?? 1000)
      .toBeLessThan(300);
    expect(new URL(page.url()).hash).toBe('#part-2');
  });

  test('fits a narrow window, and a chapter opens a page on paper', async () => {
    const page = await open({ viewport: { width: 360, height: 640 } });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    const sheets = (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type \/Page\b/g);
    expect(sheets?.length).toBeGreaterThan(8);
  });
});
