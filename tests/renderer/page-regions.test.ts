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
