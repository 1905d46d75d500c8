import type {
  BulkChange,
  BulkFailure,
  BulkTarget,
  JobId,
  PlannedChange as ShownChange,
} from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import type { Emit } from '../events.ts';
import { requireWritable } from '../history/step.ts';
import { createJobResults, type Jobs } from '../jobs/jobs.ts';
import { makePlan } from './make-plan.ts';
import { nameRecord } from './name-record.ts';
import { createPlan, type Plan } from './plan.ts';
import { type PlannedValue, showPlanned } from './planned-value.ts';
import { checkSearch } from './replace-text.ts';
import { writePlan } from './write-plan.ts';

const KEPT_PLANS = 3;
const MOST_SHOWN = 500;
/** Characters of values in one answer: very long texts come in several. */
const MOST_TEXT = 4_000_000;

/** Changes of many records: worked out in a job, looked over by a person, then written in another one. */
export interface Bulk {
  /** Throws `patternInvalid`. */
  readonly startPreview: (target: BulkTarget, change: BulkChange) => JobId;
  /** These three throw `jobMissing` for a plan that is no longer kept. */
  readonly changes: (job: JobId, from: number, to: number) => { readonly changes: readonly ShownChange[] };
  readonly failures: (job: JobId, from: number, to: number) => { readonly failures: readonly BulkFailure[] };
  readonly startEdit: (job: JobId, excluded: readonly number[]) => JobId;
  readonly discard: (job: JobId) => void;
  readonly close: () => void;
}

/** The changes of many of one open archive. */
export function createBulk(archive: Archive, jobs: Jobs, emit: Emit): Bulk {
  const plans = createJobResults<Plan>(KEPT_PLANS, (plan) => plan.close());
  return {
    startPreview: (target, change) => {
      if (change.kind === 'replace') checkSearch(change);
      return jobs.start('bulkPreview', async (job, signal, onProgress) => {
        const plan = createPlan();
        try {
          const counts = await makePlan(archive, plan, target, change, { signal, onProgress });
          plans.keep(job, plan);
          emit('bulkReady', { job, ...counts, total: plan.countChanges(), failures: plan.countFailures() });
        } catch (error) {
          plan.close();
          throw error;
        }
      });
    },
    changes: (job, from, to) => ({ changes: showChanges(archive, plans.get(job), from, to) }),
    failures: (job, from, to) => ({ failures: showFailures(archive, plans.get(job), from, to) }),
    startEdit: (job, excluded) => {
      requireWritable(archive);
      const plan = plans.get(job);
      return jobs.start('bulk', async (writing, signal, onProgress) => {
        const outcome = await writePlan(archive, plan, new Set(excluded), { signal, onProgress });
        plans.forget(job);
        emit('bulkDone', { job: writing, ...outcome });
      });
    },
    discard: (job) => plans.forget(job),
    close: () => plans.forgetAll(),
  };
}

function showChanges({ db }: Archive, plan: Plan, from: number, to: number): readonly ShownChange[] {
  const shown: ShownChange[] = [];
  let length = 0;
  for (const [offset, planned] of plan.list(from, Math.min(to, from + MOST_SHOWN)).entries()) {
    length += planned.before.length + planned.after.length;
    if (offset > 0 && length > MOST_TEXT) break;
    const show = (state: string) =>
      (JSON.parse(state) as readonly PlannedValue[]).map((value) => showPlanned(db, value));
    shown.push({
      index: from + offset,
      record: nameRecord(db, planned.recordId),
      field: planned.field,
      before: show(planned.before),
      after: show(planned.after),
    });
  }
  return shown;
}

function showFailures({ db }: Archive, plan: Plan, from: number, to: number): readonly BulkFailure[] {
  return plan
    .listFailures(from, Math.min(to, from + MOST_SHOWN))
    .map(({ recordId, ...failure }) => ({ ...failure, record: nameRecord(db, recordId) }));
}
