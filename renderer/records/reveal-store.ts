import type { RecordId } from '../../preload/model.ts';
import { client } from '../client.ts';
import { createStore } from '../ui/store.ts';

/** A cell that shall be seen, such as the one that an undone step changed. */
export interface RevealedCell {
  readonly id: RecordId;
  readonly field: string | null;
}

/** The cell that the table shall show; null where nothing is asked of it. */
export const revealStore = createStore<RevealedCell | null>(null);

/** Takes the last step back, or does it again, and asks the table to show the cell that changed. */
export async function turnAndReveal(turn: 'undo' | 'redo'): Promise<void> {
  await (turn === 'undo' ? client.undo({}) : client.redo({}));
  const [change] = await client.listHistory({ limit: 1 });
  if (change?.record) revealStore.set({ id: change.record.id, field: change.field });
}
