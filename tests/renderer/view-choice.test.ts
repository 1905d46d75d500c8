import { expect, test } from 'vitest';
import { FIRST_VIEW, nextZoom, pictureWidth, scaleOf } from '../../renderer/viewer/view-choice.ts';

const A4 = { width: 794, height: 1123 };
const space = { width: 1032, height: 632 };

test.each([
  ['page', 0, 600 / 1123],
  ['width', 0, 1000 / 794],
  ['page', 1, 600 / 794],
  ['width', 3, 1000 / 1123],
  [8, 0, 8],
] as const)('a page fitted to %s after %i turns has its place', (zoom, turns, expected) => {
  expect(scaleOf(A4, { ...FIRST_VIEW, zoom, turns }, space)).toBeCloseTo(expected, 6);
});

test('zooming goes by steps from wherever it stands, from 50 to 800 %', () => {
  const steps = [0.1, 0.5, 0.52, 1, 7, 8].map((scale) => [nextZoom(scale, -1), nextZoom(scale, 1)]);
  expect(steps).toEqual([
    [0.1, 0.5],
    [0.5, 0.75],
    [0.5, 0.75],
    [0.75, 1.25],
    [6, 8],
    [6, 8],
  ]);
});

test('pictures are asked for in steps, as wide as the screen shows them, never wider than can be drawn', () => {
  const widths = [0.1, 0.5, 1, 2, 8].map((scale) => pictureWidth(A4, scale, 2));
  expect(widths).toEqual([400, 800, 1600, 3200, 4000]);
});
