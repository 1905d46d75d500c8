import type { ComponentProps, ReactNode } from 'react';
import { useText } from '../i18n.ts';
import { ChosenChips } from './ChosenChips.tsx';

interface ChipsBarProps extends ComponentProps<typeof ChosenChips> {
  readonly onClear: () => void;
}

/** Above the table where it is narrowed: by what, and the way back. */
export function ChipsBar({ onClear, ...chosen }: ChipsBarProps): ReactNode {
  const t = useText();
  if (chosen.chips.length === 0) return null;
  return (
    <div className="chips-bar">
      <ChosenChips {...chosen} />
      {chosen.chips.length > 1 && (
        <button type="button" className="chips-clear" onClick={onClear}>
          {t('chips.clear')}
        </button>
      )}
    </div>
  );
}
