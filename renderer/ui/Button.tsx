import type { LucideIcon } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, Tooltip, TooltipTrigger } from 'react-aria-components';
import './Button.css';

interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress?: () => void;
  /** `primary` once per view; `quiet` has no border. */
  readonly variant?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly icon?: LucideIcon;
  readonly isDisabled?: boolean;
  readonly isBusy?: boolean;
  readonly type?: 'button' | 'submit';
  readonly autoFocus?: boolean;
  readonly className?: string;
}

/** A button with words. */
export function Button({
  children,
  onPress = () => undefined,
  variant = 'plain',
  icon: Icon,
  isDisabled = false,
  isBusy = false,
  type = 'button',
  autoFocus = false,
  className = '',
}: ButtonProps): ReactNode {
  return (
    <AriaButton
      className={`button ${className}`}
      data-variant={variant}
      onPress={onPress}
      isDisabled={isDisabled || isBusy}
      type={type}
      autoFocus={autoFocus}
    >
      {Icon && <Icon size={16} strokeWidth={1.75} aria-hidden />}
      <span className="button-label">{children}</span>
    </AriaButton>
  );
}

interface IconButtonProps {
  /** What it does: its accessible name and its tooltip. */
  readonly label: string;
  readonly icon: LucideIcon;
  readonly onPress?: () => void;
  /** Shown in the tooltip after the label. */
  readonly shortcut?: string;
  readonly isDisabled?: boolean;
  readonly size?: 'small' | 'normal';
  readonly slot?: string;
  readonly buttonRef?: Ref<HTMLButtonElement>;
}

/** A button with an icon only; its label is read aloud and shown as a tooltip. */
export function IconButton({
  label,
  icon: Icon,
  onPress = () => undefined,
  shortcut = '',
  isDisabled = false,
  size = 'normal',
  slot,
  buttonRef = null,
}: IconButtonProps): ReactNode {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      <AriaButton
        ref={buttonRef}
        className="icon-button"
        data-size={size}
        aria-label={label}
        onPress={onPress}
        isDisabled={isDisabled}
        {...(slot === undefined ? {} : { slot })}
      >
        <Icon size={size === 'small' ? 14 : 17} strokeWidth={1.75} aria-hidden />
      </AriaButton>
      <Tooltip className="tooltip" offset={6}>
        {label}
        {shortcut && <kbd className="tooltip-shortcut">{shortcut}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
