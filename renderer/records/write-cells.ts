import type { CellInput } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { text } from '../i18n.ts';
import { showToast } from '../ui/toasts.ts';
import type { RecordColumn } from './columns.ts';
import { pendingCellsStore } from './paste-store.ts';

/** More cells than this are shown before they are written. */
export const MOST_UNSEEN = 100;
/** The most cells that one step writes. */
export const MOST_CELLS = 100_000;

/** How cells came to be written. */
export interface CellsOrigin {
  /** True for values of this archive, whose words are kept as they are. */
  readonly isOwn: boolean;
  /** False where nothing need be shown before, such as clearing. */
  readonly isShown: boolean;
  /** Columns that could not be written to. */
  readonly skipped: readonly RecordColumn[];
}

/** Writes a block of cells as one step; many, or some that cannot be written, are shown first. */
export async function writeCells(
  cells: readonly CellInput[],
  { isOwn, isShown, skipped }: CellsOrigin,
): Promise<void> {
  if (skipped.length > 0)
    showToast(text('cells.skipped', { columns: skipped.map(({ label }) => label).join(', ') }));
  if (cells.length === 0) return;
  if (cells.length > MOST_CELLS)
    return showToast(text('cells.tooMany', { most: MOST_CELLS }), { tone: 'danger' });
  if (isShown && cells.length > MOST_UNSEEN) return pendingCellsStore.set({ cells, keepsUnread: isOwn });
  const { written, failures } = await client.setCells({ cells: [...cells], keepsUnread: isOwn });
  if (failures.length > 0) pendingCellsStore.set({ cells, keepsUnread: isOwn });
  else if (cells.length > 1) tellWritten(written);
}

/** Says how many cells were written, and offers to take it back. */
export function tellWritten(count: number): void {
  if (count === 0) showToast(text('cells.unchanged'));
  else
    showToast(text('cells.written', { count }), {
      tone: 'success',
      action: { label: text('action.undo'), run: () => start(() => client.undo({})) },
    });
}
