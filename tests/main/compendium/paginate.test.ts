import { expect, test } from 'vitest';
import { FINISHED_DESIGNS } from '../../../main/compendium/designs.ts';
import type { Box, FlowLine } from '../../../main/compendium/layout/boxes.ts';
import { createLook } from '../../../main/compendium/layout/look.ts';
import { createPaginator } from '../../../main/compendium/layout/paginate.ts';

const look = createLook({ ...FINISHED_DESIGNS[0].style, columns: 2 });
const HEIGHT = look.page.bottom - look.page.top;
const ROW = HEIGHT / 20;

let made = 0;
/** A line that is known by the width of its box. */
function line(given: Partial<FlowLine> & { readonly name?: number } = {}): FlowLine {
  const { name = ++made, ...rest } = given;
  const box: Box = { kind: 'rule', x: 0, y: 0, width: name, height: 1, color: 'ink' };
  return {
    height: ROW,
    before: 0,
    canBreakBefore: true,
    startsPage: false,
    boxes: [box],
    heading: null,
    ...rest,
  };
}
interface Placed {
  readonly name: number;
  readonly x: number;
  readonly row: number;
}
/** The pages that lines fill. */
function paginate(lines: readonly FlowLine[]): readonly (readonly Placed[])[] {
  const pages: Placed[][] = [];
  const paginator = createPaginator(look, ({ page }) => {
    const boxes = page.parts.flatMap(({ y, boxes: own }) => own.map((box) => ({ ...box, y: box.y + y })));
    pages.push(
      boxes.map(({ width, x, y }) => ({ name: width, x: Math.round(x), row: (y - look.page.top) / ROW })),
    );
  });
  for (const one of lines) paginator.push(one);
  paginator.end();
  return pages;
}
const many = (count: number, from: number, given: Partial<FlowLine> = {}) =>
  Array.from({ length: count }, (_, index) => line({ name: from + index, ...given }));
const figure = (name: number, number: number) => line({ name, figure: number, height: 8 * ROW });
const names = (page: readonly Placed[] | undefined) => (page ?? []).map(({ name }) => name);

test('a figure without room waits for the next page, which the text before it fills', () => {
  const [first, second] = paginate([...many(15, 1), figure(100, 1), ...many(10, 16)]);
  expect(names(first)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  expect(names(second)).toEqual([100, 21, 22, 23, 24, 25]);
  expect(second?.[0]?.row).toBe(0);
});

test('figures keep their order, however many wait', () => {
  const pages = paginate([
    ...many(15, 1),
    figure(100, 1),
    figure(101, 2),
    figure(102, 3),
    line({ name: 16, figure: 4 }),
    ...many(3, 17),
  ]);
  expect(pages.flatMap(names).filter((name) => name >= 100 || name === 16)).toEqual([100, 101, 102, 16]);
  expect(pages.flatMap(names)).toHaveLength(22);
});

test('no figure is taken into the next chapter, nor lost at the end of the book', () => {
  const pages = paginate([
    ...many(15, 1),
    figure(100, 1),
    line({ name: 200, startsPage: true }),
    ...many(14, 201),
    figure(101, 2),
  ]);
  expect(pages.map((page) => names(page)[0])).toEqual([1, 100, 200, 101]);
});

test('a figure that its heading holds takes the heading along', () => {
  const held = { ...figure(100, 1), canBreakBefore: false };
  const [first, second] = paginate([...many(15, 1), held, line({ name: 16 })]);
  expect(names(first)).toEqual(many(14, 1).map(({ boxes }) => boxes[0]?.width));
  expect(names(second)).toEqual([15, 100, 16]);
});

test('two columns end at the same height, the first no shorter', () => {
  const [page] = paginate(many(7, 1, { isNarrow: true }));
  expect(names(page?.filter(({ x }) => x === 0))).toEqual([1, 2, 3, 4]);
  expect(names(page?.filter(({ x }) => x > 0))).toEqual([5, 6, 7]);
  expect(page?.find(({ name }) => name === 5)?.row).toBe(0);
});

test('columns that began on one page end even on the next, under what stands over both', () => {
  const [first, second] = paginate([line({ name: 50 }), ...many(50, 1, { isNarrow: true })]);
  expect(first).toHaveLength(39);
  const left = second?.filter(({ x }) => x === 0) ?? [];
  expect([left.length, (second?.length ?? 0) - left.length]).toEqual([6, 6]);
});

test('lines that hold together are not parted for the sake of even columns', () => {
  const held = many(5, 2, { isNarrow: true, canBreakBefore: false });
  const [page] = paginate([line({ name: 1, isNarrow: true }), ...held, line({ name: 7, isNarrow: true })]);
  expect(names(page?.filter(({ x }) => x === 0))).toEqual([1, 2, 3, 4, 5, 6]);
});
