import type { ErrorCode } from '../../preload/api.ts';
import type { ImportResult, ImportReview, JobId, RecordId, Ticket } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { codeText, text } from '../i18n.ts';
import { createStore } from '../ui/store.ts';
import { showToast } from '../ui/toasts.ts';
import { acceptEverything, decisionsOf, type FileChoice, firstChoices } from './choices.ts';

/** A review that is looked over: nothing of it is written yet. */
export interface OpenReview {
  readonly phase: 'review' | 'writing';
  readonly review: ImportReview;
  /** One for each file of the review. */
  readonly choices: readonly FileChoice[];
}
/** How far an import is; `job` is null until the archive has named it. */
export type ImportState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'reading'; readonly job: JobId | null }
  | OpenReview;

const IDLE: ImportState = { phase: 'idle' };
/** The import of this window; there is one at a time. */
export const importStore = createStore<ImportState>(IDLE);
/** Jobs whose end was told before the archive had answered which job they are. */
const earlyEnds = new Map<JobId, 'read' | 'failed'>();
/** A review that was put away and can still be taken up again. */
let putAway: JobId | null = null;

/** Starts reading files; the review opens when they are read. Throws CallError where reading cannot start. */
export const startImport = (tickets: readonly Ticket[]): Promise<void> =>
  startReview(() => client.startReading({ tickets: [...tickets] }));

/** Starts reading the pages of a record, with a review as well. Throws CallError where reading cannot start. */
export const startReadingPages = (record: RecordId): Promise<void> =>
  startReview(() => client.startReadingPages({ record }));

async function startReview(startReading: () => Promise<JobId>): Promise<void> {
  if (importStore.get().phase !== 'idle') {
    showToast(text('import.busy'));
    return;
  }
  importStore.set({ phase: 'reading', job: null });
  try {
    await forgetPutAway();
    const job = await startReading();
    const end = earlyEnds.get(job);
    earlyEnds.clear();
    if (importStore.get().phase !== 'reading') return cancelJob(job);
    importStore.set(end === 'failed' ? IDLE : { phase: 'reading', job });
    if (end === 'read') await openReview(job);
  } catch (error) {
    importStore.set(IDLE);
    throw error;
  }
}

/** Takes note that a job has read its files. */
export function noteRead(job: JobId): void {
  const state = importStore.get();
  if (state.phase !== 'reading') return;
  if (state.job === job) start(() => openReview(job));
  else if (state.job === null) earlyEnds.set(job, 'read');
}

/** Takes note that a job has ended without a result; the sentence is shown elsewhere. */
export function noteFailed(job: JobId): void {
  const state = importStore.get();
  if (state.phase !== 'reading') return;
  if (state.job === job) importStore.set(IDLE);
  else if (state.job === null) earlyEnds.set(job, 'failed');
}

/** Stops reading; nothing was written. */
export function cancelReading(): void {
  const state = importStore.get();
  importStore.set(IDLE);
  if (state.phase === 'reading' && state.job !== null) cancelJob(state.job);
}

function cancelJob(job: JobId): void {
  start(() => client.cancelJob({ job }));
}

async function openReview(job: JobId): Promise<void> {
  try {
    const review = await client.getReview({ job });
    importStore.set({ phase: 'review', review, choices: firstChoices(review) });
  } catch (error) {
    importStore.set(IDLE);
    throw error;
  }
}

/** Changes what is decided about one file. */
export function changeChoice(file: number, change: (choice: FileChoice) => FileChoice): void {
  importStore.update((state) =>
    state.phase !== 'review'
      ? state
      : { ...state, choices: state.choices.map((choice, at) => (at === file ? change(choice) : choice)) },
  );
}

/** Takes everything that is new, suggestions included. */
export function chooseEverything(): void {
  importStore.update((state) =>
    state.phase !== 'review' ? state : { ...state, choices: acceptEverything(state.review, state.choices) },
  );
}

/** Closes a review without writing anything; it can be taken up again for a while. */
export function putReviewAway(): void {
  const state = importStore.get();
  if (state.phase !== 'review') return;
  putAway = state.review.job;
  importStore.set(IDLE);
  showToast(text('import.putAway'), {
    action: { label: text('import.takeUp'), run: () => takeUp(state) },
  });
}

function takeUp(review: OpenReview): void {
  if (importStore.get().phase !== 'idle' || putAway !== review.review.job) return;
  putAway = null;
  importStore.set(review);
}

async function forgetPutAway(): Promise<void> {
  const job = putAway;
  putAway = null;
  if (job !== null) await client.discardReview({ job });
}

/** Writes what was accepted as one undoable step; on a failure the review stays as it is. */
export async function acceptReview(): Promise<ImportResult | null> {
  const state = importStore.get();
  if (state.phase !== 'review') return null;
  const { review, choices } = state;
  importStore.set({ ...state, phase: 'writing' });
  try {
    const result = await client.acceptReview({ job: review.job, decisions: decisionsOf(review, choices) });
    importStore.set(IDLE);
    tellResult(result, review);
    return result;
  } catch (error) {
    importStore.set(state);
    throw error;
  }
}

function tellResult({ imported, skipped }: ImportResult, review: ImportReview): void {
  const count = imported.reduce((sum, { records }) => sum + records.length, 0);
  // What could not be read was told in the review already.
  const isTold = (detail: string): boolean => review.skipped.some((file) => file.detail === detail);
  for (const { code, detail } of skipped) {
    if (code !== 'fileKnown' && !isTold(detail))
      showToast(codeText(code as ErrorCode, detail), { tone: 'danger' });
  }
  if (count === 0) return;
  showToast(text('import.done', { count }), {
    tone: 'success',
    action: { label: text('action.undo'), run: () => start(() => client.undo({})) },
  });
}
