import type { UndoState } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { redo, turnLong, undo, undoState } from './undo.ts';

/** Steps of more changes than this are taken back and done again piece by piece, as a job. */
const LONG = 500;

/** Undo and redo as windows call them: at once, or as a job with progress where the step is long. */
export interface Turns {
  readonly undo: () => UndoState | Promise<UndoState>;
  readonly redo: () => UndoState | Promise<UndoState>;
}

/** Undo and redo of one open archive. */
export function createTurns(archive: Archive, jobs: Jobs): Turns {
  const asJob = (kind: 'undo' | 'redo'): Promise<UndoState> =>
    jobs.run('undo', (signal, onProgress) => turnLong(archive, kind, { signal, onProgress }));
  const isLong = (step: UndoState['undo']): boolean => (step?.changes ?? 0) > LONG;
  return {
    undo: () => (isLong(undoState(archive.db).undo) ? asJob('undo') : undo(archive)),
    redo: () => (isLong(undoState(archive.db).redo) ? asJob('redo') : redo(archive)),
  };
}
