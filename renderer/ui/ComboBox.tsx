import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { ComboBox as AriaComboBox, Button, Input, Label, ListBox, Popover } from 'react-aria-components';
import { type Option, OptionItem } from './Select.tsx';
import './Field.css';

interface ComboBoxProps {
  readonly label: string;
  readonly text: string;
  /** Called as the person types: fetch the options for this text. */
  readonly onTextChange: (text: string) => void;
  /** Shown as they are; the caller has filtered them. */
  readonly options: readonly Option[];
  readonly onPick: (id: string) => void;
  readonly emptyText: string;
  readonly isLabelHidden?: boolean;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly isDisabled?: boolean;
  readonly onBlur?: () => void;
}

/** A text that can be completed from a list which the caller looks up; any other text is allowed too. */
export function ComboBox({
  label,
  text,
  onTextChange,
  options,
  onPick,
  emptyText,
  isLabelHidden = false,
  placeholder = '',
  autoFocus = false,
  isDisabled = false,
  onBlur = () => undefined,
}: ComboBoxProps): ReactNode {
  return (
    <AriaComboBox
      className="field"
      {...(isLabelHidden ? { 'data-label-hidden': '' } : {})}
      inputValue={text}
      onInputChange={onTextChange}
      items={options}
      selectedKey={null}
      onSelectionChange={(key) => {
        if (key !== null) onPick(String(key));
      }}
      allowsCustomValue
      allowsEmptyCollection
      menuTrigger="input"
      autoFocus={autoFocus}
      isDisabled={isDisabled}
      onBlur={onBlur}
    >
      <Label className="field-label">{label}</Label>
      <div className="combo-box-input">
        <Input placeholder={placeholder} />
        <Button className="icon-button" data-size="small">
          <ChevronDown size={14} aria-hidden />
        </Button>
      </div>
      <Popover className="list-popover">
        <ListBox<Option> renderEmptyState={() => <div className="list-empty">{emptyText}</div>}>
          {(option) => <OptionItem option={option} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
