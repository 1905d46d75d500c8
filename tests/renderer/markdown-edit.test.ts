import { expect, test } from 'vitest';
import {
  continueList,
  editMarkdown,
  type MarkdownCommand,
  type Selected,
} from '../../renderer/record/markdown-edit.ts';

/** `[` and `]` stand around what is selected. */
function read(marked: string): Selected {
  const from = marked.indexOf('⟦');
  const to = marked.indexOf('⟧') - 1;
  return { text: marked.replace(/[⟦⟧]/g, ''), from, to };
}
function write({ text, from, to }: Selected): string {
  return `${text.slice(0, from)}⟦${text.slice(from, to)}⟧${text.slice(to)}`;
}

test.each<readonly [MarkdownCommand, string, string]>([
  ['strong', 'one ⟦two⟧ three', 'one **⟦two⟧** three'],
  ['strong', 'one **⟦two⟧** three', 'one ⟦two⟧ three'],
  ['emphasis', '⟦two⟧', '*⟦two⟧*'],
  ['emphasis', '**⟦two⟧**', '***⟦two⟧***'],
  ['bullets', 'a⟦b\nc⟧d', '⟦- ab\n- cd⟧'],
  ['bullets', '⟦- ab\n- cd⟧', '⟦ab\ncd⟧'],
  ['numbers', '⟦- ab\n- cd⟧', '⟦1. ab\n2. cd⟧'],
  ['bullets', 'ab⟦⟧', '- ab⟦⟧'],
  ['indent', '- a\n⟦- b⟧', '- a\n⟦  - b⟧'],
  ['outdent', '- a\n⟦  - b⟧', '- a\n⟦- b⟧'],
  ['link', 'see ⟦here⟧', 'see [here](⟦https://⟧)'],
])('%s turns %j into %j', (command, before, after) => {
  expect(write(editMarkdown(read(before), command))).toBe(after);
});

test.each<readonly [string, string | null]>([
  ['- one⟦⟧', '- one\n- ⟦⟧'],
  ['  - one⟦⟧', '  - one\n  - ⟦⟧'],
  ['9. one⟦⟧', '9. one\n10. ⟦⟧'],
  ['- one\n- ⟦⟧', '- one\n⟦⟧'],
  ['plain⟦⟧', null],
])('Enter after %j gives %j', (before, after) => {
  const next = continueList(read(before));
  expect(next && write(next)).toBe(after);
});
