import type { BulkOutcome } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { writeLongStep } from '../history/long-step.ts';
import { noteChange, type Step } from '../history/step.ts';
import type { PaceOptions } from '../jobs/pace.ts';
import { readField, writeField } from '../records/fields.ts';
import { prepared } from '../storage/prepared.ts';
import { nameRecord } from './name-record.ts';
import type { Plan, Planned } from './plan.ts';
import { type PlannedValue, storedInStep } from './planned-value.ts';

/** Conflicts that are told one by one. */
const MOST_LISTED = 100;

/**
 * Writes a plan but for the changes left out, as one undoable step. A field that is not as the plan found it is
 * left as it is, and told as a conflict.
 */
export async function writePlan(
  archive: Archive,
  plan: Plan,
  excluded: ReadonlySet<number>,
  options: PaceOptions,
): Promise<Omit<BulkOutcome, 'job'>> {
  const all = Array.from({ length: plan.countChanges() }, (_, index) => index);
  const conflicts: Planned[] = [];
  let changes = 0;
  await writeLongStep(
    archive,
    'bulk',
    all.filter((index) => !excluded.has(index)),
    (step, index) => {
      const planned = plan.at(index);
      if (!planned) return;
      if (writePlanned(step, planned)) changes += 1;
      else conflicts.push(planned);
    },
    options,
  );
  const conflicting = conflicts
    .slice(0, MOST_LISTED)
    .map(({ recordId, field }) => ({ record: nameRecord(archive.db, recordId), field }));
  return { changes, conflicts: conflicts.length, conflicting };
}

/** Writes one change; false where the record is gone, was changed, or an authority record is gone. */
function writePlanned(step: Step, { recordId, field, before, after }: Planned): boolean {
  if (prepared(step.db, 'SELECT 1 FROM record WHERE id = ?').pluck().get(recordId) === undefined)
    return false;
  if (JSON.stringify(readField(step.db, recordId, field)) !== before) return false;
  const planned = JSON.parse(after) as readonly PlannedValue[];
  const known = prepared(step.db, 'SELECT 1 FROM authority WHERE id = ?').pluck();
  for (const { authorityId, wanted } of planned) {
    if (!wanted && authorityId !== undefined && known.get(authorityId) === undefined) return false;
  }
  const values = storedInStep(step, planned);
  writeField(step.db, recordId, field, values, step.at);
  noteChange(step, {
    entity: 'record',
    entityId: recordId,
    recordId,
    field,
    before,
    after: JSON.stringify(values),
  });
  return true;
}
