// biome-ignore-all lint/a11y/noStaticElementInteractions: hears the keys of the inputs in it and that they are left
import { type FocusEvent, type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { ValueInput } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { useLabel } from '../i18n.ts';
import { inputOf } from '../record/value-input.ts';
import type { AfterEdit, CellEdit } from './cell-edit.ts';
import { askForDate } from './date-question.ts';
import { EditorContent } from './EditorContent.tsx';
import { actWithin, editorAction, focusAtEnd } from './editor-keys.ts';
import { useCellBox } from './use-cell-box.ts';
import './CellEditor.css';

interface CellEditorProps {
  readonly edit: CellEdit;
  /** The id of the cell's element, over which the editor stands. */
  readonly cellId: string;
  readonly onCommit: (inputs: readonly ValueInput[], after: AfterEdit) => void;
  readonly onCancel: () => void;
}

/**
 * The editor of a cell, over the cell and as large as it needs: Enter and Tab commit and go on (with Ctrl in a longer
 * text), Escape leaves everything as it was.
 */
export function CellEditor({ edit, cellId, onCommit, onCancel }: CellEditorProps): ReactNode {
  const label = useLabel()(edit.field.labels);
  const box = useRef<HTMLDivElement>(null);
  const inputs = useRef(edit.values.map((value) => inputOf(value, edit.field.datatype)));
  const after = useRef<AfterEdit>('down');
  const isOver = useRef(false);
  useCellBox(box, cellId);
  useLayoutEffect(() => focusAtEnd(firstInput(box.current, edit)), [edit]);
  const finish = (next: AfterEdit): void => {
    if (isOver.current) return;
    // Subtle: leaving an input is what makes it hand over what was typed.
    if (box.current?.contains(document.activeElement)) (document.activeElement as HTMLElement).blur();
    isOver.current = true;
    onCommit(inputs.current, next);
  };
  const press = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    // Subtle: lists of options stand elsewhere in the page, but their keys come by here.
    if (!box.current?.contains(target) || event.nativeEvent.isComposing) return;
    const action = editorAction(event, edit.kind);
    if (action === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (action === 'cancel') {
      isOver.current = true;
      onCancel();
    } else if (!actWithin(action, box.current, target)) {
      after.current = action as AfterEdit;
      if (!isDate(edit) || event.ctrlKey) finish(after.current);
      else start(() => finishDate(box.current, () => finish(after.current)));
    }
  };
  const blur = ({ relatedTarget }: FocusEvent): void => {
    if (isOver.current || isInside(box.current, relatedTarget)) return;
    setTimeout(() => {
      if (document.hasFocus() && !isInside(box.current, document.activeElement)) finish('stay');
    }, 0);
  };
  return createPortal(
    <div
      ref={box}
      className="cell-editor"
      data-kind={edit.kind}
      data-datatype={edit.field.datatype}
      onKeyDownCapture={press}
      onBlur={blur}
    >
      <EditorContent
        edit={edit}
        label={label}
        onKeep={(next) => {
          inputs.current = [...next];
        }}
        onDone={() => finish(after.current)}
      />
      {edit.sentence !== '' && (
        <p className="cell-editor-error" role="alert">
          {edit.sentence}
        </p>
      )}
    </div>,
    document.body,
  );
}

const isDate = ({ kind, field }: CellEdit): boolean => kind === 'value' && field.datatype === 'date';

/** Asks which reading of a date is meant where there are two, and goes on where there is one. */
async function finishDate(box: HTMLElement | null, finish: () => void): Promise<void> {
  const text = box?.querySelector('textarea')?.value ?? '';
  if (box === null || !(await askForDate(box, text))) finish();
}

/** Where typing begins: the first value, or a new one where typing takes the place of all. */
function firstInput(box: HTMLElement | null, { values }: CellEdit): HTMLElement | undefined {
  const inputs = [...(box?.querySelectorAll<HTMLElement>('textarea, input') ?? [])];
  const first = values.length === 0 ? inputs[inputs.length - 1] : inputs[0];
  return first ?? box?.querySelector<HTMLElement>('button') ?? undefined;
}

/** True for what belongs to the editor, its lists of options elsewhere in the page included. */
function isInside(box: HTMLElement | null, target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (box?.contains(target) === true || target.closest('.list-popover, .menu-popover') !== null)
  );
}
