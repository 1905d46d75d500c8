import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import './Field.css';

interface CheckboxProps {
  /** Read aloud; shown too unless `isLabelHidden`. */
  readonly label: string;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isIndeterminate?: boolean;
  readonly isDisabled?: boolean;
  readonly isLabelHidden?: boolean;
}

/** A box to tick. */
export function Checkbox({
  label,
  isSelected,
  onChange,
  isIndeterminate = false,
  isDisabled = false,
  isLabelHidden = false,
}: CheckboxProps): ReactNode {
  return (
    <AriaCheckbox
      className="checkbox"
      isSelected={isSelected}
      isIndeterminate={isIndeterminate}
      isDisabled={isDisabled}
      onChange={onChange}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
    >
      <span className="checkbox-box" aria-hidden>
        {isIndeterminate ? <Minus size={12} strokeWidth={3} /> : <Check size={12} strokeWidth={3} />}
      </span>
      {!isLabelHidden && <span>{label}</span>}
    </AriaCheckbox>
  );
}
