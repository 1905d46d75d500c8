import { expect, test } from 'vitest';
import { keyName } from '../../renderer/key-name.ts';

const pressed = (key: string, code: string, modifiers: string) => ({
  key,
  code,
  ctrlKey: modifiers.includes('C'),
  metaKey: modifiers.includes('M'),
  shiftKey: modifiers.includes('S'),
  altKey: modifiers.includes('A'),
});

test.each([
  ['a plain key', pressed('F1', 'F1', ''), 'F1'],
  ['Ctrl with a letter', pressed('z', 'KeyZ', 'C'), 'Ctrl+Z'],
  ['Ctrl and Shift with a letter', pressed('N', 'KeyN', 'CS'), 'Ctrl+Shift+N'],
  ['Command on a Mac', pressed('o', 'KeyO', 'M'), 'Ctrl+O'],
  ['Ctrl on a Russian layout', pressed('я', 'KeyZ', 'C'), 'Ctrl+Z'],
  ['a layout with Z and Y exchanged', pressed('z', 'KeyY', 'C'), 'Ctrl+Z'],
  ['a comma', pressed(',', 'Comma', 'C'), 'Ctrl+,'],
  ['AltGr, which types letters', pressed('ə', 'KeyE', 'CA'), ''],
])('%s is called as commands name it', (_name, event, expected) => {
  expect(keyName(event)).toBe(expected);
});
