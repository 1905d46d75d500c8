import { expect, test } from 'vitest';
import { type PageBox, turnBox, WHOLE_PAGE } from '../../../preload/page-box.ts';

test('a part of a page goes with it when it is turned, and comes back after four quarters', () => {
  const upperLeft: PageBox = [0, 0, 0.25, 0.5];
  expect([1, 2, 3, 4, -1].map((turns) => turnBox(upperLeft, turns))).toEqual([
    [0.5, 0, 1, 0.25],
    [0.75, 0.5, 1, 1],
    [0, 0.75, 0.5, 1],
    [0, 0, 0.25, 0.5],
    [0, 0.75, 0.5, 1],
  ]);
  expect(turnBox(WHOLE_PAGE, 3)).toEqual(WHOLE_PAGE);
});
