import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { type FocusEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { FieldDefinition, FieldValue, ValueInput } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { ValueEditor } from './ValueEditor.tsx';
import { movedValue, withValue } from './value-input.ts';
import './ValueRows.css';

interface ValueRowsProps {
  readonly label: string;
  readonly field: FieldDefinition;
  readonly values: readonly FieldValue[];
  readonly inputs: readonly ValueInput[];
  readonly isReadOnly: boolean;
  readonly hasError: boolean;
  readonly autoFocus: boolean;
  readonly onKeep: (inputs: readonly ValueInput[]) => Promise<boolean>;
}

/** Several values in their order: each can be changed, moved (Alt with the arrows too) or taken out, others added. */
export function ValueRows(props: ValueRowsProps): ReactNode {
  const { label, field, values, inputs, isReadOnly, hasError, autoFocus, onKeep } = props;
  const t = useText();
  const list = useRef<HTMLOListElement>(null);
  const [isAdding, setIsAdding] = useState(autoFocus);
  // Subtle: who writes a new value already keeps the focus there.
  const isWriting = useRef(isAdding);
  isWriting.current = isAdding;
  const focusRow = (index: number): void => {
    requestAnimationFrame(() => {
      if (isWriting.current) return;
      list.current?.children[index]?.querySelector<HTMLElement>('input, textarea, button')?.focus();
    });
  };
  const move = (from: number, to: number): void => {
    const moved = movedValue(inputs, from, to);
    if (moved !== inputs) void onKeep(moved).then((isKept) => isKept && focusRow(to));
  };
  const add = async (input: ValueInput | null): Promise<boolean> => {
    const isKept = input === null || (await onKeep([...inputs, input]));
    if (isKept) setIsAdding(false);
    return isKept;
  };
  const name = (index: number): string => t('record.valueOf', { label, number: index + 1 });
  return (
    <>
      <ol className="value-rows" ref={list}>
        {values.map((value, index) => (
          <Row
            // biome-ignore lint/suspicious/noArrayIndexKey: a value is what stands at its place
            key={index}
            index={index}
            isLast={index === values.length - 1}
            isReadOnly={isReadOnly}
            name={name(index)}
            onMove={(by) => move(index, index + by)}
            onRemove={() =>
              void onKeep(withValue(inputs, index, null)).then(() => focusRow(Math.max(0, index - 1)))
            }
          >
            <ValueEditor
              label={name(index)}
              field={field}
              value={value}
              isReadOnly={isReadOnly}
              hasError={hasError}
              onKeep={(input) => onKeep(withValue(inputs, index, input))}
            />
          </Row>
        ))}
        {isAdding && (
          <li className="value-row" onBlur={(event) => isLeftEmpty(event) && setIsAdding(false)}>
            <ValueEditor
              label={name(values.length)}
              field={field}
              value={null}
              isReadOnly={isReadOnly}
              hasError={hasError}
              autoFocus
              onKeep={add}
            />
          </li>
        )}
      </ol>
      {!isReadOnly && (
        <Button variant="quiet" className="value-add" icon={Plus} onPress={() => setIsAdding(true)}>
          {t('action.add')}
          <span className="for-readers"> {label}</span>
        </Button>
      )}
    </>
  );
}

/** True where a new value's input is left with nothing in it. */
function isLeftEmpty({ currentTarget, relatedTarget }: FocusEvent): boolean {
  const input = currentTarget.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
  return !currentTarget.contains(relatedTarget) && input?.value === '';
}

interface RowProps {
  readonly index: number;
  readonly isLast: boolean;
  readonly isReadOnly: boolean;
  readonly name: string;
  readonly onMove: (by: number) => void;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}

function Row({ index, isLast, isReadOnly, name, onMove, onRemove, children }: RowProps): ReactNode {
  const t = useText();
  const press = (event: KeyboardEvent): void => {
    if (!event.altKey || isReadOnly || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <li className="value-row" onKeyDownCapture={press}>
      {children}
      {!isReadOnly && (
        <span className="value-row-buttons">
          <IconButton
            size="small"
            icon={ArrowUp}
            label={`${t('action.moveUp')}: ${name}`}
            shortcut="Alt+↑"
            isDisabled={index === 0}
            onPress={() => onMove(-1)}
          />
          <IconButton
            size="small"
            icon={ArrowDown}
            label={`${t('action.moveDown')}: ${name}`}
            shortcut="Alt+↓"
            isDisabled={isLast}
            onPress={() => onMove(1)}
          />
          <IconButton size="small" icon={X} label={`${t('action.remove')}: ${name}`} onPress={onRemove} />
        </span>
      )}
    </li>
  );
}
