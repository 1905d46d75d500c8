import { expect, test } from 'vitest';
import {
  readLayout,
  type TableLayout,
  withColumnAt,
  withFrozen,
  withShown,
  withWidth,
} from '../../renderer/records/table-layout.ts';

const WIDTHS = new Map([
  ['title', 294],
  ['date', 172],
  ['creator', 210],
  ['note', 150],
]);
const LAYOUT: TableLayout = {
  columns: [
    { field: 'title', width: 294, isFrozen: true },
    { field: 'date', width: 172, isFrozen: false },
    { field: 'creator', width: 210, isFrozen: false },
  ],
  sort: null,
  groupBy: null,
  filters: {},
};
const order = ({ columns }: TableLayout): string =>
  columns.map(({ field, isFrozen }) => (isFrozen ? `[${field}]` : field)).join(' ');

test.each([
  ['creator', 1, '[title] creator date'],
  ['creator', 0, '[creator] [title] date'],
  ['creator', 99, '[title] date creator'],
  ['title', 2, 'date creator title'],
  ['title', 0, '[title] date creator'],
  ['note', 0, '[title] date creator'],
])('the column %s moved to place %i', (field, place, expected) => {
  expect(order(withColumnAt(LAYOUT, field, place))).toBe(expected);
});

test('the first columns are frozen, and none after them', () => {
  expect([0, 1, 2, 3].map((count) => order(withFrozen(LAYOUT, count)))).toEqual([
    'title date creator',
    '[title] date creator',
    '[title] [date] creator',
    '[title] [date] [creator]',
  ]);
});

test('a column is shown at the end, once, and hidden again, but the title stays', () => {
  const note = { field: 'note', width: 150 };
  const shown = withShown(LAYOUT, note, true);
  expect(order(shown)).toBe('[title] date creator note');
  expect(withShown(shown, note, true)).toEqual(shown);
  expect(withShown(shown, note, false)).toEqual(LAYOUT);
  expect(withShown(LAYOUT, { field: 'title', width: 294 }, false)).toBe(LAYOUT);
});

test('no column gets narrower than one can grasp or wider than a window', () => {
  expect([10, 200.4, 5000].map((width) => withWidth(LAYOUT, 'date', width).columns[1]?.width)).toEqual([
    60, 200, 900,
  ]);
});

test('a stored layout comes back whole', () => {
  const layout: TableLayout = {
    ...withFrozen(LAYOUT, 2),
    sort: { field: 'date', direction: 'desc' },
    groupBy: 'year',
    filters: { title: 'konfrans' },
  };
  expect(readLayout(JSON.stringify(layout), WIDTHS)).toEqual(layout);
});

test.each([
  ['not JSON', '{', null],
  ['another thing', '{"columns":7}', null],
  ['nothing', null, null],
  [
    'a column that is gone, one twice, no title',
    '{"columns":[{"field":"gone"},{"field":"date"},{"field":"date"}]}',
    'date title',
  ],
  [
    'a frozen column behind another one',
    { columns: [{ field: 'date' }, { field: 'title', isFrozen: true }] },
    '[title] date',
  ],
  [
    'wrong sorts of things',
    { columns: [{ field: 'title', width: 'x' }], sort: 1, groupBy: 'moon', filters: { a: 1 } },
    'title',
  ],
])('a stored layout with %s is read as far as it makes sense', (_what, stored, expected) => {
  const layout = readLayout(stored, WIDTHS);
  expect(layout && order(layout)).toBe(expected);
});
