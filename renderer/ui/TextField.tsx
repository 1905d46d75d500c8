import type { KeyboardEvent, ReactNode } from 'react';
import { TextField as AriaTextField, FieldError, Input, Label, Text, TextArea } from 'react-aria-components';
import './Field.css';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isLabelHidden?: boolean;
  /** Stands under the input, e.g. how a date was read. */
  readonly description?: ReactNode;
  /** Says what is wrong; empty where nothing is. */
  readonly error?: string;
  readonly placeholder?: string;
  readonly isMultiline?: boolean;
  readonly rows?: number;
  readonly isReadOnly?: boolean;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  readonly onBlur?: () => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
  readonly lang?: string;
  /** What is written is not shown. */
  readonly isSecret?: boolean;
}

/** One labelled text input, of one line or several. */
export function TextField({
  label,
  value,
  onChange,
  isLabelHidden = false,
  description,
  error = '',
  placeholder = '',
  isMultiline = false,
  rows = 4,
  isReadOnly = false,
  isDisabled = false,
  autoFocus = false,
  onBlur = () => undefined,
  onKeyDown = () => undefined,
  lang,
  isSecret = false,
}: TextFieldProps): ReactNode {
  const input = { className: 'field-input', placeholder, onKeyDown, ...(lang ? { lang } : {}) };
  return (
    <AriaTextField
      className="field"
      type={isSecret ? 'password' : 'text'}
      {...(isLabelHidden ? { 'data-label-hidden': '' } : {})}
      value={value}
      onChange={onChange}
      onBlur={onBlur}
      isReadOnly={isReadOnly}
      isDisabled={isDisabled}
      isInvalid={error !== ''}
      autoFocus={autoFocus}
    >
      <Label className="field-label">{label}</Label>
      {isMultiline ? <TextArea {...input} rows={rows} /> : <Input {...input} />}
      {description !== undefined && (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </AriaTextField>
  );
}
