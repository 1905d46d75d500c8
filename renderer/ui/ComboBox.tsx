import { ChevronDown } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
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

/**
 * A text that can be completed from a list which the caller looks up; any other text is allowed too. A pick closes
 * the list, keeps the focus and leaves no selection behind, so that one can pick again and again.
 */
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
  // Subtle: the library closes its list when the selection changes, so the pick is the selection for one moment.
  const [picked, setPicked] = useState<string | null>(null);
  // Subtle: the list opens for typing only, not where the caller puts another text after a pick.
  const [isTyping, setIsTyping] = useState(false);
  useEffect(() => {
    if (picked !== null) setPicked(null);
  }, [picked]);
  return (
    <AriaComboBox
      className="field"
      {...(isLabelHidden ? { 'data-label-hidden': '' } : {})}
      inputValue={text}
      onInputChange={(typed) => {
        setIsTyping(true);
        onTextChange(typed);
      }}
      items={options}
      selectedKey={picked}
      onSelectionChange={(key) => {
        if (key === null) return;
        setPicked(String(key));
        setIsTyping(false);
        onPick(String(key));
      }}
      allowsCustomValue
      allowsEmptyCollection
      menuTrigger={isTyping ? 'input' : 'manual'}
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
