import type { BatchId, RestoreObstacle } from '../../preload/model.ts';
import { isNameTaken, type NamedSnapshot } from '../named-definitions.ts';
import type { ArrangementSnapshot } from '../pages/arrangements.ts';
import type { PageNoteSnapshot } from '../pages/page-notes.ts';
import type { TranscriptionSnapshot } from '../pages/transcriptions.ts';
import { isFieldUsed, isTypeUsed } from '../record-type-row.ts';
import { getRecordLine } from '../records/record-row.ts';
import type { TranslationSnapshot } from '../records/translations.ts';
import { listPath } from '../records/tree.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import type { Place, RecordFileSnapshot, RelationSnapshot } from './apply.ts';
import { listDifferences } from './restore-record.ts';
import { isSameState, readState } from './state.ts';
import type { Change } from './step.ts';

/** One thing that a step changed: how it was before the step and after it. */
export interface Turned extends Change {
  readonly batch: BatchId;
  /** The first and the last change of the thing in the step. */
  readonly first: number;
  readonly last: number;
}
/** What taking a thing back meets: nothing in the way, something, or that it is so already. */
export type Finding = 'ready' | 'done' | RestoreObstacle;

/** Finds whether a thing can be taken back to how it was before the step. */
export function findObstacle(db: Db, thing: Turned): Finding {
  if (thing.entity === 'record') return findForRecord(db, thing);
  const now = readState(db, thing);
  if (isSameState(now, thing.before)) return 'done';
  if (thing.before !== null && !canPutBack(db, thing, thing.before)) return 'impossible';
  if (thing.entity === 'recordType' && !canVanish(db, thing)) return 'impossible';
  return isSameState(now, thing.after) ? 'ready' : 'changed';
}

function findForRecord(db: Db, thing: Turned): Finding {
  const { entityId: id, field, before, after } = thing;
  const now = readState(db, thing);
  if (field === null) return before === null ? findForCreated(db, thing, now) : 'impossible';
  if (now === null || before === null || field === '@removed') return 'impossible';
  if (isSameState(now, before)) return 'done';
  if (field === '@place') return findForPlace(db, id, now, before, after);
  if (field === '@bin' && (JSON.parse(before) === null) === (JSON.parse(now) === null)) return 'done';
  return isSameState(now, after) ? 'ready' : 'changed';
}

/** A record made by the step goes to the bin; one that was worked on since, or has others below it, not by itself. */
function findForCreated(db: Db, { batch, entityId: id }: Turned, now: string | null): Finding {
  if (now === null || getRecordLine(db, id).deletedAt !== null) return 'done';
  const last = prepared(db, 'SELECT max(id) FROM change WHERE recordId = ? AND +batchId = ?')
    .pluck()
    .get(id, batch) as number;
  if (listDifferences(db, id, last).length > 0) return 'changed';
  const stranger = prepared(
    db,
    `SELECT 1 FROM record WHERE parentId = ? AND deletedAt IS NULL AND NOT EXISTS (
       SELECT 1 FROM change WHERE recordId = record.id AND +batchId = ? AND field IS NULL AND entity = 'record') LIMIT 1`,
  )
    .pluck()
    .get(id, batch);
  return stranger === undefined ? 'ready' : 'changed';
}

function findForPlace(db: Db, id: number, now: string, before: string, after: string | null): Finding {
  const [here, there] = [JSON.parse(now), JSON.parse(before)] as [Place, Place];
  if (there.parentId !== null) {
    const parent = prepared<{ deletedAt: string | null }>(
      db,
      'SELECT deletedAt FROM record WHERE id = ?',
    ).get(there.parentId);
    if (!parent || parent.deletedAt !== null) return 'impossible';
    const above = [there.parentId, ...listPath(db, there.parentId).map((record) => record.id as number)];
    if (above.includes(id)) return 'impossible';
  }
  return after !== null && here.parentId === (JSON.parse(after) as Place).parentId ? 'ready' : 'changed';
}

/** A type that records have, or a field that values stand in, stays. */
const canVanish = (db: Db, { entityId, field, before }: Turned): boolean =>
  before !== null || !(field === null ? isTypeUsed(db, entityId) : isFieldUsed(db, entityId, field));

/** Whether what a thing needs is there, so that it can come back or be as it was. */
function canPutBack(db: Db, { entity, entityId }: Turned, before: string): boolean {
  const isThere = (sql: string, ...values: readonly (string | number)[]) =>
    prepared(db, sql)
      .pluck()
      .get(...values) !== undefined;
  const hasRecord = (id: number) => isThere('SELECT 1 FROM record WHERE id = ?', id);
  if (entity === 'relation') {
    const { type, fromId, toId } = JSON.parse(before) as RelationSnapshot;
    const isTaken = isThere(
      'SELECT 1 FROM relation WHERE type = ? AND fromId = ? AND toId = ?',
      type,
      fromId,
      toId,
    );
    return hasRecord(fromId) && hasRecord(toId) && !isTaken;
  }
  if (entity === 'recordFile') {
    const { recordId, sha256 } = JSON.parse(before) as RecordFileSnapshot;
    const isTaken = isThere('SELECT 1 FROM recordFile WHERE recordId = ? AND sha256 = ?', recordId, sha256);
    return hasRecord(recordId) && isThere('SELECT 1 FROM file WHERE sha256 = ?', sha256) && !isTaken;
  }
  if (entity === 'transcription') {
    const { sha256, page } = JSON.parse(before) as TranscriptionSnapshot;
    const isTaken = isThere(
      'SELECT 1 FROM transcription WHERE sha256 = ? AND page = ? AND id <> ?',
      sha256,
      page,
      entityId,
    );
    return isThere('SELECT 1 FROM file WHERE sha256 = ?', sha256) && !isTaken;
  }
  if (entity === 'pageNote') {
    const { recordId, sha256 } = JSON.parse(before) as PageNoteSnapshot;
    return hasRecord(recordId) && isThere('SELECT 1 FROM file WHERE sha256 = ?', sha256);
  }
  if (entity === 'arrangement') {
    const { recordId } = JSON.parse(before) as ArrangementSnapshot;
    const isTaken = isThere('SELECT 1 FROM arrangement WHERE recordId = ? AND id <> ?', recordId, entityId);
    return hasRecord(recordId) && !isTaken;
  }
  if (entity === 'translation') {
    const { recordId, language, field } = JSON.parse(before) as TranslationSnapshot;
    const isTaken = isThere(
      'SELECT 1 FROM translation WHERE recordId = ? AND language = ? AND field = ? AND id <> ?',
      recordId,
      language,
      field,
      entityId,
    );
    return hasRecord(recordId) && !isTaken;
  }
  if (entity === 'compendium' || entity === 'savedView' || entity === 'bookDesign') {
    const { name } = JSON.parse(before) as NamedSnapshot;
    return !isNameTaken(db, entity, name, entityId);
  }
  return true;
}
