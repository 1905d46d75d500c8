import type {
  Intake,
  IntakeId,
  IntakeOptions,
  IntakePreview,
  IntakeProblem,
  WatchedFolder,
} from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { toFailure } from '../errors.ts';
import type { Emit } from '../events.ts';
import { requireWritable } from '../history/step.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { cancelIntake } from './cancel-intake.ts';
import { createPileFinder, type Pile } from './find-pile.ts';
import {
  countItems,
  getIntake,
  type IntakeRow,
  listIntakes,
  listProblems,
  noteSeen,
  setIntakeState,
  waitAgain,
} from './intake-log.ts';
import { describeIntake, type RunningIntake } from './intake-state.ts';
import { previewPile } from './preview-pile.ts';
import { checkOptions, runIntake, startIntake } from './run-intake.ts';
import { clearWatch, setWatch, watchFolder } from './watch-folder.ts';
import { isWatchedPile } from './watch-setting.ts';

/** What the windows of one open archive can ask about piles of files that are taken in. */
export interface Intakes {
  readonly preview: (pile: Pile, options: IntakeOptions) => Promise<IntakePreview>;
  readonly start: (pile: Pile, options: IntakeOptions) => Promise<IntakeId>;
  readonly list: () => readonly Intake[];
  readonly problems: (id: IntakeId, from: number, to: number) => readonly IntakeProblem[];
  readonly pause: (id: IntakeId) => void;
  readonly resume: (id: IntakeId) => void;
  readonly cancel: (id: IntakeId) => Promise<void>;
  readonly watched: () => WatchedFolder | null;
  /** Null watches none any more. */
  readonly watch: (
    wanted: { readonly path: string; readonly delay: number; readonly options: IntakeOptions } | null,
  ) => Promise<WatchedFolder | null>;
  /** Lets the archive be closed: what runs goes on when it is opened again. */
  readonly stop: () => void;
}

/** Milliseconds after opening before a pile that was broken off goes on, and between two words about one. */
const FIRST_LOOK = 2000;
const TOLD_EVERY = 250;

async function endRunning({ controller, ended }: RunningIntake): Promise<void> {
  controller.abort();
  await ended;
}

/** The piles of one open archive; one runs at a time, in the order in which they came. */
export function createIntakes(
  archive: Archive,
  jobs: Jobs,
  emit: Emit,
  { lookEvery }: { readonly lookEvery?: number } = {},
): Intakes {
  const finder = createPileFinder();
  const failures = new Map<number, NonNullable<Intake['failure']>>();
  let running: RunningIntake | null = null;
  let isStopped = false;
  let toldAt = 0;
  const list = (): readonly Intake[] =>
    listIntakes(archive.db).flatMap((row) => {
      const isWatched = isWatchedPile(archive.db, row.id);
      const counts = countItems(archive.db, row.id);
      // A watched folder is on the list while there is something to see of it.
      if (isWatched && row.state === 'done' && counts.failed + counts.skipped === 0) return [];
      return [describeIntake(row, counts, running, failures.get(row.id) ?? null, isWatched)];
    });
  const tell = (): void => {
    if (isStopped) return;
    toldAt = performance.now();
    emit('intakesChanged', { intakes: list() });
  };
  const tellSometimes = (): void => {
    if (performance.now() - toldAt >= TOLD_EVERY) tell();
  };
  const next = (): void => {
    if (running || isStopped || archive.readOnlyReason || !archive.db.open) return;
    const row = listIntakes(archive.db).find(({ state }) => state === 'running');
    if (row) run(row);
  };
  const run = ({ id }: IntakeRow): void => {
    const controller = new AbortController();
    const mine: RunningIntake = { id, controller, current: null, isWriting: false, ended: Promise.resolve() };
    running = mine;
    failures.delete(id);
    const { files } = countsOf(id);
    mine.ended = jobs
      .run('intake', async (signal, onProgress) => {
        signal.addEventListener('abort', () => controller.abort());
        try {
          const result = await runIntake(archive, id, {
            signal: controller.signal,
            onFile: (current) => {
              mine.current = current;
              tellSometimes();
            },
            onSettled: () => onProgress(Math.min(countsOf(id).settled, files - 1), files),
            onWriting: () => {
              mine.isWriting = true;
              tell();
            },
          });
          emit('intakeDone', { id, files: result.imported.length, left: result.skipped.length });
        } catch (error) {
          await pauseAfter(id, error);
        }
        // Subtle: a job whose last step is told leaves the status bar, also where it only pauses.
        onProgress(files, files);
      })
      .catch(() => undefined)
      .then(() => {
        running = null;
        tell();
        next();
      });
    tell();
  };
  /** A pile that a person paused waits in silence; one that something stopped says why. */
  const pauseAfter = async (id: IntakeId, error: unknown): Promise<void> => {
    if (isStopped || !archive.db.open) return;
    if (getIntake(archive.db, id)) setIntakeState(archive.db, id, 'paused');
    const failure = toFailure(error);
    if (failure.code === 'jobCancelled') return;
    failures.set(id, failure);
    throw error;
  };
  const countsOf = (id: number) => {
    const { waiting, stored, taken, skipped, failed } = countItems(archive.db, id);
    const settled = stored + taken + skipped + failed;
    return { settled, files: settled + waiting };
  };
  const first = setTimeout(next, FIRST_LOOK);
  first.unref();
  const watching = watchFolder(
    archive,
    () => {
      tell();
      next();
    },
    lookEvery === undefined ? {} : { every: lookEvery },
  );
  return {
    preview: async (pile, options) => {
      checkOptions(archive, options);
      return previewPile(archive, await finder.find(pile), options);
    },
    start: async (pile, options) => {
      requireWritable(archive);
      checkOptions(archive, options);
      const found = await finder.find(pile);
      const id = startIntake(archive, found, options);
      finder.forget();
      tell();
      next();
      return id;
    },
    list,
    problems: (id, from, to) => listProblems(archive.db, id, from, Math.min(to, from + 500)),
    pause: (id) => {
      requireWritable(archive);
      if (running?.id === id) running.controller.abort();
      else setIntakeState(archive.db, id, 'paused');
      tell();
    },
    resume: (id) => {
      requireWritable(archive);
      waitAgain(archive.db, id);
      setIntakeState(archive.db, id, 'running');
      tell();
      next();
    },
    cancel: async (id) => {
      requireWritable(archive);
      if (running?.id === id) await endRunning(running);
      if (isWatchedPile(archive.db, id)) noteSeen(archive.db, id);
      else cancelIntake(archive, id);
      failures.delete(id);
      tell();
    },
    watched: watching.state,
    watch: async (wanted) => {
      requireWritable(archive);
      if (running && isWatchedPile(archive.db, running.id)) await endRunning(running);
      if (wanted) setWatch(archive, wanted.path, wanted.delay, wanted.options);
      else clearWatch(archive);
      tell();
      return watching.state();
    },
    stop: () => {
      isStopped = true;
      clearTimeout(first);
      watching.stop();
      running?.controller.abort();
    },
  };
}
