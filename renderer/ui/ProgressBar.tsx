import type { ReactNode } from 'react';
import { ProgressBar as AriaProgressBar } from 'react-aria-components';
import './ProgressBar.css';

interface ProgressBarProps {
  readonly label: string;
  /** 0 to `total`; a `total` of 0 shows that work goes on without saying how much. */
  readonly done: number;
  readonly total: number;
}

/** How far a job is. */
export function ProgressBar({ label, done, total }: ProgressBarProps): ReactNode {
  return (
    <AriaProgressBar
      className="progress"
      aria-label={label}
      value={done}
      maxValue={Math.max(total, 1)}
      isIndeterminate={total === 0}
    >
      {({ percentage, isIndeterminate }) => (
        <div className="progress-track">
          <div
            className={isIndeterminate ? 'progress-fill is-indeterminate' : 'progress-fill'}
            style={isIndeterminate ? {} : { width: `${percentage ?? 0}%` }}
          />
        </div>
      )}
    </AriaProgressBar>
  );
}
