import {
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useId,
} from 'react';
import './AutoGrowText.css';

interface AutoGrowTextProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: (event: FocusEvent) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly onPaste?: (event: ClipboardEvent) => void;
  /** Called when another place of the text is selected. */
  readonly onSelect?: () => void;
  readonly isReadOnly?: boolean;
  readonly isInvalid?: boolean;
  readonly placeholder?: string;
  /** The id of what explains the value, e.g. how it was read. */
  readonly describedBy?: string;
  readonly className?: string;
  readonly inputRef?: Ref<HTMLTextAreaElement>;
  readonly autoFocus?: boolean;
  /** The language that is written in it. */
  readonly lang?: string;
}

/** A text input that is as high as its text. */
export function AutoGrowText(props: AutoGrowTextProps): ReactNode {
  const {
    label,
    value,
    onChange,
    isReadOnly = false,
    isInvalid = false,
    placeholder,
    className = '',
  } = props;
  const id = useId();
  return (
    <div className={`auto-grow ${className}`} data-text={`${value || (placeholder ?? '')}\n`}>
      <textarea
        ref={props.inputRef ?? null}
        id={id}
        rows={1}
        aria-label={label}
        aria-invalid={isInvalid || undefined}
        aria-describedby={props.describedBy}
        value={value}
        placeholder={placeholder}
        readOnly={isReadOnly}
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: only where a person asked for a new input
        autoFocus={props.autoFocus}
        lang={props.lang}
        onChange={(event) => onChange(event.target.value)}
        onBlur={props.onBlur}
        onKeyDown={props.onKeyDown}
        onPaste={props.onPaste}
        onSelect={props.onSelect}
      />
    </div>
  );
}
