import { expect, test } from 'vitest';
import { FILTER_ROW, HEADER_ROW, isTypingKey, moveInGrid } from '../../renderer/records/grid-keys.ts';

const size = { rows: 1000, columns: 6, page: 20 };
const at = (row: number, column: number) => ({ row, column });
const key = (name: string) => {
  const parts = name.split('+');
  return { key: parts.at(-1) ?? '', isControl: parts.includes('Ctrl'), isShift: parts.includes('Shift') };
};

test.each([
  ['ArrowDown', at(3, 2), at(4, 2)],
  ['ArrowDown', at(999, 2), at(999, 2)],
  ['ArrowUp', at(0, 2), at(FILTER_ROW, 2)],
  ['ArrowUp', at(FILTER_ROW, 2), at(HEADER_ROW, 2)],
  ['ArrowUp', at(HEADER_ROW, 2), at(HEADER_ROW, 2)],
  ['ArrowLeft', at(3, 0), at(3, 0)],
  ['ArrowRight', at(3, 5), at(3, 5)],
  ['Home', at(3, 4), at(3, 0)],
  ['End', at(3, 1), at(3, 5)],
  ['Ctrl+Home', at(700, 4), at(0, 0)],
  ['Ctrl+End', at(3, 1), at(999, 5)],
  ['PageDown', at(3, 1), at(23, 1)],
  ['PageDown', at(990, 1), at(999, 1)],
  ['PageUp', at(3, 1), at(0, 1)],
  ['Ctrl+ArrowDown', at(3, 1), at(999, 1)],
])('%s takes the cursor from %o to %o', (name, from, to) => {
  expect(moveInGrid(from, key(name), size)).toEqual(to);
});

test('a key that moves nothing is left to others', () => {
  expect(moveInGrid(at(3, 1), key('F2'), size)).toBeNull();
});

test('in a table without rows the cursor reaches the head and nothing else', () => {
  expect(moveInGrid(at(0, 1), key('Ctrl+End'), { ...size, rows: 0 })).toEqual(at(FILTER_ROW, 5));
});

const typed = (name: string, modifiers: Partial<Record<'ctrlKey' | 'altKey' | 'isAltGraph', true>> = {}) => ({
  key: name,
  ctrlKey: modifiers.ctrlKey ?? false,
  metaKey: false,
  altKey: modifiers.altKey ?? false,
  getModifierState: () => modifiers.isAltGraph ?? false,
});

test.each([
  ['a letter', typed('ə'), true],
  ['a dead key', typed('Dead'), true],
  [
    'a letter with AltGr, which also reports Ctrl and Alt',
    typed('€', { ctrlKey: true, altKey: true, isAltGraph: true }),
    true,
  ],
  ['Ctrl+A', typed('a', { ctrlKey: true }), false],
  ['an arrow', typed('ArrowUp'), false],
])('%s begins to type: %#', (_name, event, expected) => {
  expect(isTypingKey(event)).toBe(expected);
});
