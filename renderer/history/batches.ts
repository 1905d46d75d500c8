import type { BatchId, BatchKind, HistoryChange } from '../../preload/model.ts';

/** One step: what a person did at once, and all that changed by it. */
export interface Batch {
  readonly id: BatchId;
  readonly kind: BatchKind;
  readonly at: string;
  readonly changes: readonly HistoryChange[];
}

/** Changes in their order, those of one step together. */
export function groupBatches(changes: readonly HistoryChange[]): readonly Batch[] {
  const batches: { id: BatchId; kind: BatchKind; at: string; changes: HistoryChange[] }[] = [];
  for (const change of changes) {
    const last = batches.at(-1);
    if (last?.id === change.batch) last.changes.push(change);
    else batches.push({ id: change.batch, kind: change.kind, at: change.at, changes: [change] });
  }
  return batches;
}
