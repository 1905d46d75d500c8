import { expect, test } from 'vitest';
import type { RecordId, RecordRow, ViewId, ViewState } from '../../preload/model.ts';
import { MOST_PAGES } from '../../renderer/records/row-pages.ts';
import { createRowSource, type RowCalls } from '../../renderer/records/row-source.ts';

const MILLION = 1_000_000;

interface Archive {
  readonly calls: RowCalls;
  /** Pages that were asked for, by their first row. */
  readonly asked: number[];
  /** The ids of the next view, by place. */
  order: (place: number) => number;
  total: number;
  isComplete: boolean;
  /** Views that are no longer kept. */
  readonly expired: Set<number>;
}

/** An archive of a million records in a fixed order, which answers each call a little later. */
function createArchive(): Archive {
  let last = 0;
  const orders = new Map<number, (place: number) => number>();
  const archive: Archive = {
    asked: [],
    order: (place) => place,
    total: MILLION,
    isComplete: true,
    expired: new Set(),
    calls: {
      createView: async (): Promise<ViewState> => {
        last += 1;
        orders.set(last, archive.order);
        return { view: last as ViewId, total: archive.total, isComplete: archive.isComplete };
      },
      getRows: async ({ view, from, to }) => {
        if (archive.expired.has(view)) throw Object.assign(new Error('gone'), { code: 'viewExpired' });
        archive.asked.push(from);
        await new Promise((resolve) => setTimeout(resolve, 1));
        const order = orders.get(view) as (place: number) => number;
        const count = Math.max(0, Math.min(to, archive.total) - from);
        return Array.from({ length: count }, (_, index) => rowOf(order(from + index)));
      },
      getRowIds: async ({ view, from, to }) =>
        Array.from({ length: to - from }, (_, index) => orders.get(view)?.(from + index) as RecordId),
      getGroups: async () => [],
      findRow: async ({ view, id }) => {
        for (let place = 0; place < archive.total; place += 1)
          if (orders.get(view)?.(place) === id) return place;
        return -1;
      },
    },
  };
  return archive;
}

const rowOf = (id: number): RecordRow => ({ id, title: `Qeyd ${id}`, fields: {} }) as unknown as RecordRow;

test('the last of a million rows come when they are in sight, and only few pages are kept', async () => {
  const archive = createArchive();
  const source = createRowSource(archive.calls);
  await source.show({}, ['title']);
  for (let from = 0; from < MILLION; from += 9973) await source.ensure([[from, from + 30]]);
  await source.ensure([[MILLION - 30, MILLION]]);
  expect(source.rowAt(MILLION - 1)?.title).toBe(`Qeyd ${MILLION - 1}`);
  expect(source.rowAt(MILLION)).toBeUndefined();
  expect(source.store.get().pages.size).toBeLessThanOrEqual(MOST_PAGES);
});

test('while one drags the scroll bar, places that were passed are not asked for', async () => {
  const archive = createArchive();
  const source = createRowSource(archive.calls);
  await source.show({}, ['title']);
  archive.asked.length = 0;
  const all = Array.from({ length: 200 }, (_, step) => source.ensure([[step * 5000, step * 5000 + 30]]));
  await Promise.all(all);
  expect(source.rowAt(199 * 5000)?.id).toBe(199 * 5000);
  expect(archive.asked.length).toBeLessThan(8);
});

test('rows that are here are not asked for again', async () => {
  const archive = createArchive();
  const source = createRowSource(archive.calls);
  await source.show({}, ['title']);
  await source.ensure([[0, 30]]);
  await source.ensure([[10, 40]]);
  expect(archive.asked).toEqual([0]);
});

test('a new view comes with the rows around a record that is kept in its place', async () => {
  const archive = createArchive();
  const source = createRowSource(archive.calls);
  await source.show({}, ['title']);
  await source.ensure([[5000, 5030]]);
  source.keep(() => [{ id: 5010 as RecordId, before: 5010 }]);
  archive.order = (place) => (place + MILLION - 700) % MILLION;
  await source.refresh();
  expect(source.store.get().kept).toEqual([{ id: 5010, before: 5010, after: 5710 }]);
  expect(source.store.get().isSameQuery).toBe(true);
  expect([5700, 5710, 5729].map((place) => source.rowAt(place)?.id)).toEqual([5000, 5010, 5029]);
});

test('a record that is no longer in the view is told so', async () => {
  const archive = createArchive();
  const source = createRowSource(archive.calls);
  await source.show({}, ['title']);
  source.keep(() => [{ id: 3 as RecordId, before: 3 }]);
  archive.total = 50;
  archive.order = (place) => place + 10;
  await source.refresh();
  expect(source.store.get().kept).toEqual([{ id: 3, before: 3, after: -1 }]);
  expect(source.rowAt(0)?.id).toBe(10);
});

test('a view that is answered with its first rows is complete later', async () => {
  const archive = createArchive();
  archive.total = 130;
  archive.isComplete = false;
  const source = createRowSource(archive.calls);
  await source.show({ text: 'a' }, ['title']);
  await source.ensure([[0, 130]]);
  expect(source.store.get().isComplete).toBe(false);
  archive.total = 100_000;
  await source.complete({ view: source.store.get().view as ViewId, total: 100_000, isComplete: true });
  await source.ensure([[99_980, 100_000]]);
  const { total, isComplete } = source.store.get();
  expect([total, isComplete, source.rowAt(99_999)?.id]).toEqual([100_000, true, 99_999]);
});

test('a view that the archive keeps no longer is made again', async () => {
  const archive = createArchive();
  const source = createRowSource(archive.calls);
  await source.show({}, ['title']);
  archive.expired.add(source.store.get().view as number);
  await source.ensure([[70_000, 70_030]]);
  await source.ensure([[70_000, 70_030]]);
  expect(source.rowAt(70_010)?.id).toBe(70_010);
});

test('a changed record is shown in its place at once', async () => {
  const source = createRowSource(createArchive().calls);
  await source.show({}, ['title']);
  source.patch({ ...rowOf(7), title: 'Yeni' });
  expect([6, 7].map((place) => source.rowAt(place)?.title)).toEqual(['Qeyd 6', 'Yeni']);
});
