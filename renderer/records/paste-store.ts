import type { CellInput } from '../../preload/model.ts';
import { createStore } from '../ui/store.ts';

/** Cells that wait for a person's word before they are written. */
export interface PendingCells {
  readonly cells: readonly CellInput[];
  /** Keeps words that are not understood as words; the person can change it. */
  readonly keepsUnread: boolean;
}

/** What the preview dialog shows; null where it is closed. */
export const pendingCellsStore = createStore<PendingCells | null>(null);
