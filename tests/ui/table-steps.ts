import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { AnswerOf, ArgumentOf, CallName, Reply } from '../../preload/api.ts';
import type { RecordId } from '../../preload/model.ts';
import type { RunningApp } from './harness.ts';

/** Milliseconds: the machine may be busy with other tests. */
export const SOON = { timeout: 15_000 };

/** What a test does with the table of a window. */
export interface TableSteps {
  readonly call: <N extends CallName>(name: N, argument: ArgumentOf<N>) => Promise<AnswerOf<N>>;
  /** Opens a new archive with records of these titles and fields. */
  readonly makeArchive: (records: readonly TestRecord[]) => Promise<readonly RecordId[]>;
  /** Shows the records of a type by its name in the interface. */
  readonly showType: (name: string) => Promise<void>;
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  /** The grid takes the focus, with the cursor on a cell; both count from 0, the first column of ticks is 0. */
  readonly goTo: (row: number, column: number) => Promise<void>;
  readonly grid: () => Locator;
  readonly cell: (row: number, column: number) => Locator;
  /** The texts of a column, by its field, in the order of the rows. */
  readonly columnIs: (field: string, expected: readonly string[]) => Promise<void>;
  /** The names of the columns in their order. */
  readonly headsAre: (expected: readonly string[]) => Promise<void>;
  /** The text of the cell that the grid says is active. */
  readonly activeIs: (expected: string) => Promise<void>;
  /** How many cells are selected. */
  readonly selectedIs: (expected: number) => Promise<void>;
}

export interface TestRecord {
  readonly type: string;
  readonly title: string;
  readonly fields?: Readonly<Record<string, readonly string[]>>;
}

let made = 0;

/** The steps of a test on the table of an app's window. */
export function tableSteps({ page }: RunningApp): TableSteps {
  const call: TableSteps['call'] = (name, argument) => callArchive(page, name, argument);
  const grid = (): Locator => page.getByRole('grid').first();
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const row = (index: number): Locator => grid().locator(`[role=row][aria-rowindex="${index + 3}"]`);
  return {
    call,
    makeArchive: async (records) => {
      made += 1;
      await call('createArchive', { name: `Cədvəl ${made}` });
      const ids: RecordId[] = [];
      for (const { type, title, fields = {} } of records) {
        const { id } = await call('createRecord', { type, parent: null, title });
        for (const [field, texts] of Object.entries(fields))
          await call('setField', { id, field, values: texts.map((text) => ({ text })) });
        ids.push(id);
      }
      await page.reload();
      await row(0).waitFor();
      return ids;
    },
    showType: async (name) => {
      await page
        .getByRole('navigation', { name: 'Qeyd növləri' })
        .getByRole('button', { name: new RegExp(name) })
        .click();
      await expect.poll(() => grid().getAttribute('aria-label'), SOON).toBe(name);
      await row(0).locator('[data-field]').first().waitFor();
    },
    press,
    type: (text) => page.keyboard.type(text),
    goTo: async (index, column) => {
      await grid().focus();
      await press(
        'Control+Home',
        ...Array<string>(column).fill('ArrowRight'),
        ...Array<string>(index).fill('ArrowDown'),
      );
    },
    grid,
    cell: (index, column) => row(index).locator(`[aria-colindex="${column + 1}"]`),
    columnIs: async (field, expected) => {
      const texts = () =>
        grid()
          .locator('.table-record')
          .evaluateAll(
            (rows, name) =>
              rows
                .sort(
                  (a, b) => Number(a.getAttribute('aria-rowindex')) - Number(b.getAttribute('aria-rowindex')),
                )
                .map((one) => one.querySelector(`[data-field="${name}"]`)?.textContent ?? '?'),
            field,
          );
      await expect.poll(texts, SOON).toEqual(expected);
    },
    headsAre: async (expected) => {
      await expect
        .poll(() => grid().locator('.table-header-label').allTextContents(), SOON)
        .toEqual(expected);
    },
    activeIs: async (expected) => {
      const active = () =>
        grid().evaluate(
          (element) =>
            document.getElementById(element.getAttribute('aria-activedescendant') ?? '')?.textContent,
        );
      await expect.poll(active, SOON).toBe(expected);
    },
    selectedIs: async (expected) => {
      await expect
        .poll(() => grid().locator('[role="gridcell"][aria-selected="true"]').count(), SOON)
        .toBe(expected);
    },
  };
}

async function callArchive<N extends CallName>(
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
