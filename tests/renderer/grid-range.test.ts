import { expect, test } from 'vitest';
import { pastedRange, type RangeKind, rangeOf } from '../../renderer/records/grid-range.ts';

const SIZE = { rows: 10, columns: 6 };
const text = (range: ReturnType<typeof rangeOf>): string =>
  range === null ? 'none' : `${range.top}-${range.bottom} × ${range.left}-${range.right}`;

test.each([
  ['the cursor alone is its cell', null, [3, 2], '3-3 × 2-2'],
  ['a rectangle, whichever corner it began in', [[5, 4], 'cells'], [3, 2], '3-5 × 2-4'],
  ['rows are whole', [[5, 4], 'rows'], [3, 2], '3-5 × 1-5'],
  ['columns are whole', [[5, 4], 'columns'], [3, 2], '0-9 × 2-4'],
  ['all is all', [[5, 4], 'all'], [3, 2], '0-9 × 1-5'],
  ['a range from the first column is one of rows', [[5, 0], 'cells'], [3, 2], '3-5 × 1-5'],
  ['the first column alone is its row', null, [3, 0], '3-3 × 1-5'],
  ['on a head there is none', null, [-2, 2], 'none'],
  ['a range that began in the head begins in the first row', [[-1, 2], 'cells'], [3, 2], '0-3 × 2-2'],
] as const)('%s', (_what, begin, [row, column], expected) => {
  const start =
    begin === null
      ? null
      : { anchor: { row: begin[0][0], column: begin[0][1] }, kind: begin[1] as RangeKind };
  expect(text(rangeOf(start, { row, column }, SIZE))).toBe(expected);
});

test('in a table without rows nothing is selected', () => {
  expect(rangeOf(null, { row: 0, column: 1 }, { rows: 0, columns: 6 })).toBeNull();
});

test.each([
  ['one cell takes the whole block', [2, 2, 3, 3], [2, 3], '2-3 × 3-5'],
  ['a multiple of the block is filled again and again', [0, 5, 1, 2], [2, 1], '0-5 × 1-2'],
  ['a range of the same size is filled once', [1, 2, 1, 3], [2, 3], '1-2 × 1-3'],
  ['another range takes the block from its first cell on', [0, 4, 1, 2], [2, 2], '0-1 × 1-2'],
  ['a smaller range grows', [0, 1, 1, 1], [3, 2], '0-2 × 1-2'],
] as const)('pasting: %s', (_what, [top, bottom, left, right], [rows, columns], expected) => {
  expect(text(pastedRange({ top, bottom, left, right }, { rows, columns }))).toBe(expected);
});
