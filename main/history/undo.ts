import type { ErrorCode } from '../../preload/api.ts';
import type { BatchId, BatchKind, UndoState } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import type { PaceOptions } from '../jobs/pace.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { applyState } from './apply.ts';
import { writeLongStep } from './long-step.ts';
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

type Turn = 'undo' | 'redo';
interface TurnRule {
  readonly choose: string;
  readonly nothing: ErrorCode;
  readonly order: 'ASC' | 'DESC';
  /** What becomes of the step that is turned. */
  readonly state: 'done' | 'undone';
}
const RULES: Readonly<Record<Turn, TurnRule>> = {
  undo: { choose: LAST_DONE, nothing: 'nothingToUndo', order: 'DESC', state: 'undone' },
  redo: { choose: FIRST_UNDONE, nothing: 'nothingToRedo', order: 'ASC', state: 'done' },
};

/** Takes the last step back, as a step of the history of its own; throws `nothingToUndo`. */
export function undo(archive: Archive): UndoState {
  return turn(archive, 'undo');
}

/** Does the step again that was taken back last; throws `nothingToRedo`. */
export function redo(archive: Archive): UndoState {
  return turn(archive, 'redo');
}

function turn(archive: Archive, kind: Turn): UndoState {
  const target = chooseBatch(archive.db, kind);
  writeStep(
    archive,
    kind,
    (step) => {
      deferReferences(step);
      for (const id of listChanges(archive.db, kind, target)) turnChange(step, kind, id);
      markTurned(step, kind, target);
    },
    { target },
  );
  return undoState(archive.db);
}

/** The same as a long step: the event loop goes on turning, and it can be cancelled. */
export async function turnLong(archive: Archive, kind: Turn, options: PaceOptions): Promise<UndoState> {
  const target = chooseBatch(archive.db, kind);
  await writeLongStep(
    archive,
    kind,
    listChanges(archive.db, kind, target),
    (step, id) => turnChange(step, kind, id),
    { ...options, target, begin: deferReferences, end: (step) => markTurned(step, kind, target) },
  );
  return undoState(archive.db);
}

function chooseBatch(db: Db, kind: Turn): BatchId {
  const batch = prepared<BatchRow>(db, RULES[kind].choose).get();
  if (!batch) throw new ArchiveError(RULES[kind].nothing);
  return batch.id;
}

function listChanges(db: Db, kind: Turn, batch: BatchId): readonly number[] {
  return prepared(db, `SELECT id FROM change WHERE batchId = ? ORDER BY id ${RULES[kind].order}`)
    .pluck()
    .all(batch) as number[];
}

/** References between the rows of a step may point forwards; they are whole again when the step is. */
function deferReferences(step: Step): void {
  step.db.pragma('defer_foreign_keys = ON');
}

function turnChange(step: Step, kind: Turn, id: number): void {
  const change = prepared<Change>(
    step.db,
    'SELECT entity, entityId, recordId, field, before, after FROM change WHERE id = ?',
  ).get(id);
  if (!change) throw new Error(`change ${id} is gone`);
  const [from, to] = kind === 'undo' ? [change.after, change.before] : [change.before, change.after];
  applyState(step.db, change, to, step.at);
  noteChange(step, { ...change, before: from, after: to });
}

function markTurned(step: Step, kind: Turn, batch: BatchId): void {
  prepared(step.db, 'UPDATE batch SET state = ? WHERE id = ?').run(RULES[kind].state, batch);
}
