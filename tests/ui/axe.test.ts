import { expect, test } from 'vitest';
import { findings } from './findings.ts';
import { startApp } from './harness.ts';

const PAGES = ['Avtoritet fayl', 'Külliyyat', 'Tarixçə', 'Səbət', 'Qeydlər'];

test.each(['light', 'dark'] as const)(
  'no screen has a serious finding of axe in the %s theme',
  async (colorScheme) => {
    const app = await startApp({ colorScheme });
    const { page } = app;
    const serious: Record<string, readonly string[]> = {};
    const look = async (screen: string): Promise<void> => {
      await page.waitForTimeout(250);
      serious[screen] = await findings(page);
    };
    await page.getByRole('radio', { name: 'Azərbaycanca' }).click();
    await look('first screen');
    await page.getByRole('button', { name: /^Yeni arxiv/ }).click();
    await look('new archive');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Nümunə arxivi aç/ }).click();
    await page.locator('.table-record').first().waitFor();
    await look('records');
    await page.locator('.table-record [data-field="title"]').first().click();
    await look('open record');
    for (const name of PAGES) {
      await page.getByRole('navigation').getByRole('button', { name }).first().click();
      await look(name);
    }
    for (const [screen, keys] of [
      ['settings', 'Control+,'],
      ['guide', 'F1'],
      ['new record', 'Control+n'],
    ] as const) {
      await page.keyboard.press(keys);
      await page.getByRole('dialog').waitFor();
      await look(screen);
      await page.keyboard.press('Escape');
    }
    await page.getByRole('button', { name: 'Menyu' }).click();
    await page.getByRole('menuitem', { name: 'Fayl' }).press('ArrowRight');
    await page.getByRole('menuitem', { name: /^Yeni arxiv/ }).waitFor();
    await look('menu');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.locator('.table-record [data-field="title"]').first().click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Qeydi aç' }).waitFor();
    await look('context menu');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Sütunlar' }).click();
    await look('columns');
    await app.close();
    expect(Object.fromEntries(Object.entries(serious).filter(([, list]) => list.length > 0))).toEqual({});
  },
);
