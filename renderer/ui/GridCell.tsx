// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot hold windows of rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
import type { ReactNode } from 'react';

interface GridCellProps {
  readonly className?: string;
  readonly title?: string;
  /** Kept in the page for styles: which side of a change it is. */
  readonly side?: 'before' | 'after';
  readonly children: ReactNode;
}

/** One cell of a `VirtualGrid`. */
export function GridCell({ className = '', title, side, children }: GridCellProps): ReactNode {
  return (
    <div role="gridcell" className={className} title={title} data-side={side}>
      {children}
    </div>
  );
}
