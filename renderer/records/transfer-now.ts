import type { RefObject } from 'react';
import { text } from '../i18n.ts';
import { showToast } from '../ui/toasts.ts';
import type { RecordColumn } from './columns.ts';
import { type GridRange, sizeOf } from './grid-range.ts';
import type { LineSource } from './line-source.ts';
import type { GridCursor } from './use-grid-cursor.ts';
import { MOST_CELLS } from './write-cells.ts';

/** What the transfer of cells works on. */
export interface TransferOptions {
  readonly source: LineSource;
  readonly columns: readonly RecordColumn[];
  readonly cursor: GridCursor;
  readonly isEditable: boolean;
  readonly grid: RefObject<HTMLDivElement | null>;
}

/** The table as it is now, with the cells that are selected. */
export type TransferNow = TransferOptions & { readonly range: GridRange | null };

/** True where whole rows are selected, so that commands are about records rather than their cells. */
export const isRows = ({ cursor }: TransferNow): boolean =>
  cursor.place.column === 0 || cursor.start?.kind === 'rows' || cursor.start?.kind === 'all';

/** True where a range has more cells than one step writes, which the person is told. */
export function isTooLarge(range: GridRange): boolean {
  const { rows, columns } = sizeOf(range);
  if (rows * columns <= MOST_CELLS) return false;
  showToast(text('cells.tooMany', { most: MOST_CELLS }), { tone: 'danger' });
  return true;
}
