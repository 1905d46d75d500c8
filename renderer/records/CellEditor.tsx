import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';

/** Where the cursor goes after an edit. */
export type AfterEdit = 'down' | 'up' | 'right' | 'left' | 'stay';

interface CellEditorProps {
  readonly label: string;
  readonly text: string;
  /** True selects what stands there; false puts the cursor behind it. */
  readonly isSelected: boolean;
  readonly onCommit: (text: string, after: AfterEdit) => void;
  readonly onCancel: () => void;
}

/** The input in a cell: Enter commits and goes down, Tab commits and goes right, Escape leaves everything as it was. */
export function CellEditor({ label, text, isSelected, onCommit, onCancel }: CellEditorProps): ReactNode {
  const [value, setValue] = useState(text);
  const input = useRef<HTMLInputElement>(null);
  const isOver = useRef(false);
  useLayoutEffect(() => {
    input.current?.focus();
    if (isSelected) input.current?.select();
  }, [isSelected]);
  const finish = (run: () => void): void => {
    if (isOver.current) return;
    isOver.current = true;
    run();
  };
  const press = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const after = afterKey(event);
    if (event.key === 'Escape') finish(onCancel);
    else if (after !== null) finish(() => onCommit(value, after));
    else return;
    event.preventDefault();
  };
  return (
    <input
      ref={input}
      className="cell-input"
      aria-label={label}
      value={value}
      onChange={(event) => setValue(event.target.value)}
      onKeyDown={press}
      onBlur={() => finish(() => onCommit(value, 'stay'))}
      onMouseDown={(event) => event.stopPropagation()}
      spellCheck={false}
    />
  );
}

function afterKey({ key, shiftKey }: KeyboardEvent): AfterEdit | null {
  if (key === 'Enter') return shiftKey ? 'up' : 'down';
  if (key === 'Tab') return shiftKey ? 'left' : 'right';
  if (key === 'F2') return 'stay';
  return null;
}
