import { expect, test } from 'vitest';
import { writeStep } from '../../main/history/step.ts';
import { addRecord } from '../../main/records/edit.ts';
import { createViews } from '../../main/records/views.ts';
import { followHistory } from '../../main/search/search-index.ts';
import type { ViewState } from '../../preload/model.ts';
import { newArchive } from './helpers.ts';

const MANY = 10_300;
const HEADS = 400;

test('a search that finds very many answers its first rows at once, and tells when it is whole', async () => {
  const archive = await newArchive();
  writeStep(archive, 'import', (step) => {
    for (let made = 0; made < MANY; made++) {
      const day = 700_000 + ((made * 7919) % MANY);
      const title = made < HEADS ? `Konfrans ${made}` : `Sənəd ${made}`;
      const date = { text: String(day), dateFrom: day, dateTo: day };
      const note = { text: 'Konfrans haqqında' };
      addRecord(step, { type: 'document', parentId: null, title, values: { date: [date], note: [note] } });
    }
  });
  followHistory(archive.search, archive.catalogue.db);
  const told: ViewState[] = [];
  const views = createViews(archive, (state) => told.push(state));
  const query = { text: 'konfrans', sort: { field: 'relevance', direction: 'desc' as const } };
  const begun = views.create(query);
  expect([begun.isComplete, begun.total]).toEqual([false, 200]);
  const first = views.rows(begun.view, 0, 100, []).map(({ id }) => id);
  expect(told).toEqual([]);
  await expect.poll(() => told).toEqual([{ view: begun.view, total: MANY, isComplete: true }]);
  expect(views.ids(begun.view, 0, 100)).toEqual(first);
  // The same again is known by then; any other order is whole at once.
  expect(views.create(query)).toMatchObject({ total: MANY, isComplete: true });
  expect(views.create({ text: 'konfrans' })).toMatchObject({ total: MANY, isComplete: true });
  // A row beyond the first ones makes the view whole before it is answered.
  archive.search.matches.sets.clear();
  const other = views.create(query);
  expect([other.isComplete, views.ids(other.view, 300, 301).length]).toEqual([false, 1]);
});
