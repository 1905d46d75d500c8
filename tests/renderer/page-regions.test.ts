import { expect, test } from 'vitest';
import type { BookPlace } from '../../preload/model.ts';
import { regionsOf } from '../../renderer/compendium/page-regions.ts';

const place = (title: string, page: number, y: number): BookPlace => ({
  source: title === 'cover' ? { part: 'cover' } : { record: title },
  title,
  page,
  y,
});
const places = [place('cover', 1, 0), place('a', 3, 0.1), place('b', 3, 0.6), place('c', 6, 0.5)];

test.each([
  ['the cover is all of its page', 1, 'cover 0-1'],
  ['the contents come from no part', 2, ''],
  ['a page of two entries is parted where the second begins', 3, 'a 0.1-0.6, b 0.6-1'],
  ['an entry reaches over pages that it fills', 4, 'b 0-1'],
  ['and to where the next one begins', 6, 'b 0-0.5, c 0.5-1'],
  ['the last one reaches to the end', 9, 'c 0-1'],
])('%s', (_, page, expected) => {
  const told = regionsOf(places, page).map(({ title, top, bottom }) => `${title} ${top}-${bottom}`);
  expect(told.join(', ')).toBe(expected);
});

const inColumns: readonly BookPlace[] = [
  place('chapter', 1, 0.1),
  { ...place('a', 1, 0.2), column: 0 },
  { ...place('b', 1, 0.6), column: 0 },
  { ...place('c', 1, 0.5), column: 1 },
  { ...place('d', 3, 0.4), column: 1 },
  place('e', 5, 0.1),
];

test.each([
  ['columns begin under their chapter', 1, 'chapter 0.1-0.2, a < 0.2-0.6, b < 0.6-1, b > 0.2-0.5, c > 0.5-1'],
  ['an entry fills both columns', 2, 'c 0-1'],
  ['an entry goes on over the first column into the second', 3, 'c < 0-1, c > 0-0.4, d > 0.4-1'],
  ['up to what goes over both columns', 5, 'd 0-0.1, e 0.1-1'],
])('%s', (_, page, expected) => {
  const told = regionsOf(inColumns, page).map(({ title, top, bottom, left, right }) =>
    [title, ...(left > 0 ? ['>'] : right < 1 ? ['<'] : []), `${top}-${bottom}`].join(' '),
  );
  expect(told.join(', ')).toBe(expected);
});
