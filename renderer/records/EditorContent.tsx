import { type ReactNode, useState } from 'react';
import type { FieldValue, ValueInput } from '../../preload/model.ts';
import { StructuredTextEditor } from '../record/StructuredTextEditor.tsx';
import { ValueEditor } from '../record/ValueEditor.tsx';
import { ValueRows } from '../record/ValueRows.tsx';
import { areSameInputs, inputOf } from '../record/value-input.ts';
import { ChoiceEditor } from './ChoiceEditor.tsx';
import { type CellEdit, shownInput } from './cell-edit.ts';

/** What every sort of editor is given. */
export interface EditorContentProps {
  readonly edit: CellEdit;
  readonly label: string;
  /** Takes over what the editor holds now; nothing is written yet. */
  readonly onKeep: (inputs: readonly ValueInput[]) => void;
  /** The person has picked what they want: the cell can be written. */
  readonly onDone: () => void;
}

/** The inputs of a cell's editor, by the sort of its values: those of the record's pane, kept until the cell is written. */
export function EditorContent(props: EditorContentProps): ReactNode {
  const { edit, label, onKeep } = props;
  switch (edit.kind) {
    case 'choice':
      return <ChoiceEditor {...props} />;
    case 'list':
      return <ListContent {...props} />;
    case 'text':
      return (
        <StructuredTextEditor
          label={label}
          text={edit.values[0]?.text ?? ''}
          hasError={edit.sentence !== ''}
          onKeep={async (text) => {
            onKeep([{ text }]);
            return true;
          }}
          onLeave={() => undefined}
        />
      );
    case 'value':
      return <ValueContent {...props} />;
  }
}

/** One value; one that was picked, rather than typed, is all that was wanted. */
function ValueContent({ edit, label, onKeep, onDone }: EditorContentProps): ReactNode {
  const { field } = edit;
  // Subtle: an input that is left hands over its words and then shows what it was given, which must be those.
  const [value, setValue] = useState(edit.values[0] ?? null);
  return (
    <ValueEditor
      label={label}
      field={field}
      value={value}
      isReadOnly={false}
      hasError={edit.sentence !== ''}
      onKeep={async (input) => {
        onKeep(input === null ? [] : [input]);
        setValue(input && shownInput(input, field));
        if (input?.authority !== undefined || input?.edtf !== undefined) onDone();
        return true;
      }}
    />
  );
}

/** Several values in their order. */
function ListContent({ edit, label, onKeep }: EditorContentProps): ReactNode {
  const { field } = edit;
  const [values, setValues] = useState(edit.values);
  const inputs = values.map((value) => inputOf(value, field.datatype));
  return (
    <ValueRows
      label={label}
      field={field}
      values={values}
      inputs={inputs}
      isReadOnly={false}
      hasError={edit.sentence !== ''}
      autoFocus={edit.values.length === 0}
      onKeep={async (next) => {
        onKeep(next);
        setValues(next.map((input) => knownValue(values, inputs, input) ?? shownInput(input, field)));
        return true;
      }}
    />
  );
}

/** The value behind an input that did not change, with all that it means. */
function knownValue(
  values: readonly FieldValue[],
  inputs: readonly ValueInput[],
  input: ValueInput,
): FieldValue | undefined {
  return values[inputs.findIndex((other) => areSameInputs([other], [input]))];
}
