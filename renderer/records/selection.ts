import type { RecordId } from '../../preload/model.ts';
import { createStore } from '../ui/store.ts';

/** The records that commands act on; ids, so that they stay the same through sorting and filtering. */
export const selectionStore = createStore<ReadonlySet<RecordId>>(new Set());

/** Selects nothing. */
export function clearSelection(): void {
  if (selectionStore.get().size > 0) selectionStore.set(new Set());
}

/** Selects these and nothing else. */
export function selectOnly(ids: readonly RecordId[]): void {
  selectionStore.set(new Set(ids));
}

/** Adds a record to the selection or takes it out. */
export function toggleSelected(id: RecordId): void {
  const next = new Set(selectionStore.get());
  if (!next.delete(id)) next.add(id);
  selectionStore.set(next);
}

/** Adds or takes out several at once. */
export function setSelected(ids: readonly RecordId[], isSelected: boolean): void {
  const next = new Set(selectionStore.get());
  for (const id of ids) {
    if (isSelected) next.add(id);
    else next.delete(id);
  }
  selectionStore.set(next);
}
