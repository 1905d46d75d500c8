import { existsSync } from 'node:fs';
import type { IntakeOptions, WatchedFolder } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import { requireWritable } from '../history/step.ts';
import { runTask } from '../jobs/run-task.ts';
import { cancelIntake } from './cancel-intake.ts';
import { addItems, beginIntake, setIntakeState } from './intake-log.ts';
import { planFiles } from './plan.ts';
import { checkOptions } from './run-intake.ts';
import { readWatch, type WatchSetting, writeWatch } from './watch-setting.ts';
import { belowRoot, createGrowthWatch, newOnPile } from './watched-files.ts';

/** Watches the folder of one open archive, where it has one. */
export interface FolderWatch {
  readonly state: () => WatchedFolder | null;
  readonly stop: () => void;
}

/** Milliseconds between two looks, and for one of them. */
const LOOK_EVERY = 2000;
const LOOK_LIMIT = 600_000;

/**
 * Looks into the watched folder again and again, which also works on network drives. What has stopped growing comes
 * onto the folder's pile, and `onFound` is called. The files themselves are left as they are.
 */
export function watchFolder(
  archive: Archive,
  onFound: () => void,
  { every = LOOK_EVERY }: { readonly every?: number } = {},
): FolderWatch {
  let growth: { readonly of: string; readonly watch: ReturnType<typeof createGrowthWatch> } | null = null;
  let isStopped = false;
  let isMissing = false;
  const look = async (): Promise<void> => {
    const setting = archive.db.open && !archive.readOnlyReason ? readWatch(archive.db) : null;
    if (setting === null) return;
    const key = JSON.stringify(setting);
    if (growth?.of !== key) growth = { of: key, watch: createGrowthWatch(setting.delay * 1000) };
    // Subtle: in a worker, as a drive that does not answer holds up whoever asks.
    const found = await runTask('findFiles', { paths: [setting.path] }, { timeLimit: LOOK_LIMIT }).catch(
      (error: unknown) => {
        isMissing = true;
        throw error;
      },
    );
    isMissing = found.failed.some(({ path }) => path === setting.path);
    if (isStopped || !archive.db.open || archive.longStep || readWatch(archive.db)?.intake !== setting.intake)
      return;
    const fresh = newOnPile(archive.db, setting.intake, belowRoot(found.files));
    const settled = growth.watch.settled(fresh, Date.now());
    if (settled.length === 0) return;
    addFound(archive, setting, settled);
    onFound();
  };
  const turn = (): void => {
    look()
      .catch((error: unknown) => {
        if (!isStopped) console.warn('the watched folder could not be looked at', error);
      })
      .finally(() => {
        if (!isStopped) timer = setTimeout(turn, every).unref();
      });
  };
  let timer = setTimeout(turn, every).unref();
  return {
    state: () => describeWatch(archive, isMissing),
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

function addFound(
  archive: Archive,
  { intake, options }: WatchSetting,
  files: Parameters<typeof newOnPile>[2],
): void {
  archive.db.transaction(() => {
    addItems(archive.db, intake, planFiles(archive, { files, failed: [] }, options));
    setIntakeState(archive.db, intake, 'running');
  })();
}

/** The folder that an archive watches; null where none is. */
export function describeWatch({ db }: Archive, isMissing: boolean): WatchedFolder | null {
  const setting = readWatch(db);
  if (setting === null) return null;
  const { path, delay, options } = setting;
  return { location: path, delay, options, isMissing };
}

/** Watches a folder from now on, in place of any other. Throws `fileMissing` and the failures of the options. */
export function setWatch(archive: Archive, path: string, delay: number, options: IntakeOptions): void {
  requireWritable(archive);
  checkOptions(archive, options);
  if (!existsSync(path)) throw new ArchiveError('fileMissing', path);
  clearWatch(archive);
  archive.db.transaction(() => {
    const intake = beginIntake(archive.db, options, { files: [], failed: [] });
    setIntakeState(archive.db, intake, 'done');
    writeWatch(archive.db, { path, delay, options, intake });
  })();
}

/** Watches no folder any more; what came from it stays. */
export function clearWatch(archive: Archive): void {
  requireWritable(archive);
  const before = readWatch(archive.db);
  if (before === null) return;
  cancelIntake(archive, before.intake);
  writeWatch(archive.db, null);
}
