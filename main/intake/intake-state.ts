import type { Intake, IntakeId } from '../../preload/model.ts';
import type { IntakeProgress } from './copy-files.ts';
import type { IntakeCounts, IntakeRow } from './intake-log.ts';

/** The pile that runs now. */
export interface RunningIntake {
  readonly id: IntakeId;
  readonly controller: AbortController;
  current: IntakeProgress | null;
  isWriting: boolean;
  /** Fulfilled when it has ended, whichever way. */
  ended: Promise<void>;
}

/** A pile as windows see it. */
export function describeIntake(
  row: IntakeRow,
  counts: IntakeCounts,
  running: RunningIntake | null,
  failure: Intake['failure'],
  isWatched: boolean,
): Intake {
  const isRunning = running?.id === row.id;
  const { waiting, stored, taken, skipped, failed, pages } = counts;
  // Of a watched folder the items stay; of others they are gone with their records.
  const done = row.state === 'done' && !isWatched ? row.files : 0;
  const settled = stored + taken + skipped + failed + done;
  return {
    id: row.id,
    startedAt: row.startedAt,
    isWatched,
    state: isRunning
      ? running.isWriting
        ? 'writing'
        : 'copying'
      : row.state === 'running'
        ? 'waiting'
        : row.state,
    files: settled + waiting,
    settled,
    pages: pages + row.pages,
    skipped,
    failed,
    current: isRunning && !running.isWriting ? running.current : null,
    failure,
  };
}
