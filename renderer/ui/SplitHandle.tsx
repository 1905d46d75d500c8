import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import './SplitHandle.css';

interface SplitHandleProps {
  readonly label: string;
  readonly size: number;
  readonly min: number;
  readonly max: number;
  readonly onResize: (size: number) => void;
  /** Which side of the handle the resized pane stands on. */
  readonly pane: 'before' | 'after';
}

const STEP = 16;

/** The line between two panes: drag it, or move it with the arrow keys, Home and End. */
export function SplitHandle({ label, size, min, max, onResize, pane }: SplitHandleProps): ReactNode {
  const grip = useRef<{ readonly x: number; readonly size: number } | null>(null);
  const direction = pane === 'before' ? 1 : -1;
  const resize = (next: number): void => onResize(Math.round(Math.min(max, Math.max(min, next))));
  const drag = (event: PointerEvent): void => {
    if (grip.current) resize(grip.current.size + (event.clientX - grip.current.x) * direction);
  };
  const press = (event: KeyboardEvent): void => {
    const target = sizeForKey(event.key, size, min, max, direction);
    if (target === null) return;
    event.preventDefault();
    resize(target);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved has no element of its own
    <div
      className="split-handle"
      role="separator"
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={size}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onKeyDown={press}
      onPointerDown={(event) => {
        grip.current = { x: event.clientX, size };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        grip.current = null;
      }}
    />
  );
}

function sizeForKey(key: string, size: number, min: number, max: number, direction: number): number | null {
  if (key === 'ArrowLeft') return size - STEP * direction;
  if (key === 'ArrowRight') return size + STEP * direction;
  if (key === 'Home') return min;
  if (key === 'End') return max;
  return null;
}
