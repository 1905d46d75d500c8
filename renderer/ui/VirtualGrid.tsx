// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot hold windows of rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import './VirtualGrid.css';

interface VirtualGridProps {
  readonly label: string;
  /** One for each column; what is read aloud only begins with a space. */
  readonly headers: readonly ReactNode[];
  readonly className: string;
  readonly count: number;
  /** The cells of a row: elements of the role `gridcell`. */
  readonly cells: (row: number) => ReactNode;
  readonly onRange: (from: number, to: number) => void;
  readonly onToggle?: (row: number) => void;
  readonly isSelected?: (row: number) => boolean;
  readonly autoFocus?: boolean;
  /** At most this many rows are in sight; as many as there is room for where it is not given. */
  readonly rows?: number;
}

const ROW_HEIGHT = 44;
const HEAD_HEIGHT = 36;
const PAGE = 8;

/** A long list of rows of any height: the arrow keys go through it, the space bar ticks the row that they are on. */
export function VirtualGrid(props: VirtualGridProps): ReactNode {
  const { label, headers, className, count, cells, onRange, onToggle, isSelected, autoFocus } = props;
  const { rows: most } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const id = useId();
  const [active, setActive] = useState(0);
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
  });
  const items = rows.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, (items.at(-1)?.index ?? -1) + 1];
  useEffect(() => onRange(first, last), [onRange, first, last]);
  useEffect(() => {
    if (autoFocus) grid.current?.focus();
  }, [autoFocus]);
  const move = (to: number): void => {
    const row = Math.max(0, Math.min(count - 1, to));
    setActive(row);
    rows.scrollToIndex(row);
  };
  const press = (event: KeyboardEvent): void => {
    const target = targetOf(event.key, active, count);
    if (target !== null && !event.ctrlKey && !event.altKey) move(target);
    else if (event.key === ' ' && onToggle) onToggle(active);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={grid}
      className={`virtual-grid ${className}`}
      role="grid"
      aria-label={label}
      aria-rowcount={count + 1}
      aria-multiselectable={onToggle ? true : undefined}
      aria-activedescendant={items.some(({ index }) => index === active) ? `${id}-${active}` : undefined}
      tabIndex={0}
      style={
        most === undefined ? {} : { height: HEAD_HEIGHT + Math.min(rows.getTotalSize(), most * ROW_HEIGHT) }
      }
      onKeyDown={press}
    >
      <div className="virtual-grid-head" role="row" aria-rowindex={1}>
        {headers.map((header, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is what stands at its place
          <div role="columnheader" key={index}>
            {header}
          </div>
        ))}
      </div>
      <div className="virtual-grid-scroller" ref={scroller} role="presentation">
        <div className="virtual-grid-space" role="rowgroup" style={{ height: rows.getTotalSize() }}>
          {items.map(({ index, start: top }) => (
            <div
              key={index}
              ref={rows.measureElement}
              data-index={index}
              id={`${id}-${index}`}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={isSelected ? isSelected(index) : undefined}
              data-active={index === active || undefined}
              className="virtual-grid-row"
              style={{ transform: `translateY(${top}px)` }}
              onPointerDown={() => setActive(index)}
            >
              {cells(index)}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

function targetOf(key: string, active: number, count: number): number | null {
  if (key === 'ArrowDown') return active + 1;
  if (key === 'ArrowUp') return active - 1;
  if (key === 'PageDown') return active + PAGE;
  if (key === 'PageUp') return active - PAGE;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return null;
}
