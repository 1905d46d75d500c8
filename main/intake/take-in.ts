import { statSync } from 'node:fs';
import { hasPages } from '../../preload/has-pages.ts';
import type { FieldDefinition, Reading, RecordTypeDefinition } from '../../preload/model.ts';
import { ArchiveError } from '../errors.ts';
import { copyToPart, placePart, type StoredFile } from '../files.ts';
import { mediaTypeOf } from '../imports/media-type.ts';
import { note, readHead, readKnown, withoutText } from '../imports/read-source.ts';
import { openPages } from '../pages/page-picture.ts';
import { isCutOff } from './cut-off.ts';

/** The media type of a file that is kept though nothing here knows what it is. */
export const UNKNOWN_MIME = 'application/octet-stream';

export interface TakeInTask {
  readonly path: string;
  /** Where the copy goes. */
  readonly part: string;
  readonly name: string;
  /** False throws `fileTypeUnknown` for what nothing here reads. */
  readonly keepsUnknown: boolean;
}

/** Copies a file to a part and says what it is; throws `fileEmpty`, `fileTypeUnknown`, `fileMissing`. */
export function takeIn(task: TakeInTask, onProgress: (done: number, total: number) => void): StoredFile {
  const status = statSync(task.path, { throwIfNoEntry: false });
  if (!status) throw new ArchiveError('fileMissing', task.path);
  if (!status.isFile()) throw new ArchiveError('fileTypeUnknown', task.name);
  if (status.size === 0) throw new ArchiveError('fileEmpty', task.name);
  const mime = mediaTypeOf(headOf(task.path), task.name) ?? (task.keepsUnknown ? UNKNOWN_MIME : null);
  if (mime === null) throw new ArchiveError('fileTypeUnknown', task.name);
  let toldAt = 0;
  const copied = copyToPart(task.path, task.part, (done) => {
    if (done - toldAt < TOLD_EVERY) return;
    toldAt = done;
    onProgress(done, status.size);
  });
  return { ...copied, mime };
}

/** Subtle: where the source cannot be read, the folder of the archive is not to blame. */
function headOf(path: string): Uint8Array {
  try {
    return readHead(path);
  } catch (error) {
    throw new ArchiveError('fileUnreadable', path, { cause: error });
  }
}

/** Bytes between two words about a file that is copied. */
const TOLD_EVERY = 16 * 1024 * 1024;

export interface PlaceTask {
  readonly folder: string;
  readonly part: string;
  readonly file: StoredFile;
}

/** Gives a part its place in the store. */
export function place({ folder, part, file }: PlaceTask): void {
  placePart(folder, part, file);
}

export interface ExamineTask {
  /** Where the original lies in the store. */
  readonly path: string;
  readonly name: string;
  readonly mime: string;
  readonly types: readonly RecordTypeDefinition[];
  readonly commonFields: readonly FieldDefinition[];
}
/** What an original is made of: its pages, and what was understood of its text. */
export interface Examined {
  readonly pages: number;
  readonly reading: Reading;
}

/**
 * Counts the pages of an original in the store and reads its text; a picture or a PDF that cannot be read has a
 * warning that says why. Progress is told by page. Throws `fileNotText`, `fileEmpty`.
 */
export async function examine(
  task: ExamineTask,
  onProgress: (done: number, total: number) => void,
): Promise<Examined> {
  const { reading, pages } = await readKnown(task, onProgress);
  if (pages !== null || !hasPages(task.mime)) return { reading, pages: pages ?? 1 };
  const counted = isCutOff(task.path, task.mime) ? null : await countPages(task);
  const isTold = reading.warnings.some(({ code }) => code !== 'withoutText' && code !== 'otherType');
  if (counted !== null || isTold) return { reading, pages: counted ?? 1 };
  return {
    reading: { ...reading, warnings: [...reading.warnings, note('damagedFile', task.name)] },
    pages: 1,
  };
}

/** The pages of an original; null where it cannot be opened. */
async function countPages({ path, mime, name }: ExamineTask): Promise<number | null> {
  // Subtle: what is too large to be read is not read to count its pages either.
  if (statSync(path).size > MOST_COUNTED) return 1;
  try {
    const pages = await openPages({ path, mime, name });
    try {
      return pages.count;
    } finally {
      pages.close();
    }
  } catch (error) {
    if (error instanceof ArchiveError) return null;
    throw error;
  }
}

/** Bytes of the largest file that is opened: a PDF is read into memory. */
const MOST_COUNTED = 512 * 1024 * 1024;

/** The reading of a file of which nothing is known but that it is there. */
export const unread = (name: string): Reading => withoutText(name, []);
