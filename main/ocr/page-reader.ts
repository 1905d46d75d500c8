import type { PageReading, RecordId, TextLanguage } from '../../preload/model.ts';
import type { Archive } from '../archive.ts';
import { toFailure } from '../errors.ts';
import type { Emit } from '../events.ts';
import { requireWritable } from '../history/step.ts';
import { createTaskProcess } from '../jobs/run-task.ts';
import { askAgain, countFiles, isPaused, nextFile, setPaused } from '../pages/page-store.ts';
import { prepared } from '../storage/prepared.ts';
import { readFile } from './read-file.ts';
import { enqueueUnread, originalsWithPages } from './unread-files.ts';

/** Reads the pages of an open archive's originals, one after the other, while it is used. */
export interface PageReader {
  readonly state: () => PageReading;
  /** Stops the reading, or lets it go on; kept until the other is asked for. */
  readonly setPaused: (isPaused: boolean) => PageReading;
  /** Reads the originals of records anew and first, in these languages; none for the usual ones. */
  readonly readAgain: (ids: readonly RecordId[], languages: readonly TextLanguage[]) => PageReading;
  /** Looks for what waits to be read. */
  readonly wake: () => void;
  /** Lets the archive be closed: what was read stays, the rest is read when it is opened again. */
  readonly stop: () => void;
}

/** Milliseconds after opening, and after a change, before the reader looks for work. */
const FIRST_LOOK = 5000;
const LOOK_AFTER = 1000;
/** Milliseconds between two words about how far it is. */
const TOLD_EVERY = 500;

/** The reader of one open archive, at work by itself; `onRead` hears of each original that is done. */
export function createPageReader(archive: Archive, emit: Emit, onRead: () => void): PageReader {
  const { pages } = archive;
  let current: PageReading['current'] = null;
  let running: AbortController | null = null;
  let isStopped = archive.readOnlyReason !== null || pages.path === null;
  let timer: NodeJS.Timeout | undefined;
  let toldAt = 0;
  let known = -1;

  const state = (): PageReading => ({ ...countFiles(pages), isPaused: isPaused(pages), current });
  const tell = (): void => {
    toldAt = performance.now();
    if (archive.db.open) emit('pageReadingChanged', state());
  };
  /** Looks for new originals only where their number changed: every edit leads here. */
  const lookForNew = (): void => {
    const count = prepared(archive.db, 'SELECT count(*) FROM recordFile').pluck().get() as number;
    if (count !== known) enqueueUnread(archive);
    known = count;
  };
  const readAll = async (signal: AbortSignal): Promise<void> => {
    const worker = createTaskProcess();
    try {
      for (let file = nextFile(pages); file && !signal.aborted; file = nextFile(pages)) {
        await readFile(archive, file, {
          workers: [worker],
          isGentle: true,
          signal,
          onPage: (progress) => {
            current = progress;
            if (performance.now() - toldAt > TOLD_EVERY) tell();
          },
        });
        onRead();
      }
    } finally {
      current = null;
      worker.close();
    }
  };
  const work = async (): Promise<void> => {
    if (isStopped || running || !archive.db.open || isPaused(pages)) return;
    if (!archive.longStep) lookForNew();
    if (!nextFile(pages)) return;
    running = new AbortController();
    tell();
    try {
      await readAll(running.signal);
    } catch (error) {
      if (toFailure(error).code !== 'jobCancelled') console.error('the pages could not be read', error);
    } finally {
      running = null;
      if (!isStopped) tell();
    }
  };
  const wake = (wait: number): void => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(() => void work(), wait).unref();
  };
  const look = (): void => wake(LOOK_AFTER);
  archive.listeners.add(look);
  wake(FIRST_LOOK);
  return {
    state,
    setPaused: (value) => {
      requireWritable(archive);
      setPaused(pages, value);
      if (value) running?.abort();
      else wake(0);
      tell();
      return state();
    },
    readAgain: (ids, languages) => {
      requireWritable(archive);
      askAgain(pages, [...new Set(ids.flatMap((id) => originalsWithPages(archive, id)))], languages);
      setPaused(pages, false);
      // What is being read may be asked for anew: it is taken up again after the others.
      running?.abort();
      wake(LOOK_AFTER);
      tell();
      return state();
    },
    wake: () => wake(0),
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      archive.listeners.delete(look);
      running?.abort();
    },
  };
}
