import type { ChangeId, HistoryStep, RecordId } from '../../preload/model.ts';
import { createStore } from '../ui/store.ts';

/** What a person wants to put back. */
export type Restore =
  | { readonly kind: 'record'; readonly id: RecordId; readonly at: ChangeId }
  | { readonly kind: 'step'; readonly step: HistoryStep };

/** The restoration that is being looked at. */
export const restoreStore = createStore<Restore | null>(null);

/** Shows what a restoration would do. */
export function openRestore(restore: Restore): void {
  restoreStore.set(restore);
}

/** Leaves it. */
export function closeRestore(): void {
  restoreStore.set(null);
}
