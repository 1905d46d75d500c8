import type { BulkChange, BulkOutcome, BulkPlan, BulkTarget, JobId } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { closeDialog, dialogStore } from '../dialogs.ts';
import { text } from '../i18n.ts';
import { createStore } from '../ui/store.ts';
import { showToast } from '../ui/toasts.ts';
import { jobEnd } from './job-end.ts';

/** How far a change of many is. `job` is null until the archive has named it. */
export type BulkState =
  | { readonly phase: 'choosing' }
  | { readonly phase: 'planning' | 'writing'; readonly job: JobId | null }
  | { readonly phase: 'review'; readonly plan: BulkPlan; readonly excluded: ReadonlySet<number> }
  | { readonly phase: 'conflicts'; readonly outcome: BulkOutcome };

const CHOOSING: BulkState = { phase: 'choosing' };
/** The change of many of this window; there is one at a time. */
export const bulkStore = createStore<BulkState>(CHOOSING);

/** Has the archive work out what a change would do, and shows it. Throws CallError where it cannot begin. */
export async function planChange(target: BulkTarget, change: BulkChange): Promise<void> {
  const planning: BulkState = { phase: 'planning', job: null };
  bulkStore.set(planning);
  let mine: BulkState = planning;
  const isMine = (): boolean => bulkStore.get() === mine;
  try {
    const plan = await jobEnd(
      'bulkReady',
      () => client.startBulkPreview({ target, change }),
      (job) => {
        if (!isMine()) return cancelJob(job);
        mine = { phase: 'planning', job };
        bulkStore.set(mine);
      },
    );
    if (isMine()) bulkStore.set(plan ? { phase: 'review', plan, excluded: new Set() } : CHOOSING);
    else if (plan) discard(plan.job);
  } catch (error) {
    if (isMine()) bulkStore.set(CHOOSING);
    throw error;
  }
}

function cancelJob(job: JobId): void {
  start(() => client.cancelJob({ job }));
}

function discard(job: JobId): void {
  start(() => client.discardBulk({ job }));
}

/** Goes back to choosing: what was worked out is thrown away, what is being worked out is stopped. */
export function backToChoosing(): void {
  const state = bulkStore.get();
  if (state.phase === 'writing') return;
  bulkStore.set(CHOOSING);
  if (state.phase === 'review') discard(state.plan.job);
  if (state.phase === 'planning' && state.job !== null) cancelJob(state.job);
}

/** Closes the dialog; what is being written goes on and tells its end. */
export function leaveBulk(): void {
  closeDialog();
  backToChoosing();
}

/** Leaves changes out, or takes them in again. */
export function setExcluded(change: (excluded: ReadonlySet<number>) => ReadonlySet<number>): void {
  bulkStore.update((state) =>
    state.phase === 'review' ? { ...state, excluded: change(state.excluded) } : state,
  );
}

/** Writes the plan but for what was left out; where that fails, the plan stays to be looked at. */
export async function writeChanges(): Promise<void> {
  const review = bulkStore.get();
  if (review.phase !== 'review') return;
  const { plan, excluded } = review;
  bulkStore.set({ phase: 'writing', job: null });
  try {
    const outcome = await jobEnd(
      'bulkDone',
      () => client.startBulkEdit({ job: plan.job, excluded: [...excluded] }),
      (job) => bulkStore.set({ phase: 'writing', job }),
    );
    if (outcome) return tellOutcome(outcome);
    bulkStore.set(dialogStore.get() === 'bulk' ? review : CHOOSING);
  } catch (error) {
    bulkStore.set(review);
    throw error;
  }
}

/** Stops writing; nothing of it stays. */
export function cancelWriting(): void {
  const state = bulkStore.get();
  if (state.phase === 'writing' && state.job !== null) cancelJob(state.job);
}

function tellOutcome(outcome: BulkOutcome): void {
  const { changes, conflicts } = outcome;
  const isOpen = dialogStore.get() === 'bulk';
  if (changes > 0) {
    showToast(text('bulk.done', { count: changes }), {
      tone: 'success',
      action: { label: text('action.undo'), run: () => start(() => client.undo({})) },
    });
  }
  bulkStore.set(conflicts > 0 ? { phase: 'conflicts', outcome } : CHOOSING);
  if (conflicts === 0 && isOpen) closeDialog();
  if (conflicts > 0 && !isOpen) showToast(text('bulk.conflictsTitle', { count: conflicts }));
}
