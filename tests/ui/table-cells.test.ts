import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RecordId } from '../../preload/model.ts';
import { findings } from './findings.ts';
import { type RunningApp, startApp } from './harness.ts';
import { SOON, type TableSteps, tableSteps } from './table-steps.ts';

let app: RunningApp;
let steps: TableSteps;
let ids: readonly RecordId[];

beforeAll(async () => {
  app = await startApp();
  steps = tableSteps(app);
  await steps.call('setSettings', { locale: 'az', theme: 'light' });
});
afterAll(() => app.close());

beforeEach(async () => {
  ids = await steps.makeArchive([
    {
      type: 'project',
      title: 'Alma',
      fields: { acronym: ['A'], projectId: ['1'], partners: ['ADU', 'Bir; iki'] },
    },
    { type: 'project', title: 'Banan', fields: { acronym: ['B'], projectId: ['2'] } },
    { type: 'project', title: 'Ceviz', fields: { acronym: ['C'], projectId: ['3'] } },
    { type: 'project', title: 'Dolma', fields: { acronym: ['D'], projectId: ['4'] } },
  ]);
  await steps.showType('Layihələr');
});

/** Pastes a text as another program would have put it on the clipboard. */
async function pasteText(text: string): Promise<void> {
  await app.page.evaluate((words) => {
    const data = new DataTransfer();
    data.setData('text/plain', words);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}

/** What a copy puts on the clipboard as plain text. */
async function copiedText(): Promise<string> {
  return app.page.evaluate(() => {
    const data = new DataTransfer();
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }),
    );
    return data.getData('text/plain');
  });
}

const nameOf = async (row: number): Promise<readonly (string | undefined)[]> => {
  const { fields } = await steps.call('getRecord', { id: ids[row] as RecordId });
  return (fields['partners'] ?? []).map(({ name }) => name);
};

test('cells are selected with Shift, to the edges with Ctrl, whole columns and rows with the space bar', async () => {
  await steps.goTo(1, 2);
  await steps.press('Shift+ArrowDown', 'Shift+ArrowRight');
  await steps.selectedIs(4);
  await steps.press('Control+Shift+ArrowDown');
  await steps.selectedIs(6);
  await steps.press('Shift+End');
  await steps.selectedIs(18);
  await steps.press('ArrowUp');
  await steps.selectedIs(0);
  await steps.press('Control+Space');
  await steps.selectedIs(4);
  await steps.press('Shift+ArrowLeft');
  await steps.selectedIs(8);
  await steps.goTo(1, 2);
  await steps.press('Shift+Space');
  await steps.selectedIs(7);
  await steps.press('Shift+ArrowDown');
  await steps.selectedIs(14);
  await steps.press('Control+a');
  await steps.selectedIs(28);
  await expect.poll(() => app.page.locator('.table-record[aria-selected="true"]').count(), SOON).toBe(4);
  expect(await findings(app.page)).toEqual([]);
  await steps.press('Escape');
  await steps.selectedIs(0);
});

test('cells are selected with the mouse, by drawing over them or with Shift', async () => {
  await steps.cell(0, 2).hover();
  await app.page.mouse.down();
  await steps.cell(2, 3).hover();
  await app.page.mouse.up();
  await steps.selectedIs(6);
  await steps.cell(3, 2).click();
  await steps.cell(2, 1).click({ modifiers: ['Shift'] });
  await steps.selectedIs(4);
});

test('a copied block is pasted with all that it means, once or as often as it fits', async () => {
  await steps.goTo(0, 2);
  await steps.press('Shift+ArrowRight', 'Control+c');
  await steps.goTo(2, 2);
  await steps.press('Shift+ArrowRight', 'Shift+ArrowDown', 'Control+v');
  await steps.columnIs('acronym', ['A', 'B', 'A', 'A']);
  await steps.columnIs('projectId', ['1', '2', '1', '1']);
  await steps.press('Control+z');
  await steps.columnIs('acronym', ['A', 'B', 'C', 'D']);
  await steps.goTo(0, 7);
  await steps.press('Control+c', 'ArrowDown', 'Control+v');
  await expect.poll(() => nameOf(1), SOON).toEqual(await nameOf(0));
});

test('a copied block is a table of texts that a spreadsheet takes', async () => {
  await steps.goTo(0, 2);
  await steps.press('Shift+ArrowDown', 'Shift+ArrowRight');
  expect(await copiedText()).toBe('A\t1\r\nB\t2\r\n');
  await steps.goTo(0, 7);
  expect(await copiedText()).toBe('ADU; "Bir; iki"\r\n');
});

test('a block of a spreadsheet is pasted from a cell on, several values parted by semicolons', async () => {
  await steps.goTo(0, 2);
  await pasteText('X\t10\r\n"iki\nsətir"\t20\r\n');
  await steps.columnIs('acronym', ['X', 'iki sətir', 'C', 'D']);
  await steps.columnIs('projectId', ['10', '20', '3', '4']);
  await steps.goTo(2, 7);
  await pasteText('BDU; "Bir; iki"');
  await expect.poll(() => nameOf(2), SOON).toEqual(['BDU', 'Bir; iki']);
});

test('cut cells are empty, and are pasted elsewhere', async () => {
  await steps.goTo(0, 2);
  await steps.press('Shift+ArrowDown', 'Control+x');
  await steps.columnIs('acronym', ['', '', 'C', 'D']);
  await steps.goTo(2, 2);
  await steps.press('Control+v');
  await steps.columnIs('acronym', ['', '', 'A', 'B']);
});

test('Delete empties the selected cells as one step, but never the title', async () => {
  await steps.goTo(0, 1);
  await steps.press('Shift+ArrowDown', 'Shift+ArrowRight', 'Delete');
  await steps.columnIs('acronym', ['', '', 'C', 'D']);
  await steps.columnIs('title', ['Alma', 'Banan', 'Ceviz', 'Dolma']);
  await steps.press('Control+z');
  await steps.columnIs('acronym', ['A', 'B', 'C', 'D']);
});

test('whole rows are moved to the bin by Delete', async () => {
  await steps.goTo(1, 2);
  await steps.press('Shift+Space', 'Delete');
  await steps.columnIs('title', ['Alma', 'Ceviz', 'Dolma']);
});

test('cells are filled down and to the right', async () => {
  await steps.goTo(0, 2);
  await steps.press('Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d');
  await steps.columnIs('acronym', ['A', 'A', 'A', 'D']);
  await steps.goTo(3, 2);
  await steps.press('Control+d');
  await steps.columnIs('acronym', ['A', 'A', 'A', 'A']);
  await steps.press('Shift+ArrowRight', 'Control+r');
  await steps.columnIs('projectId', ['1', '2', '3', 'A']);
});

test('what cannot be read is shown before anything is written, and kept as words where that is wanted', async () => {
  await steps.goTo(0, 4);
  await pasteText('2005\r\nsabah\r\n');
  const dialog = app.page.getByRole('dialog');
  await dialog.getByText('1 xana yazıla bilmir; səbəbi yanındadır.').waitFor();
  await dialog.getByText('sabah').first().waitFor();
  expect(await findings(app.page)).toEqual([]);
  await dialog.getByRole('checkbox', { name: 'Anlaşılmayan sözləri olduğu kimi saxla' }).focus();
  await steps.press('Space');
  await dialog.getByText('Bütün xanalar yazıla bilər.').waitFor();
  await dialog.getByRole('button', { name: '2 xananı yaz' }).focus();
  await steps.press('Enter');
  await steps.columnIs('period', ['2005', 'sabah', '', '']);
});

test('more than a hundred cells are shown before they are written', async () => {
  await steps.makeArchive(
    Array.from({ length: 60 }, (_, index) => ({
      type: 'project',
      title: `Layihə ${String(index).padStart(2, '0')}`,
    })),
  );
  await steps.showType('Layihələr');
  await steps.goTo(0, 2);
  await pasteText(Array.from({ length: 60 }, (_, index) => `A${index}\t${index}\r\n`).join(''));
  const dialog = app.page.getByRole('dialog', { name: '120 xananın yazılması' });
  await dialog.getByText('Bütün xanalar yazıla bilər.').waitFor();
  await dialog.getByRole('button', { name: '120 xananı yaz' }).focus();
  await steps.press('Enter');
  await app.page.getByText('120 xana yazıldı').waitFor();
  await expect.poll(() => steps.cell(0, 2).textContent(), SOON).toBe('A0');
});

test('columns that cannot be written to are left out, which is told', async () => {
  await app.page.getByRole('button', { name: 'Sütunlar' }).click();
  await app.page.getByRole('checkbox', { name: 'Növ', exact: true }).focus();
  await steps.press('Space', 'Escape');
  await steps.goTo(0, 8);
  await pasteText('Konfrans');
  await app.page.getByText('Bu sütunlara yazmaq olmur, ötürüldü: Növ').waitFor();
  await steps.columnIs('type', ['Layihə', 'Layihə', 'Layihə', 'Layihə']);
});
