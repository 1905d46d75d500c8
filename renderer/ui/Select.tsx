import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Select as AriaSelect,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components';
import './Field.css';

/** One choice of a list: `description` stands beside its label in a smaller type. */
export interface Option<T extends string = string> {
  readonly id: T;
  readonly label: string;
  readonly description?: string;
}

interface SelectProps<T extends string> {
  readonly label: string;
  readonly value: T | null;
  readonly options: readonly Option<T>[];
  readonly onChange: (value: T) => void;
  readonly isLabelHidden?: boolean;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
}

/** One choice out of a short list. */
export function Select<T extends string>({
  label,
  value,
  options,
  onChange,
  isLabelHidden = false,
  placeholder = '—',
  isDisabled = false,
}: SelectProps<T>): ReactNode {
  return (
    <AriaSelect
      className="field"
      {...(isLabelHidden ? { 'data-label-hidden': '' } : {})}
      selectedKey={value}
      onSelectionChange={(key) => {
        if (key !== null) onChange(key as T);
      }}
      placeholder={placeholder}
      isDisabled={isDisabled}
    >
      <Label className="field-label">{label}</Label>
      <Button className="select-button">
        <SelectValue />
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className="list-popover">
        <ListBox items={options}>{(option) => <OptionItem option={option} />}</ListBox>
      </Popover>
    </AriaSelect>
  );
}

/** An option as it stands in the list of a select or a combo box. */
export function OptionItem({ option }: { readonly option: Option }): ReactNode {
  return (
    <ListBoxItem id={option.id} textValue={option.label} className="list-option">
      <span>{option.label}</span>
      {option.description && <span className="list-option-description">{option.description}</span>}
    </ListBoxItem>
  );
}
