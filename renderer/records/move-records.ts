import type { RecordId } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { text } from '../i18n.ts';
import { createStore } from '../ui/store.ts';
import { showToast } from '../ui/toasts.ts';
import type { TreeMove } from './tree-moves.ts';

/** Records that were cut in the tree and wait for their new place. */
export const cutStore = createStore<ReadonlySet<RecordId>>(new Set());

/** Cuts records: they stay where they are until they are pasted. */
export function cutRecords(ids: readonly RecordId[]): void {
  if (ids.length === 0) return;
  cutStore.set(new Set(ids));
  showToast(text('tree.cutNow', { count: ids.length }));
}

/** Moves records and tells it with a way back. */
export async function moveAndTell(ids: readonly RecordId[], move: TreeMove): Promise<void> {
  await client.moveRecords({ ids: [...ids], ...move });
  cutStore.set(new Set());
  showToast(text('tree.moved', { count: ids.length }), {
    action: { label: text('action.undo'), run: () => start(() => client.undo({})) },
  });
}
