import { type ReactNode, useState } from 'react';
import type { FieldDefinition, FieldValue, ValueInput } from '../../preload/model.ts';
import { useLabel } from '../i18n.ts';
import type { SaveField } from './use-record.ts';
import { ValueEditor } from './ValueEditor.tsx';
import { ValueRows } from './ValueRows.tsx';
import { areSameInputs, inputOf, withValue } from './value-input.ts';
import './FieldEditor.css';

interface FieldEditorProps {
  readonly field: FieldDefinition;
  readonly values: readonly FieldValue[];
  readonly isReadOnly: boolean;
  readonly save: SaveField;
  /** True where the person has just asked for this field. */
  readonly autoFocus?: boolean;
}

/** One field with its label, its values and, where one was refused, the sentence that says why. */
export function FieldEditor({
  field,
  values,
  isReadOnly,
  save,
  autoFocus = false,
}: FieldEditorProps): ReactNode {
  const label = useLabel()(field.labels);
  const [error, setError] = useState('');
  const inputs = values.map((value) => inputOf(value, field.datatype));
  const keepAll = async (next: readonly ValueInput[]): Promise<boolean> => {
    if (areSameInputs(inputs, next)) return true;
    const sentence = await save(field.name, next);
    setError(sentence);
    return sentence === '';
  };
  const isMany = field.isRepeatable || values.length > 1;
  return (
    <section className="record-field" data-field={field.name} aria-label={label}>
      <h4 className="record-field-label">{label}</h4>
      {isMany ? (
        <ValueRows
          label={label}
          field={field}
          values={values}
          inputs={inputs}
          isReadOnly={isReadOnly}
          hasError={error !== ''}
          autoFocus={autoFocus}
          onKeep={keepAll}
        />
      ) : (
        <ValueEditor
          label={label}
          field={field}
          value={values[0] ?? null}
          isReadOnly={isReadOnly}
          hasError={error !== ''}
          autoFocus={autoFocus}
          onKeep={(input) => keepAll(withValue(inputs, 0, input))}
        />
      )}
      {error !== '' && (
        <p className="record-field-error" role="alert">
          {error}
        </p>
      )}
    </section>
  );
}
