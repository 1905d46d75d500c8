import { expect, test } from 'vitest';
import { createApi } from '../../main/api.ts';
import { type Archive, closeArchive } from '../../main/archive.ts';
import { deleteCompendium, listCompendia, saveCompendium } from '../../main/compendia.ts';
import { listHistory } from '../../main/history/list.ts';
import { createStepRestores } from '../../main/history/restore-step.ts';
import { redo, undo, undoState } from '../../main/history/undo.ts';
import { createJobs } from '../../main/jobs/jobs.ts';
import { deleteRecords } from '../../main/records/bin.ts';
import { createRecord } from '../../main/records/edit.ts';
import {
  deleteSavedView,
  getSavedViewByName,
  listSavedViews,
  moveSavedView,
  saveView,
} from '../../main/saved-views.ts';
import type { CompendiumDefinition, SavedViewDefinition, SavedViewId } from '../../preload/model.ts';
import { contentOf, randomNumbers } from './archive-content.ts';
import { failureOf, newArchive, openForTest } from './helpers.ts';

const definition: SavedViewDefinition = {
  query: {
    text: 'memorandum -layihə',
    types: ['memorandum'],
    filters: [{ field: 'signedAt', value: 'bakı' }],
    facets: { years: [2006] },
    sort: { field: 'date', direction: 'desc' },
    groupBy: 'year',
  },
  layout: {
    columns: [
      { field: 'title', width: 294, isFrozen: true },
      { field: 'date', width: 140.5, isFrozen: false },
    ],
  },
};
const simple = (text: string): SavedViewDefinition => ({ query: { text }, layout: { columns: [] } });
const names = (archive: Archive): string =>
  listSavedViews(archive.db)
    .map(({ name }) => name)
    .join('');
const save = (archive: Archive, name: string): SavedViewId => saveView(archive, null, name, simple(name)).id;

test('a view keeps its search, filters, facets, order, grouping and columns, and goes with the archive', async () => {
  const archive = await newArchive();
  const { id } = saveView(archive, null, 'Memorandumlar, 2006', definition);
  closeArchive(archive);
  const reopened = await openForTest(archive.folder);
  expect(listSavedViews(reopened.db)).toEqual([{ id, name: 'Memorandumlar, 2006', definition }]);
  expect(getSavedViewByName(reopened.db, 'Memorandumlar, 2006').id).toBe(id);
});

test('saving, renaming, changing, moving and removing views are steps that are undone and redone', async () => {
  const archive = await newArchive();
  const states = [contentOf(archive)];
  const step = (work: () => unknown): void => {
    work();
    states.push(contentOf(archive));
  };
  step(() => save(archive, 'A'));
  step(() => save(archive, 'B'));
  step(() => save(archive, 'C'));
  const [a, , c] = listSavedViews(archive.db).map(({ id }) => id) as [SavedViewId, SavedViewId, SavedViewId];
  step(() => saveView(archive, a, 'D', simple('A')));
  step(() => saveView(archive, a, 'D', definition));
  step(() => moveSavedView(archive, c, 0));
  step(() => deleteSavedView(archive, a));
  expect(names(archive)).toBe('CB');
  for (const state of states.slice(0, -1).reverse()) {
    undo(archive);
    expect(contentOf(archive)).toEqual(state);
  }
  for (const state of states.slice(1)) {
    redo(archive);
    expect(contentOf(archive)).toEqual(state);
  }
});

test('any history of views is undone to nothing and redone to all of it', async () => {
  const archive = await newArchive();
  const below = randomNumbers(7);
  const states = [contentOf(archive)];
  for (let turn = 0; turn < 60; turn++) {
    const views = listSavedViews(archive.db);
    const one = views[below(Math.max(1, views.length))];
    const before = undoState(archive.db);
    const kind = one ? below(4) : 0;
    if (kind === 0) save(archive, `v${turn}`);
    else if (kind === 1 && one) saveView(archive, one.id, `r${turn}`, one.definition);
    else if (kind === 2 && one) moveSavedView(archive, one.id, below(views.length));
    else if (one) deleteSavedView(archive, one.id);
    if (JSON.stringify(contentOf(archive)) !== JSON.stringify(states.at(-1))) states.push(contentOf(archive));
    else expect(undoState(archive.db)).toEqual(before);
  }
  for (const state of states.slice(0, -1).reverse()) {
    undo(archive);
    expect(contentOf(archive)).toEqual(state);
  }
  for (const _ of states.slice(1)) redo(archive);
  expect(contentOf(archive)).toEqual(states.at(-1));
});

test('two views cannot have one name, and saving one as it is writes nothing', async () => {
  const archive = await newArchive();
  const a = save(archive, 'A');
  const b = save(archive, 'B');
  expect(await failureOf(() => save(archive, 'A'))).toBe('nameTaken');
  expect(await failureOf(() => saveView(archive, b, 'A', simple('B')))).toBe('nameTaken');
  const before = listHistory(archive.db, {}).length;
  saveView(archive, a, 'A', simple('A'));
  moveSavedView(archive, b, 1);
  expect(listHistory(archive.db, {})).toHaveLength(before);
});

test('a view that is gone is told as missing, whatever is done with it', async () => {
  const archive = await newArchive();
  const a = save(archive, 'A');
  deleteSavedView(archive, a);
  for (const work of [
    () => deleteSavedView(archive, a),
    () => moveSavedView(archive, a, 0),
    () => saveView(archive, a, 'A', definition),
    () => getSavedViewByName(archive.db, 'A'),
  ])
    expect(await failureOf(work)).toBe('savedViewMissing');
});

test('the history names the view, and the step that removed it can be taken back while its name is free', async () => {
  const archive = await newArchive();
  const a = save(archive, 'Fondlar');
  deleteSavedView(archive, a);
  const [removed] = listHistory(archive.db, {});
  expect([removed?.entity, removed?.before]).toEqual(['savedView', [{ text: 'Fondlar' }]]);
  const restores = createStepRestores(
    archive,
    createJobs(() => undefined),
  );
  const batch = removed?.batch;
  if (!batch) throw new Error('no step');
  const { id } = saveView(archive, null, 'Fondlar', definition);
  expect((await restores.preview(batch, 0, 10)).impossible).toBe(1);
  deleteSavedView(archive, id);
  await restores.restore(batch, { chosen: 'all', excluded: [] });
  expect(names(archive)).toBe('Fondlar');
});

test('compendia are kept in the same way, in the order in which they were made', async () => {
  const archive = await newArchive();
  const book: CompendiumDefinition = {
    title: 'Külliyyat',
    subtitle: '',
    institution: '',
    year: '',
    language: 'az',
    before: [],
    entries: { title: '', isNumbered: true, selection: { query: {} } },
    after: [],
  };
  const before = contentOf(archive);
  const { id } = saveCompendium(archive, null, 'Z', book);
  saveCompendium(archive, null, 'A', book);
  expect(listCompendia(archive.db).map(({ name }) => name)).toEqual(['Z', 'A']);
  deleteCompendium(archive, id);
  for (let turn = 0; turn < 3; turn++) undo(archive);
  expect(contentOf(archive)).toEqual(before);
});

test('the count of a view follows the archive', async () => {
  const archive = await newArchive();
  const events: string[] = [];
  const { handlers, close } = createApi(archive, {
    pathOf: String,
    emit: (event) => events.push(event),
  });
  const count = async () => (await handlers.countRecords({ query: { types: ['file'] } })).total;
  const record = createRecord(archive, 'file', null, 'Qovluq');
  createRecord(archive, 'document', null, 'Sənəd');
  expect(await count()).toBe(1);
  deleteRecords(archive, [record]);
  expect(await count()).toBe(0);
  events.length = 0;
  await handlers.saveView({ id: null, name: 'Boş', definition });
  expect(events).toEqual(['recordsChanged']);
  expect(await handlers.listSavedViews({})).toHaveLength(1);
  close();
});
