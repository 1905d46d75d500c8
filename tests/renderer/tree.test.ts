import { expect, test } from 'vitest';
import type { RecordId, TreeBranch } from '../../preload/model.ts';
import {
  earlierWindow,
  firstWindow,
  laterWindow,
  MOST,
  windowAround,
  withBranches,
} from '../../renderer/records/branch-window.ts';
import { inTreeOrder, linesOf, recordOfKey, restOfKey } from '../../renderer/records/tree-lines.ts';
import { AT_THE_END, moveOfDrop, moveOfStep } from '../../renderer/records/tree-moves.ts';

const id = (number: number): RecordId => number as RecordId;
const branch = (ids: readonly number[], total = ids.length, from = 0): TreeBranch => ({
  total,
  from,
  nodes: ids.map((number) => ({
    id: id(number),
    type: 'file',
    title: `R${number}`,
    referenceCode: '',
    cover: null,
    childCount: number === 2 ? 7 : 0,
  })),
});
/** 1 (with 11, 12, 13 below it), 2, 3. */
const tree = new Map([
  [null, branch([1, 2, 3])],
  [id(1), branch([11, 12, 13])],
]);

test.each([
  [[2], 'up', { parent: null, position: 0 }],
  [[1], 'up', null],
  [[2], 'down', { parent: null, position: 2 }],
  [[3], 'down', null],
  [[1, 2], 'down', { parent: null, position: 1 }],
  [[12, 13], 'up', { parent: 1, position: 0 }],
  [[3], 'in', { parent: 2, position: 7 }],
  [[1], 'in', null],
  [[12], 'out', { parent: null, position: 1 }],
  [[2], 'out', null],
  [[2, 12], 'up', null],
  [[99], 'up', null],
] as const)('the records %j take a step %s to %j', (ids, step, move) => {
  expect(moveOfStep(tree, ids.map(id), step)).toEqual(move);
});

test.each([
  [[3], 1, 'before', { parent: null, position: 0 }],
  [[1], 3, 'after', { parent: null, position: 2 }],
  [[1, 2], 3, 'before', { parent: null, position: 0 }],
  [[12], 2, 'on', { parent: 2, position: AT_THE_END }],
  [[2, 11], 13, 'after', { parent: 1, position: 2 }],
  [[2], 99, 'on', null],
] as const)('the records %j dropped at %i (%s) go to %j', (ids, target, where, move) => {
  expect(moveOfDrop(tree, ids.map(id), id(target), where)).toEqual(move);
});

test('records are taken in the order of the tree, whatever the order in which they were selected', () => {
  expect(inTreeOrder(tree, new Set([3, 13, 77, 1, 11].map(id)))).toEqual([1, 11, 13, 3, 77]);
});

test('a branch tells what is not in sight before and after, and a line of that names its branch', () => {
  const lines = linesOf(branch([5, 6], 10, 4), id(1));
  expect(lines.map(({ kind, count }) => [kind, count])).toEqual([
    ['earlier', 4],
    ['record', 0],
    ['record', 0],
    ['later', 4],
  ]);
  expect(restOfKey(lines[3]?.key ?? '')).toEqual({ kind: 'later', parent: 1 });
  expect(restOfKey(linesOf(branch([5], 9), null)[1]?.key ?? '')).toEqual({ kind: 'later', parent: null });
  expect([recordOfKey('5'), recordOfKey(lines[0]?.key ?? '')]).toEqual([5, null]);
});

test('a branch that is not loaded yet has one line that waits', () => {
  expect(linesOf(undefined, id(1), 3).map(({ kind }) => kind)).toEqual(['waiting']);
  expect(linesOf(undefined, id(1), 0)).toEqual([]);
});

test('never more than some hundred children are in sight, and every one of 100,000 can be', () => {
  const total = 100_000;
  let window = firstWindow(undefined);
  for (let page = 0; page < 2000; page++) {
    const nodes = Array.from({ length: Math.min(window.limit, total - window.from) }, (_, index) => index);
    expect(nodes.length).toBeLessThanOrEqual(MOST);
    const loaded = branch(nodes, total, window.from);
    if (window.from + nodes.length >= total) break;
    window = laterWindow(loaded);
  }
  expect(window.from + window.limit).toBeGreaterThanOrEqual(total);
  const back = earlierWindow(branch([1, 2, 3], total, 500));
  expect(back).toEqual({ from: 400, limit: 103 });
  expect(windowAround(branch([1, 2, 3], total, 500), 501)).toEqual({ from: 500, limit: 100 });
  expect(windowAround(branch([1, 2, 3], total, 500), 90_000)).toEqual({ from: 89_950, limit: 100 });
});

test('a record stands in one branch only: where it was found last', () => {
  const moved = withBranches(tree, [[id(2), branch([12])]]);
  const ids = (parent: number | null) =>
    moved.get(parent === null ? null : id(parent))?.nodes.map((node) => node.id);
  expect([ids(null), ids(1), ids(2)]).toEqual([[1, 2, 3], [11, 13], [12]]);
});
