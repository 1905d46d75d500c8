import { expect, test } from 'vitest';
import { type EntryChanges, orderEntries, tidyChanges } from '../../preload/entry-order.ts';

const letters = (text: string): readonly string[] => [...text];

test.each<readonly [string, string, EntryChanges, string]>([
  ['a query alone keeps its order', 'abc', {}, 'abc'],
  ['what is left out goes, what is added comes last', 'abc', { leftOut: ['b'], added: ['x'] }, 'acx'],
  ['what the query chooses anyway is not printed twice', 'abc', { added: ['b', 'x'] }, 'abcx'],
  ['left out wins over added', 'abc', { added: ['x'], leftOut: ['x'] }, 'abc'],
  ['an order by hand is kept', 'abc', { order: letters('cab') }, 'cab'],
  ['what is new follows what it follows in the query', 'anbc', { order: letters('cab') }, 'canb'],
  ['what is new and first stays first', 'nabc', { order: letters('cab') }, 'ncab'],
  ['an order that names what is gone loses nothing else', 'abc', { order: letters('cxab') }, 'cab'],
  ['an order is kept for what was added too', 'abc', { added: ['x'], order: letters('xcab') }, 'xcab'],
])('%s', (_, chosen, changes, expected) => {
  expect(orderEntries(letters(chosen), changes).join('')).toBe(expected);
});

test('changes that change nothing leave a query alone', () => {
  expect(tidyChanges({ added: [], leftOut: ['a'], order: undefined })).toEqual({ leftOut: ['a'] });
});
