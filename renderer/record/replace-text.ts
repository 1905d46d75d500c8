import type { Selected } from './markdown-edit.ts';

/** Gives a text area another text. Subtle: through the browser's own editing, so that Control+Z takes it back. */
export function replaceText(input: HTMLTextAreaElement, { text, from, to }: Selected): void {
  input.focus();
  const before = input.value;
  let start = 0;
  while (start < before.length && before[start] === text[start]) start += 1;
  let end = 0;
  const most = Math.min(before.length, text.length) - start;
  while (end < most && before[before.length - 1 - end] === text[text.length - 1 - end]) end += 1;
  input.setSelectionRange(start, before.length - end);
  const added = text.slice(start, text.length - end);
  if (added === '') document.execCommand('delete');
  else document.execCommand('insertText', false, added);
  input.setSelectionRange(from, to);
}
