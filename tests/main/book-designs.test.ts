import { expect, test } from 'vitest';
import { closeArchive } from '../../main/archive.ts';
import { deleteDesign, listDesigns, saveDesign } from '../../main/book-designs.ts';
import { FINISHED_DESIGNS } from '../../main/compendium/designs.ts';
import { redo, undo } from '../../main/history/undo.ts';
import type { BookDesign } from '../../preload/model.ts';
import { contentOf } from './archive-content.ts';
import { failureOf, newArchive, openForTest } from './helpers.ts';

const [, state] = FINISHED_DESIGNS as readonly [BookDesign, BookDesign];
const own = (name: string, accent = '#203040'): BookDesign => ({ name, style: { ...state.style, accent } });

test('the finished designs are there before any own one', async () => {
  const { db } = await newArchive();
  expect(listDesigns(db).finished.map(({ name }) => name)).toEqual(['report', 'state', 'handbook']);
  expect(listDesigns(db).own).toEqual([]);
});

test('an own design keeps its style and layouts, and goes with the archive', async () => {
  const archive = await newArchive();
  const design = { ...own('Nazirlik'), layouts: { project: [{ field: 'aim', form: 'inline' as const }] } };
  const { id } = saveDesign(archive, null, design);
  closeArchive(archive);
  const reopened = await openForTest(archive.folder);
  expect(listDesigns(reopened.db).own).toEqual([{ id, design }]);
});

test('saving, changing and removing designs are steps that are undone and redone', async () => {
  const archive = await newArchive();
  const states = [contentOf(archive)];
  const step = (work: () => unknown): void => {
    work();
    states.push(contentOf(archive));
  };
  let id = saveDesign(archive, null, own('A')).id;
  states.push(contentOf(archive));
  step(() => saveDesign(archive, id, own('B', '#445566')));
  step(() => {
    id = saveDesign(archive, null, own('C')).id;
  });
  step(() => deleteDesign(archive, id));
  for (const before of states.slice(0, -1).reverse()) {
    undo(archive);
    expect(contentOf(archive)).toEqual(before);
  }
  for (const after of states.slice(1)) {
    redo(archive);
    expect(contentOf(archive)).toEqual(after);
  }
});

test('a name is taken once, and a design that is gone is named', async () => {
  const archive = await newArchive();
  const { id } = saveDesign(archive, null, own('A'));
  expect(await failureOf(() => saveDesign(archive, null, own('A')))).toBe('nameTaken');
  deleteDesign(archive, id);
  expect(await failureOf(() => deleteDesign(archive, id))).toBe('bookDesignMissing');
});
