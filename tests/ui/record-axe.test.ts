import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningApp } from './harness.ts';
import { call, openReview, SAMPLES, startEmptyArchive } from './import-steps.ts';

/** Axe looks long at a loaded machine's pages. */
const PATIENCE = 180_000;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
interface Finding {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

let app: RunningApp;
let page: Page;
beforeAll(async () => {
  app = await startEmptyArchive();
  page = app.page;
});
afterAll(() => app.close());

/** What axe calls serious or critical now, in the light and in the dark theme. */
async function findings(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const theme of ['light', 'dark'] as const) {
    await call(page, 'setSettings', { theme });
    await page.locator(`html[data-theme="${theme}"]`).waitFor();
    await page.waitForTimeout(300);
    await page.evaluate(AXE);
    const { violations } = (await page.evaluate('axe.run(document)')) as {
      readonly violations: readonly Finding[];
    };
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    found.push(
      ...serious.map(({ id, nodes }) => `${theme}: ${id} ${nodes[0]?.html} ${nodes[0]?.failureSummary}`),
    );
  }
  return found;
}

test(
  'the review of an import has no serious finding of axe',
  async () => {
    await openReview(page, SAMPLES);
    await page.locator('.review-file').nth(2).click();
    await page.locator('.draft-open').nth(1).click();
    const seen: Record<string, readonly string[]> = { drafts: await findings() };
    for (const tab of ['Compendium', 'Questions', 'Notices']) {
      await page.getByRole('dialog').getByRole('tab', { name: tab }).click();
      seen[tab] = await findings();
    }
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(seen).toEqual({ drafts: [], Compendium: [], Questions: [], Notices: [] });
  },
  PATIENCE,
);

test(
  'the record with its tabs and the editor of its texts have no serious finding of axe',
  async () => {
    await page
      .locator('.table-record', { hasText: 'Sahibkarlıq' })
      .first()
      .locator('[data-field="title"]')
      .click();
    await page.locator('[data-field="aim"]').getByRole('button', { name: /^Edit/ }).click();
    const seen: Record<string, readonly string[]> = { editor: await findings() };
    for (const tab of ['Relations', 'Translation', 'Files', 'History', 'Fields']) {
      await page.locator('.record-panel').getByRole('tab', { name: tab }).click();
      seen[tab] = await findings();
    }
    expect(seen).toEqual({ editor: [], Relations: [], Translation: [], Files: [], History: [], Fields: [] });
  },
  PATIENCE,
);

test(
  'a name with its merge, and every part of a compendium, have no serious finding of axe',
  async () => {
    const go = (name: string) => page.getByRole('navigation').getByRole('button', { name }).first().click();
    await go('Authority file');
    await page.getByRole('option').first().click();
    const seen: Record<string, readonly string[]> = { name: await findings() };
    await page.getByRole('button', { name: 'Merge into another name…' }).click();
    seen['merge'] = await findings();
    await page.keyboard.press('Escape');
    await go('Compendium');
    await page.locator('.page-frame img').first().waitFor();
    for (const [part, line] of Object.entries({ cover: 0, section: 2, entries: 5 })) {
      await page.locator('.outline-item').nth(line).click();
      seen[part] = await findings();
    }
    expect(seen).toEqual({ name: [], merge: [], cover: [], section: [], entries: [] });
  },
  PATIENCE,
);
