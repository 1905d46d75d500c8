import type { ErrorCode } from '../../preload/api.ts';
import type { BatchId, BatchKind, UndoState } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { applyState } from './apply.ts';
import { type Change, noteChange, type Step, writeStep } from './step.ts';

const LAST_DONE = "SELECT id, kind FROM batch WHERE state = 'done' ORDER BY id DESC LIMIT 1";
const FIRST_UNDONE = "SELECT id, kind FROM batch WHERE state = 'undone' ORDER BY id LIMIT 1";
type BatchRow = { readonly id: BatchId; readonly kind: BatchKind };

/** What can be taken back and done again now. */
export function undoState(db: Db): UndoState {
  const describe = (sql: string) => {
    const batch = prepared<BatchRow>(db, sql).get();
    if (!batch) return null;
    const changes = prepared(db, 'SELECT count(*) FROM change WHERE batchId = ?')
      .pluck()
      .get(batch.id) as number;
    return { kind: batch.kind, changes };
  };
  return { undo: describe(LAST_DONE), redo: describe(FIRST_UNDONE) };
}

/** Takes the last step back, as a step of the history of its own; throws `nothingToUndo`. */
export function undo(archive: Archive): UndoState {
  return turn(archive, 'undo', LAST_DONE, 'nothingToUndo', 'undone');
}

/** Does the step again that was taken back last; throws `nothingToRedo`. */
export function redo(archive: Archive): UndoState {
  return turn(archive, 'redo', FIRST_UNDONE, 'nothingToRedo', 'done');
}

function turn(
  archive: Archive,
  kind: 'undo' | 'redo',
  choose: string,
  nothing: ErrorCode,
  state: 'done' | 'undone',
): UndoState {
  const batch = prepared<BatchRow>(archive.db, choose).get();
  if (!batch) throw new ArchiveError(nothing);
  writeStep(
    archive,
    kind,
    (step) => {
      applyBatch(step, batch.id, kind);
      prepared(archive.db, 'UPDATE batch SET state = ? WHERE id = ?').run(state, batch.id);
    },
    { target: batch.id },
  );
  return undoState(archive.db);
}

function applyBatch(step: Step, batch: BatchId, kind: 'undo' | 'redo'): void {
  // References between the rows of a step may point forwards; they are whole again when the step is.
  step.db.pragma('defer_foreign_keys = ON');
  const order = kind === 'undo' ? 'DESC' : 'ASC';
  const changes = prepared<Change>(
    step.db,
    `SELECT entity, entityId, recordId, field, before, after FROM change WHERE batchId = ? ORDER BY id ${order}`,
  ).all(batch);
  for (const change of changes) {
    const [from, to] = kind === 'undo' ? [change.after, change.before] : [change.before, change.after];
    applyState(step.db, change, to, step.at);
    noteChange(step, { ...change, before: from, after: to });
  }
}
