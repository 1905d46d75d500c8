import type { FixityProblem, FixitySchedule, FixityState, JobId } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import type { Emit } from '../events.ts';
import { requireWritable } from '../history/step.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { startCheck } from './check-job.ts';
import { type FixityContext, tell } from './fixity-job.ts';
import { runningCheck } from './fixity-log.ts';
import { fixityState, isCheckDue, listProblems, writeSchedule } from './fixity-store.ts';
import { startRepair } from './repair-job.ts';

/** What the windows of one open archive can ask about its originals. */
export interface Fixity {
  readonly state: () => FixityState;
  readonly problems: (from: number, to: number) => readonly FixityProblem[];
  readonly setSchedule: (schedule: FixitySchedule) => FixityState;
  /** Starts a check, or answers the one that runs; throws `archiveBusy` where a repair does. */
  readonly check: () => JobId;
  /** Starts a repair from copies in some places; throws `archiveBusy` where a check or repair runs. */
  readonly repair: (places: readonly string[]) => JobId;
  /** Lets the archive be closed: what runs goes on when it is opened again. */
  readonly stop: () => void;
}

/** Milliseconds after opening before a check goes on or begins by itself, and between two looks whether one is due. */
const FIRST_LOOK = 10_000;
const LOOK_EVERY = 3_600_000;
/** Checks and repairs of one open archive, by hand and by its schedule. */
export function createFixity(archive: Archive, jobs: Jobs, emit: Emit): Fixity {
  const context: FixityContext = {
    archive,
    log: archive.db,
    jobs,
    emit,
    running: null,
    toldAt: 0,
    isStopped: false,
  };
  const state = (): FixityState => fixityState(archive, context.log, context.running);
  const look = (): void => {
    if (context.running || archive.readOnlyReason || !archive.db.open) return;
    if (runningCheck(context.log) || isCheckDue(archive.db)) startCheck(context, true);
  };
  const timers = [setTimeout(look, FIRST_LOOK), setInterval(look, LOOK_EVERY)];
  for (const timer of timers) timer.unref();
  return {
    state,
    problems: (from, to) => listProblems(archive, context.log, from, to),
    setSchedule: (schedule) => {
      requireWritable(archive);
      writeSchedule(archive.db, schedule);
      tell(context);
      return state();
    },
    check: () => {
      if (context.running?.kind === 'repair') throw new ArchiveError('archiveBusy', archive.folder);
      return context.running?.job ?? startCheck(context, false);
    },
    repair: (places) => {
      requireWritable(archive);
      if (context.running) throw new ArchiveError('archiveBusy', archive.folder);
      return startRepair(context, places);
    },
    stop: () => {
      context.isStopped = true;
      for (const timer of timers) clearTimeout(timer);
      if (context.log !== archive.db) context.log.close();
    },
  };
}
