import type { BatchId, ChangeId, RestoreLine, StepRestorePlan } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { createPace, type PaceOptions } from '../jobs/pace.ts';
import type { Db } from '../storage/database.ts';
import { prepared } from '../storage/prepared.ts';
import { shownState } from './list.ts';
import { findObstacle, type Turned } from './restore-obstacle.ts';
import { readState } from './state.ts';
import { takeBack } from './take-back.ts';
import { listTurned, readTurned, type TurnedKey } from './turned.ts';
import { writeAsJob } from './write-as-job.ts';

/** Steps of more changes than this are looked through as a job. */
const LONG = 2000;

/** What of a step is taken back: conflicts that are chosen, and what is left out. */
export interface StepRestoreChoice {
  readonly chosen: 'all' | readonly ChangeId[];
  readonly excluded: readonly ChangeId[];
}
/** Taking back any one step of an open archive, not only the last. */
export interface StepRestores {
  readonly preview: (batch: BatchId, from: number, limit: number) => Promise<StepRestorePlan>;
  readonly restore: (
    batch: BatchId,
    choice: StepRestoreChoice,
  ) => Promise<{ readonly restored: number; readonly left: number }>;
}

/** A step as it was looked through: true for as long as the history does not grow. */
interface Plan {
  readonly batch: BatchId;
  readonly lastChange: number;
  readonly ready: readonly TurnedKey[];
  readonly conflicts: readonly TurnedKey[];
  readonly impossible: readonly TurnedKey[];
}

/** Keeps the step that was looked through last, so that its pages are at hand. */
export function createStepRestores(archive: Archive, jobs: Jobs): StepRestores {
  const { db } = archive;
  let kept: Plan | null = null;
  const planOf = async (batch: BatchId): Promise<Plan> => {
    if (kept?.batch === batch && kept.lastChange === lastChangeOf(db)) return kept;
    const things = listTurned(db, batch);
    kept =
      things.length > LONG
        ? await jobs.run('bulkPreview', (signal, onProgress) =>
            makePlan(db, batch, things, { signal, onProgress }),
          )
        : await makePlan(db, batch, things, {});
    return kept;
  };
  return {
    preview: async (batch, from, limit) => {
      const plan = await planOf(batch);
      const { ready, conflicts, impossible } = plan;
      const page = [
        ...conflicts.slice(from, from + limit).map((key) => toLine(db, key, 'changed')),
        ...window(impossible, from - conflicts.length, limit).map((key) => toLine(db, key, 'impossible')),
        ...window(ready, from - conflicts.length - impossible.length, limit).map((key) =>
          toLine(db, key, null),
        ),
      ];
      return {
        ready: ready.length,
        conflicts: conflicts.length,
        impossible: impossible.length,
        lines: page.slice(0, limit),
      };
    },
    restore: async (batch, choice) => restorePlan(archive, jobs, await planOf(batch), choice),
  };
}

/** Entries from `from` on, which may be negative: was the window reaches into the list from before it. */
const window = <T>(list: readonly T[], from: number, limit: number): readonly T[] =>
  list.slice(Math.max(0, from), Math.max(0, from + limit));

const lastChangeOf = (db: Db): number =>
  prepared(db, 'SELECT coalesce(max(id), 0) FROM change').pluck().get() as number;

async function makePlan(
  db: Db,
  batch: BatchId,
  things: readonly TurnedKey[],
  options: PaceOptions,
): Promise<Plan> {
  const lastChange = lastChangeOf(db);
  const pace = createPace(options);
  const found = { ready: [] as TurnedKey[], changed: [] as TurnedKey[], impossible: [] as TurnedKey[] };
  for (const [index, key] of things.entries()) {
    const finding = findObstacle(db, readTurned(db, key));
    if (finding !== 'done') found[finding].push(key);
    if (!pace.isDue()) continue;
    await pace.turn(index + 1, things.length);
    if (!db.open) throw new ArchiveError('jobCancelled');
  }
  options.onProgress?.(things.length, things.length);
  const { ready, changed: conflicts, impossible } = found;
  return { batch, lastChange, ready, conflicts, impossible };
}

async function restorePlan(
  archive: Archive,
  jobs: Jobs,
  plan: Plan,
  { chosen, excluded }: StepRestoreChoice,
): Promise<{ restored: number; left: number }> {
  const taken = chosen === 'all' ? null : new Set<number>(chosen);
  const without = new Set<number>(excluded);
  const wanted = [
    ...plan.ready,
    ...plan.conflicts.filter(({ first }) => taken === null || taken.has(first)),
  ].filter(({ first }) => !without.has(first));
  if (wanted.length === 0) throw new ArchiveError('nothingToRestore');
  // What was done last is taken back first, as undo does.
  wanted.sort((one, other) => other.first - one.first);
  let restored = 0;
  await writeAsJob(
    archive,
    jobs,
    'restore',
    wanted,
    (step, key) => {
      if (takeBack(step, readTurned(step.db, key))) restored += 1;
    },
    {
      begin: ({ db }) => {
        if (lastChangeOf(db) !== plan.lastChange) throw new ArchiveError('archiveBusy', archive.folder);
        db.pragma('defer_foreign_keys = ON');
      },
    },
  );
  const all = plan.ready.length + plan.conflicts.length + plan.impossible.length;
  return { restored, left: all - restored };
}

function toLine(db: Db, key: TurnedKey, obstacle: RestoreLine['obstacle']): RestoreLine {
  const thing: Turned = readTurned(db, key);
  const record = prepared<NonNullable<RestoreLine['record']>>(
    db,
    'SELECT id, title FROM record WHERE id = ?',
  ).get(thing.recordId);
  return {
    change: key.first as ChangeId,
    entity: thing.entity,
    record: record ?? null,
    field: thing.field,
    now: shownState(db, thing, readState(db, thing)),
    was: shownState(db, thing, thing.before),
    obstacle,
  };
}
