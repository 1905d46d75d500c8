import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { AnswerOf, ArgumentOf, CallName, Reply } from '../../preload/api.ts';
import { type RunningApp, startApp } from './harness.ts';

const FOLDER = join(import.meta.dirname, '../../resources/samples');
/** The five sample documents, in the order of their names. */
export const SAMPLES: readonly string[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .map((name) => join(FOLDER, name));

/** Asks the archive as the window does. */
export async function call<N extends CallName>(
  page: Page,
  name: N,
  argument: ArgumentOf<N>,
): Promise<AnswerOf<N>> {
  const reply = (await page.evaluate(
    async ([callName, callArgument]) => {
      const response = await fetch('/call', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ name: callName, argument: callArgument }),
      });
      return response.json();
    },
    [name, argument] as const,
  )) as Reply<AnswerOf<N>>;
  if (!reply.ok) throw new Error(`${name}: ${reply.error.code} ${reply.error.detail}`);
  return reply.value;
}

/** A window in English over a new, empty archive. */
export async function startEmptyArchive(): Promise<RunningApp> {
  const app = await startApp();
  // Subtle: choosers are caught for as long as somebody listens; to begin anew for each comes too late for a key.
  app.page.on('filechooser', () => undefined);
  await call(app.page, 'setSettings', { locale: 'en', theme: 'light' });
  await call(app.page, 'createArchive', { name: 'Test' });
  await app.page.reload();
  await app.page.getByText('There are no records here yet').first().waitFor();
  return app;
}

/** Chooses files by the keyboard, as File ▸ Import does, and waits for their review. */
export async function openReview(page: Page, files: readonly string[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+i');
  await (await chooser).setFiles([...files]);
  await page.getByRole('dialog', { name: 'Review of what was read' }).waitFor();
}

/** A window in English over an archive with all that the samples hold. */
export async function startWithSamples(): Promise<RunningApp> {
  const app = await startEmptyArchive();
  await openReview(app.page, SAMPLES);
  await app.page.keyboard.press('Control+Enter');
  await app.page.getByRole('dialog').waitFor({ state: 'detached' });
  await app.page.locator('.table-record').first().waitFor();
  return app;
}

/** The titles that a search finds. */
export async function searchTitles(page: Page, text: string): Promise<readonly string[]> {
  return (await call(page, 'search', { text })).hits.map(({ title }) => title);
}
