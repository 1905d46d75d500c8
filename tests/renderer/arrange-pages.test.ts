import { expect, test } from 'vitest';
import { moved, steppedBy } from '../../renderer/viewer/arrange-pages.ts';

const letters = 'abcdef'.split('');
const same = (letter: string): string => letter;
const move = (keys: string, target: string, side: 'before' | 'after') =>
  moved(letters, new Set(keys), same, target, side).join('');
const step = (keys: string, by: 1 | -1) => steppedBy(letters, new Set(keys), same, by).join('');

test('things are moved before or after another, together and in their order', () => {
  expect([move('b', 'e', 'after'), move('fb', 'a', 'before'), move('ac', 'c', 'after')]).toEqual([
    'acdebf',
    'bfacde',
    'abcdef',
  ]);
});

test('things go one place up or down together, and stay at the end', () => {
  expect([step('c', -1), step('c', 1), step('bd', 1), step('a', -1), step('ef', 1), step('', 1)]).toEqual([
    'acbdef',
    'abdcef',
    'acebdf',
    'abcdef',
    'abcdef',
    'abcdef',
  ]);
});
