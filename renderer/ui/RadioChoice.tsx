import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import './RadioChoice.css';

interface RadioChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly id: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

/** One choice of a few that are all in sight. */
export function RadioChoice<T extends string>({
  label,
  value,
  options,
  onChange,
}: RadioChoiceProps<T>): ReactNode {
  return (
    <RadioGroup className="radio-choice" value={value} onChange={(next) => onChange(next as T)}>
      <Label className="field-label">{label}</Label>
      {options.map((option) => (
        <Radio key={option.id} value={option.id} className="radio">
          <span className="radio-dot" aria-hidden />
          {option.label}
        </Radio>
      ))}
    </RadioGroup>
  );
}
