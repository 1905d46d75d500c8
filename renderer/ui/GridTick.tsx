import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { GridCell } from './GridCell.tsx';

interface GridTickProps {
  /** Read aloud: what a ticked row means. */
  readonly label: string;
  readonly isSelected: boolean;
  readonly onToggle: () => void;
}

/** The cell of a `VirtualGrid` that ticks its row; the space bar in the grid does the same. */
export function GridTick({ label, isSelected, onToggle }: GridTickProps): ReactNode {
  return (
    <GridCell>
      <button
        type="button"
        tabIndex={-1}
        className="grid-tick"
        aria-label={label}
        aria-pressed={isSelected}
        data-selected={isSelected || undefined}
        onClick={onToggle}
      >
        <Check size={12} strokeWidth={3} aria-hidden />
      </button>
    </GridCell>
  );
}
