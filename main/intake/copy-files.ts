import type { Archive } from '../archive.ts';
import { ArchiveError, toFailure } from '../errors.ts';
import { filePath, type StoredFile } from '../files.ts';
import { note } from '../imports/read-source.ts';
import { removeUnnamed } from '../imports/store-sources.ts';
import { createTaskWorker, type TaskWorker } from '../jobs/run-task.ts';
import { listCommonFields, listRecordTypes } from '../record-types.ts';
import { type IntakeItem, type IntakeRow, listWaiting, noteSettled, type Settled } from './intake-log.ts';
import { decideKnown } from './known.ts';
import { type Examined, UNKNOWN_MIME, unread } from './take-in.ts';
import { waitForTurn } from './turn.ts';

/** How far an intake is: the file that is worked on, and how far within it. */
export interface IntakeProgress {
  readonly name: string;
  readonly unit: 'bytes' | 'pages';
  readonly done: number;
  readonly total: number;
}
export interface CopyOptions {
  readonly signal?: AbortSignal | undefined;
  /** Told within a file. */
  readonly onFile?: ((progress: IntakeProgress) => void) | undefined;
  /** Told after each file that is noted. */
  readonly onSettled?: ((files: number) => void) | undefined;
}

/** Milliseconds without a sign of life: bytes are told every 16 MB, pages one by one. */
const COPY_LIMIT = 120_000;
const EXAMINE_LIMIT = 30_000;
/** What is done again, at most, after the program was ended. */
const NOTED_FILES = 20;
const NOTED_BYTES = 64 * 1024 * 1024;
const PIECE = 100;

/** Brings every waiting file of a pile into the store, or notes why not. Throws `jobCancelled`, or `diskFull` and the like. */
export async function copyFiles(archive: Archive, intake: IntakeRow, options: CopyOptions): Promise<void> {
  const worker = createTaskWorker();
  const settled: Settled[] = [];
  const flush = async (): Promise<void> => {
    if (settled.length === 0) return;
    await waitForTurn(archive, options.signal);
    noteSettled(archive.db, settled);
    options.onSettled?.(settled.length);
    settled.length = 0;
  };
  try {
    for (let last = 0; ; ) {
      const items = listWaiting(archive.db, intake.id, last, PIECE);
      if (items.length === 0) break;
      for (const item of items) {
        settled.push(await settle({ archive, intake, worker, options, settled }, item));
        last = item.id;
        const bytes = settled.reduce((sum, one) => sum + one.item.size, 0);
        if (settled.length >= NOTED_FILES || bytes >= NOTED_BYTES) await flush();
      }
      await flush();
    }
  } finally {
    worker.close();
    // Subtle: stopped between two files, what was copied is noted all the same, so that nothing knows of no row.
    if (settled.length > 0 && archive.db.open && !archive.longStep) noteSettled(archive.db, settled);
  }
}

interface Settling {
  readonly archive: Archive;
  readonly intake: IntakeRow;
  readonly worker: TaskWorker;
  readonly options: CopyOptions;
  /** Settled before and not noted yet. */
  readonly settled: readonly Settled[];
}

async function settle(settling: Settling, item: IntakeItem): Promise<Settled> {
  const { archive, intake, worker, options, settled } = settling;
  const { path, name } = item;
  const tell = (unit: IntakeProgress['unit']) => (done: number, total: number) =>
    options.onFile?.({ name, unit, done, total });
  tell('bytes')(0, item.size);
  let file: StoredFile | null = null;
  try {
    const task = { folder: archive.folder, path, name, keepsUnknown: intake.options.isTree };
    file = await worker.run('takeIn', task, {
      timeLimit: COPY_LIMIT,
      signal: options.signal,
      onProgress: tell('bytes'),
    });
    const twins = new Set(settled.flatMap((one) => (one.state === 'stored' ? one.file.sha256 : [])));
    const known = decideKnown(archive.db, intake, file.sha256, twins);
    if (known?.policy === 'skip')
      return { item, state: 'skipped', code: 'fileKnown', detail: known.title ?? name };
    const examined =
      known?.policy === 'link'
        ? { pages: 1, reading: unread(name) }
        : await examineStored(settling, item, file, tell('pages'));
    return { item, state: 'stored', file, ...examined };
  } catch (error) {
    const failure = toFailure(error);
    const isNoted = settled.some((one) => one.state === 'stored' && one.file.sha256 === file?.sha256);
    if (file && !isNoted && archive.db.open) removeUnnamed(archive, [file]);
    if (STOPPING.has(failure.code)) throw error;
    return { item, state: 'failed', code: failure.code, detail: failure.detail || name };
  }
}

/** Failures that every file after this one would have too. */
const STOPPING = new Set(['jobCancelled', 'diskFull', 'folderReadOnly', 'archiveReplaced']);
/** Failures of reading after which the file is kept all the same. */
const KEPT = new Set(['jobCrashed', 'jobTimedOut', 'unexpected']);
/** Failures that say that what claims to be a text is none: in a tree it is kept like any other file. */
const NO_TEXT = new Set(['fileNotText', 'fileEmpty']);

async function examineStored(
  { archive, intake, worker, options }: Settling,
  { name }: IntakeItem,
  file: StoredFile,
  onProgress: (done: number, total: number) => void,
): Promise<Examined> {
  const path = filePath(archive.folder, file.sha256, file.mime);
  const kept = (code: 'damagedFile' | 'keptAsAttachment'): Examined => ({
    pages: 1,
    reading: { ...unread(name), warnings: [note(code, name)] },
  });
  if (file.mime === UNKNOWN_MIME) return kept('keptAsAttachment');
  try {
    return await worker.run(
      'examine',
      { path, name, mime: file.mime, types: listRecordTypes(archive.db), commonFields: listCommonFields() },
      { timeLimit: EXAMINE_LIMIT, signal: options.signal, onProgress },
    );
  } catch (error) {
    const { code } = toFailure(error);
    if (KEPT.has(code)) return kept('damagedFile');
    if (NO_TEXT.has(code) && intake.options.isTree) return kept('keptAsAttachment');
    throw error instanceof Error ? error : new ArchiveError('unexpected', String(error));
  }
}
