import { describe, expect, test } from 'vitest';
import { breakLines, type Fragments } from '../../../main/compendium/layout/break-lines.ts';
import { randomNumbers } from './books.ts';

const words = (widths: readonly number[]): Fragments => ({
  count: widths.length,
  widths,
  spaces: widths.map((_, index) => (index < widths.length - 1 ? 2 : 0)),
  hyphens: widths.map(() => 0),
  penalties: widths.map(() => 0),
});

describe('breaking a paragraph into lines', () => {
  test('a paragraph that fits is one line', () => {
    expect(breakLines(words([10, 10]), 30, 1)).toEqual([2]);
  });

  test('the whole paragraph is weighed, not each line alone', () => {
    // Filling the first line would leave the second with one word and a hole.
    expect(breakLines(words([10, 10, 10, 30, 8]), 36, Number.POSITIVE_INFINITY)).toEqual([3, 4, 5]);
    expect(breakLines(words([14, 6, 6, 14, 12, 8]), 30, Number.POSITIVE_INFINITY)).toEqual([3, 5, 6]);
  });

  test('a line that would have to stretch too far is refused', () => {
    expect(breakLines(words([10, 29, 10]), 30, 2)).toBeNull();
  });

  test('ragged lines never reach beyond the width and keep every word', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const next = randomNumbers(seed);
      const widths = Array.from({ length: 1 + next(60) }, () => 1 + next(30));
      const ends = breakLines(words(widths), 40, Number.POSITIVE_INFINITY, true) ?? [];
      expect(ends.at(-1)).toBe(widths.length);
      ends.forEach((end, line) => {
        const part = widths.slice(ends[line - 1] ?? 0, end);
        expect(part.reduce((sum, width) => sum + width + 2, -2)).toBeLessThanOrEqual(40);
      });
    }
  });

  test('no other choice of breaks has fewer demerits', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const next = randomNumbers(seed);
      const widths = Array.from({ length: 2 + next(9) }, () => 2 + next(20));
      const found = breakLines(words(widths), 34, Number.POSITIVE_INFINITY) ?? [];
      const costs = everyBreaking(widths.length).map((ends) => costOf(ends, widths, 34));
      expect(costOf(found, widths, 34)).toBeCloseTo(Math.min(...costs), 3);
    }
  });
});

/** Every way to end lines in a paragraph of `count` words. */
function everyBreaking(count: number): readonly (readonly number[])[] {
  return Array.from({ length: 2 ** (count - 1) }, (_, mask) => [
    ...Array.from({ length: count - 1 }, (_, at) => at + 1).filter((at) => (mask >> (at - 1)) & 1),
    count,
  ]);
}

/** Demerits as the paper defines them, for spaces of 2 that stretch by half and shrink by 28 in a hundred. */
function costOf(ends: readonly number[], widths: readonly number[], width: number): number {
  let cost = 0;
  let before = 1;
  ends.forEach((end, line) => {
    const part = widths.slice(ends[line - 1] ?? 0, end);
    const glue = 2 * (part.length - 1);
    const short = width - part.reduce((sum, wide) => sum + wide, 0) - glue;
    const isLast = line === ends.length - 1;
    const ratio = short >= 0 ? (isLast ? 0 : short / (glue * 0.5)) : short / (glue * 0.28);
    if (ratio < -1 - 1e-9) cost = Number.POSITIVE_INFINITY;
    const fitness = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
    cost +=
      (10 + Math.min(100 * Math.abs(ratio) ** 3, 1e5)) ** 2 + (Math.abs(fitness - before) > 1 ? 3000 : 0);
    before = fitness;
  });
  return cost;
}
