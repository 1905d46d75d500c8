import { binRecord, unbinRecord } from '../records/bin.ts';
import { changeField } from '../records/change-field.ts';
import { placeRecord } from '../records/move.ts';
import { planPlaces } from '../records/siblings.ts';
import { listPath, listSubtree } from '../records/tree.ts';
import type { StoredValue } from '../records/values.ts';
import { prepared } from '../storage/prepared.ts';
import { applyState, type Place } from './apply.ts';
import { knownValues } from './restore-field.ts';
import type { Turned } from './restore-obstacle.ts';
import { readState } from './state.ts';
import { noteChange, type Step } from './step.ts';

/**
 * Takes one thing back to how it was before a step, as part of a new one; answers whether it did. A record that the
 * step made goes to the bin with what is below it; a name that it added goes only where nothing uses it.
 */
export function takeBack(step: Step, thing: Turned): boolean {
  if (thing.entity === 'record') return takeRecordBack(step, thing);
  if (thing.entity === 'authority' && thing.before === null && isUsed(step, thing.entityId)) return false;
  const now = readState(step.db, thing);
  applyState(step.db, thing, thing.before, step.at);
  noteChange(step, {
    entity: thing.entity,
    entityId: thing.entityId,
    recordId: thing.recordId,
    field: thing.field,
    before: now,
    after: thing.before,
  });
  return true;
}

const isUsed = (step: Step, authority: number): boolean =>
  prepared(step.db, 'SELECT 1 FROM value WHERE authorityId = ? LIMIT 1').pluck().get(authority) !== undefined;

function takeRecordBack(step: Step, { entityId: id, field, before }: Turned): boolean {
  if (field === null) binSubtree(step, id);
  else if (before === null) return false;
  else if (field === '@place') placeBack(step, id, JSON.parse(before) as Place);
  else if (field !== '@bin')
    changeField(step, id, field, knownValues(step.db, JSON.parse(before) as StoredValue[]));
  else if (JSON.parse(before) !== null) binSubtree(step, id);
  else {
    for (const above of listPath(step.db, id)) unbinRecord(step, above.id);
    unbinRecord(step, id);
  }
  return true;
}

function binSubtree(step: Step, id: number): void {
  for (const below of listSubtree(step.db, id)) binRecord(step, below);
}

/** Puts a record where it stood; between those that stand there now where its place is taken. */
function placeBack(step: Step, id: number, place: Place): void {
  const { parentId, position } = place;
  const isTaken = prepared(
    step.db,
    'SELECT 1 FROM record WHERE parentId IS ? AND position = ? AND id <> ? LIMIT 1',
  )
    .pluck()
    .get(parentId, position, id);
  if (isTaken === undefined) {
    placeRecord(step, { id, place });
    return;
  }
  const index = prepared(
    step.db,
    'SELECT count(*) FROM record WHERE parentId IS ? AND position < ? AND id <> ? AND deletedAt IS NULL',
  )
    .pluck()
    .get(parentId, position, id) as number;
  for (const placement of planPlaces(step.db, [id], parentId, index)) placeRecord(step, placement);
}
