import type { KeyboardEvent } from 'react';
import type { AfterEdit, EditorKind } from './cell-edit.ts';

/** What a key does in the editor of a cell: where to go after writing, or something within the editor. */
export type EditorAction = AfterEdit | 'cancel' | 'addValue' | 'nextValue' | 'previousValue' | 'newLine';

/** The action of a key in an editor; null where the key belongs to the input in it. */
export function editorAction(event: KeyboardEvent, kind: EditorKind): EditorAction | null {
  const target = event.target as HTMLElement;
  const isControl = event.ctrlKey || event.metaKey;
  if (event.key === 'Escape') return 'cancel';
  if (event.key === 'F2') return 'stay';
  if (event.key === 'Tab') return target.closest('button') ? null : event.shiftKey ? 'left' : 'right';
  if (event.key === 'Enter') return enterAction(event, target, kind, isControl);
  if (kind !== 'list' || !isControl) return null;
  if (event.key === 'ArrowDown') return 'nextValue';
  return event.key === 'ArrowUp' ? 'previousValue' : null;
}

function enterAction(
  { altKey, shiftKey }: KeyboardEvent,
  target: HTMLElement,
  kind: EditorKind,
  isControl: boolean,
): EditorAction | null {
  const isPicking = kind !== 'choice' && target.hasAttribute('aria-activedescendant');
  if (target.closest('button') || isPicking) return null;
  if (target.closest('.text-editor')) return isControl ? 'down' : null;
  if (altKey) return kind === 'list' ? 'addValue' : 'newLine';
  return shiftKey ? 'up' : 'down';
}

/** Carries an action out that stays within the editor; false for one that ends it. */
export function actWithin(action: EditorAction, box: HTMLElement, target: HTMLElement): boolean {
  if (action === 'newLine') {
    if (target instanceof HTMLTextAreaElement) document.execCommand('insertText', false, '\n');
    return true;
  }
  if (action === 'addValue') {
    target.blur();
    box.querySelector<HTMLElement>('.value-add')?.click();
    return true;
  }
  if (action !== 'nextValue' && action !== 'previousValue') return false;
  const inputs = [...box.querySelectorAll<HTMLElement>('.value-row :is(textarea, input)')];
  const at = inputs.indexOf(target) + (action === 'nextValue' ? 1 : -1);
  focusAtEnd(inputs[at]);
  return true;
}

/** Gives an input the focus with the caret behind what stands in it. */
export function focusAtEnd(input: HTMLElement | null | undefined): void {
  input?.focus();
  if (input instanceof HTMLTextAreaElement || input instanceof HTMLInputElement)
    input.setSelectionRange(input.value.length, input.value.length);
}
