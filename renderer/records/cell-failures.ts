import type { RecordId, ValueInput } from '../../preload/model.ts';
import { createStore } from '../ui/store.ts';

/** What was typed into a cell that the archive refused, and why: it stays at the cell until it is mended or dropped. */
export interface FailedCell {
  readonly inputs: readonly ValueInput[];
  readonly sentence: string;
}

/** The refused cells of one record, by field. */
export type FailedFields = Readonly<Record<string, FailedCell>>;

/** The refused cells of the window, by record. */
export const cellFailureStore = createStore<ReadonlyMap<RecordId, FailedFields>>(new Map());

/** Keeps what was refused. */
export function noteFailure(id: RecordId, field: string, failed: FailedCell): void {
  cellFailureStore.update((now) => new Map(now).set(id, { ...now.get(id), [field]: failed }));
}

/** Forgets what was refused, as it was mended or dropped. */
export function dropFailure(id: RecordId, field: string): void {
  const { [field]: dropped, ...others } = cellFailureStore.get().get(id) ?? {};
  if (dropped === undefined) return;
  cellFailureStore.update((now) => {
    const next = new Map(now);
    if (Object.keys(others).length > 0) next.set(id, others);
    else next.delete(id);
    return next;
  });
}
