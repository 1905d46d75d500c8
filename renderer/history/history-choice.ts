import type { BatchKind, RecordId } from '../../preload/model.ts';
import type { Period } from './period.ts';
import type { StepFilter } from './use-history.ts';

/** What a reader chose of the history. */
export interface HistoryChoice {
  readonly kind: BatchKind | null;
  readonly record: { readonly id: RecordId; readonly title: string } | null;
  readonly period: Period;
}

/** All of it. */
export const NO_CHOICE: HistoryChoice = { kind: null, record: null, period: {} };

/** The choice as the archive is asked. */
export function filterOf({ kind, record, period }: HistoryChoice): StepFilter {
  return {
    ...(kind === null ? {} : { kinds: [kind] }),
    ...(record === null ? {} : { id: record.id }),
    ...period,
  };
}

/** True where not all of the history is asked for. */
export function isFiltering(choice: HistoryChoice): boolean {
  return Object.keys(filterOf(choice)).length > 0;
}
