import { expect, test } from 'vitest';
import type { ViewGroup } from '../../preload/model.ts';
import { createLines } from '../../renderer/records/grid-lines.ts';

const GROUPS: readonly ViewGroup[] = [
  { key: 'a', title: null, from: 0, count: 2 },
  { key: 'b', title: null, from: 2, count: 3 },
  { key: null, title: null, from: 5, count: 1 },
];

/** The lines in words: headings by their key (+ open, - closed), rows by their number. */
function written(lines: ReturnType<typeof createLines>): string {
  return Array.from({ length: lines.count }, (_, line) => {
    const heading = lines.groupAt(line);
    return heading ? `${heading.isOpen ? '+' : '-'}${heading.group.key}` : lines.rowOf(line);
  }).join(' ');
}

test('every group stands under its heading, and a closed one hides its rows', () => {
  expect(written(createLines(6, GROUPS, new Set()))).toBe('+a 0 1 +b 2 3 4 +null 5');
  expect(written(createLines(6, GROUPS, new Set(['b'])))).toBe('+a 0 1 -b +null 5');
  expect(written(createLines(6, GROUPS, new Set(['a', 'b', null])))).toBe('-a -b -null');
  expect(written(createLines(3, [], new Set(['b'])))).toBe('0 1 2');
});

test('a row of a closed group is found at its heading', () => {
  const lines = createLines(6, GROUPS, new Set(['b']));
  expect([0, 1, 2, 3, 4, 5].map(lines.lineOf)).toEqual([1, 2, 3, 3, 3, 5]);
});

test.each([
  [0, 9, [[0, 6]]],
  [0, 1, []],
  [1, 5, [[0, 3]]],
  [-5, 3, [[0, 2]]],
  [4, 99, [[2, 6]]],
] as const)('the records on lines %i to %i', (from, to, spans) => {
  expect(createLines(6, GROUPS, new Set()).spansOf(from, to)).toEqual(spans);
});

test('records of closed groups are left out', () => {
  expect(createLines(6, GROUPS, new Set(['b'])).spansOf(0, 9)).toEqual([
    [0, 2],
    [5, 6],
  ]);
});

test('of ten thousand groups over a million rows every line is found at once', () => {
  const groups = Array.from({ length: 10_000 }, (_, index) => ({
    key: index,
    title: null,
    from: index * 100,
    count: 100,
  }));
  const closed = new Set(groups.filter(({ key }) => key % 3 === 0).map(({ key }) => key));
  const lines = createLines(1_000_000, groups, closed);
  expect(lines.count).toBe(10_000 + 1_000_000 - closed.size * 100);
  for (let row = 1; row < 1_000_000; row += 7919) {
    if (closed.has(Math.floor(row / 100))) continue;
    expect(lines.rowOf(lines.lineOf(row))).toBe(row);
  }
});
