import { expect, test } from 'vitest';
import { scrollScale, TALLEST } from '../../renderer/records/scroll-scale.ts';

const ROW = 34;

test('as long as a page can be that tall, scrolling is left as it is', () => {
  const scale = scrollScale(100_000 * ROW, 600);
  expect([scale.height, scale.toRows(1234), scale.toScroll(1234)]).toEqual([3_400_000, 1234, 1234]);
});

test.each([1_000_000, 5_000_000])(
  'of %i rows the first and the last can be reached, and places come back',
  (rows) => {
    const total = rows * ROW;
    const scale = scrollScale(total, 600);
    expect(scale.height).toBe(TALLEST);
    expect(scale.toRows(0)).toBe(0);
    expect(scale.toRows(TALLEST - 600)).toBeCloseTo(total - 600, 3);
    expect(scale.toRows(scale.toScroll(12_345_678))).toBeCloseTo(12_345_678, 3);
  },
);

test('where everything fits into sight nothing scrolls', () => {
  expect(scrollScale(5 * ROW, 600).height).toBe(5 * ROW);
});
