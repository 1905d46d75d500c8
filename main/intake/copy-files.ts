import type { Archive } from '../archive.ts';
import { ArchiveError, toFailure } from '../errors.ts';
import { filePath, type StoredFile } from '../files.ts';
import { note } from '../imports/read-source.ts';
import { removeUnnamed } from '../imports/store-sources.ts';
import { createTaskProcess, type TaskWorker } from '../jobs/run-task.ts';
import { alikeWarnings, noteText } from '../pages/alike.ts';
import { listCommonFields, listRecordTypes } from '../record-types.ts';
import { type CopyAhead, copyAhead } from './copy-ahead.ts';
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

/** Milliseconds without a sign of life: pages are told one by one. */
const EXAMINE_LIMIT = 30_000;
/** What is done again, at most, after the program was ended, beside what is copied ahead. */
const NOTED_FILES = 20;
const NOTED_BYTES = 64 * 1024 * 1024;
const PIECE = 500;

/** Brings every waiting file of a pile into the store, or notes why not. Throws `jobCancelled`, or `diskFull` and the like. */
export async function copyFiles(archive: Archive, intake: IntakeRow, options: CopyOptions): Promise<void> {
  const worker = createTaskProcess();
  try {
    for (let last = 0; ; ) {
      const items = listWaiting(archive.db, intake.id, last, PIECE);
      if (items.length === 0) break;
      await copyPiece({ archive, intake, worker, options, settled: [] }, items);
      last = items.at(-1)?.id ?? last;
    }
  } finally {
    worker.close();
  }
}

interface Settling {
  readonly archive: Archive;
  readonly intake: IntakeRow;
  /** For reading what was copied. */
  readonly worker: TaskWorker;
  readonly options: CopyOptions;
  /** Settled before and not noted yet. */
  readonly settled: Settled[];
}

async function copyPiece(settling: Settling, items: readonly IntakeItem[]): Promise<void> {
  const { archive, intake, options, settled } = settling;
  let current: IntakeItem | undefined;
  const keepsUnknown = intake.options.isTree;
  const copies = copyAhead(
    items.map(({ path, name }) => ({ path, name, keepsUnknown })),
    {
      folder: archive.folder,
      signal: options.signal,
      onProgress: (done, total) => tellWithin(options, current, 'bytes')(done, total),
    },
  );
  try {
    for (const item of items) {
      current = item;
      tellWithin(options, item, 'bytes')(0, item.size);
      settled.push(await settle(settling, item, copies));
      const bytes = settled.reduce((sum, one) => sum + one.item.size, 0);
      if (settled.length >= NOTED_FILES || bytes >= NOTED_BYTES) await flush(settling);
    }
    await flush(settling);
  } finally {
    const ahead = await copies.close();
    // Subtle: stopped between two files, what was settled is noted all the same, and what was not is taken out again.
    if (archive.db.open && !archive.longStep) noteSettled(archive.db, settled);
    if (archive.db.open)
      removeUnnamed(
        archive,
        ahead.filter(({ sha256 }) => !isHeld(settling, sha256)),
      );
  }
}

async function flush({ archive, options, settled }: Settling): Promise<void> {
  if (settled.length === 0) return;
  await waitForTurn(archive, options.signal);
  noteSettled(archive.db, settled);
  options.onSettled?.(settled.length);
  settled.length = 0;
}

const tellWithin =
  ({ onFile }: CopyOptions, item: IntakeItem | undefined, unit: IntakeProgress['unit']) =>
  (done: number, total: number): void => {
    if (item) onFile?.({ name: item.name, unit, done, total });
  };

/** True where a file that is settled and not noted yet has this hash. */
const isHeld = ({ settled }: Settling, sha256: string): boolean =>
  settled.some((one) => one.state === 'stored' && one.file.sha256 === sha256);

async function settle(settling: Settling, item: IntakeItem, copies: CopyAhead): Promise<Settled> {
  const { archive, intake } = settling;
  const { name } = item;
  const copied = await copies.next();
  try {
    if ('error' in copied) throw copied.error;
    const { file } = copied;
    const known = decideKnown(archive.db, intake, file.sha256, isHeld(settling, file.sha256));
    if (known?.policy === 'skip')
      return { item, state: 'skipped', code: 'fileKnown', detail: known.title ?? name };
    const examined =
      known?.policy === 'link'
        ? { pages: 1, reading: unread(name) }
        : await examineStored(settling, item, file);
    return {
      item,
      state: 'stored',
      file,
      pages: examined.pages,
      reading: withAlike(archive, file, examined),
    };
  } catch (error) {
    const failure = toFailure(error);
    const isOrphan =
      'file' in copied && !isHeld(settling, copied.file.sha256) && !copies.holds(copied.file.sha256);
    if (isOrphan && archive.db.open) removeUnnamed(archive, [copied.file]);
    if (STOPPING.has(failure.code)) throw error;
    return { item, state: 'failed', code: failure.code, detail: failure.detail || name };
  }
}

/** Subtle: scans are known by what they say only when their pages were read; of texts it is known now. */
function withAlike(archive: Archive, { sha256 }: StoredFile, { reading }: Examined): Examined['reading'] {
  if (reading.source === '') return reading;
  const warnings = alikeWarnings(archive, sha256, reading.source);
  noteText(archive.pages, sha256, reading.source);
  return warnings.length === 0 ? reading : { ...reading, warnings: [...reading.warnings, ...warnings] };
}

/** Failures that every file after this one would have too. */
const STOPPING = new Set(['jobCancelled', 'diskFull', 'folderReadOnly', 'archiveReplaced']);
/** Failures of reading after which the file is kept all the same. */
const KEPT = new Set(['jobCrashed', 'jobTimedOut', 'unexpected']);
/** Failures that say that what claims to be a text is none: in a tree it is kept like any other file. */
const NO_TEXT = new Set(['fileNotText', 'fileEmpty']);

async function examineStored(
  { archive, intake, worker, options }: Settling,
  item: IntakeItem,
  file: StoredFile,
): Promise<Examined> {
  const { name } = item;
  const onProgress = tellWithin(options, item, 'pages');
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
