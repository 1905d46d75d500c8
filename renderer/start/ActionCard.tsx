import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';

interface ActionCardProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: string;
  readonly onPress: () => void;
  readonly isPrimary?: boolean;
}

/** A large button of the first screen: what it does and what comes of it. */
export function ActionCard({
  icon: Icon,
  title,
  text,
  onPress,
  isPrimary = false,
}: ActionCardProps): ReactNode {
  return (
    <AriaButton className={isPrimary ? 'action-card is-primary' : 'action-card'} onPress={onPress}>
      <span className="action-card-icon">
        <Icon size={22} strokeWidth={1.6} aria-hidden />
      </span>
      <span className="action-card-title">{title}</span>
      <span className="action-card-text">{text}</span>
    </AriaButton>
  );
}
