import type { RecordId } from '../../preload/model.ts';
import { CallError, client, writesDone } from '../client.ts';
import { createStore } from '../ui/store.ts';

/** A cell that shall be seen, such as the one that an undone step changed. */
export interface RevealedCell {
  readonly id: RecordId;
  readonly field: string | null;
}

/** The cell that the table shall show; null where nothing is asked of it. */
export const revealStore = createStore<RevealedCell | null>(null);

/** Changes of a step that are looked at for one of a cell. */
const LOOKED_AT = 50;

/** Takes the last step back, or does it again, and asks the table to show the cell that changed; nothing where there is none. */
export async function turnAndReveal(turn: 'undo' | 'redo'): Promise<void> {
  await writesDone();
  try {
    await (turn === 'undo' ? client.undo({}) : client.redo({}));
  } catch (error) {
    if (error instanceof CallError && /^nothingTo/.test(error.code)) return;
    throw error;
  }
  const changes = await client.listHistory({ limit: LOOKED_AT });
  // Subtle: a step may also have made names, which stand in no cell.
  const change = changes.find(({ batch, record }) => batch === changes[0]?.batch && record !== null);
  if (change?.record) revealStore.set({ id: change.record.id, field: change.field });
}
