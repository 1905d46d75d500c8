import { describe, expect, test } from 'vitest';
import { addBlock, addNote, isInList, setHeading } from '../../renderer/compendium/section-edit.ts';
import { editTable, goToCell, NEW_TABLE, type TableCommand } from '../../renderer/compendium/table-edit.ts';
import type { Selected } from '../../renderer/record/markdown-edit.ts';

/** A text with `‹` and `›` around what is selected, or `¦` where the text area stands. */
function read(marked: string): Selected {
  const point = marked.indexOf('¦');
  if (point >= 0) return { text: marked.replace('¦', ''), from: point, to: point };
  const from = marked.indexOf('‹');
  return { text: marked.replace(/[‹›]/g, ''), from, to: marked.indexOf('›') - 1 };
}
const show = (selected: Selected | null): string | null => {
  if (!selected) return null;
  const { text, from, to } = selected;
  if (from === to) return `${text.slice(0, from)}¦${text.slice(from)}`;
  return `${text.slice(0, from)}‹${text.slice(from, to)}›${text.slice(to)}`;
};

describe('the tools of a section', () => {
  test.each([
    ['Söz¦', 2, '## Söz¦'],
    ['## Söz¦', 2, 'Söz¦'],
    ['# Söz¦', 3, '### Söz¦'],
    ['a\n‹b\n\nc›\nd', 1, 'a\n‹# b\n\n# c›\nd'],
  ] as const)('make %j a heading of level %i, and text again', (before, level, after) => {
    expect(show(setHeading(read(before), level))).toBe(after);
  });

  test('number a new footnote after the highest, and go to where it is written', () => {
    expect(show(addNote(read('Bir¦ iki.')))).toBe('Bir[^1] iki.\n\n[^1]: ¦');
    expect(show(addNote(read('Bir[^1] iki¦.\n\n[^1]: a\n')))).toBe('Bir[^1] iki[^2].\n\n[^1]: a\n[^2]: ¦');
  });

  test('put a table on lines of its own', () => {
    expect(addBlock(read('Bir¦ söz.\niki'), NEW_TABLE).text).toBe(`Bir söz.\n\n${NEW_TABLE}\n\niki`);
  });

  test.each([
    ['- a¦', true],
    ['‹1. a\n   - b›', true],
    ['söz¦', false],
    ['‹- a\nsöz›', false],
  ])('know whether %j stands in a list', (text, isIn) => {
    expect(isInList(read(text))).toBe(isIn);
  });
});

describe('the tools of a table', () => {
  const table = '| Ölkə | Məbləğ |\n|---|---:|\n| AZ¦ | 12 |';

  test.each<[TableCommand, string]>([
    ['addRow', '| Ölkə | Məbləğ |\n|------|-------:|\n| AZ   | 12     |\n| ¦     |        |'],
    ['addColumn', '| Ölkə |     | Məbləğ |\n|------|-----|-------:|\n| AZ   | ¦    | 12     |'],
    ['removeRow', '| ‹Ölkə› | Məbləğ |\n|------|-------:|'],
    ['removeColumn', '| Məbləğ |\n|-------:|\n| ‹12›     |'],
  ])('%s writes the columns under each other', (command, after) => {
    expect(show(editTable(read(table), command))).toBe(after);
  });

  test('Tab goes from cell to cell over the rule, and out at the end', () => {
    const first = goToCell(read('| a¦ | b |\n|---|---|\n| c | d |'), 1);
    expect(show(first)).toBe('| a   | ‹b›   |\n|-----|-----|\n| c   | d   |');
    const second = first && goToCell(first, 1);
    expect(show(second)).toBe('| a   | b   |\n|-----|-----|\n| ‹c›   | d   |');
    expect(show(second && goToCell(second, -1))).toBe('| a   | ‹b›   |\n|-----|-----|\n| c   | d   |');
    expect(goToCell(read('| a | b |\n|---|---|\n| c | d¦ |'), 1)).toBe(null);
  });

  test('nothing is done outside a table', () => {
    expect(editTable(read('a | b¦'), 'addRow')).toBe(null);
  });
});
