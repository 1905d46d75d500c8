import { join } from 'node:path';
import { openDatabase } from '../storage/database.ts';
import { sentencesOf } from './archive-log.ts';
import type { BroughtBack } from './bring-back.ts';
import { checkBackups, checkDatabase } from './check-database.ts';
import { checkFile } from './check-file.ts';
import { type Copy, findCopies } from './find-copies.ts';
import type { FoundProblem, Surroundings } from './fixity-log.ts';
import { listUntracked } from './list-untracked.ts';
import { signs, tryToBringBack } from './repair.ts';
import { isNamedBy, type StoredOriginal } from './stored-files.ts';

type Progress = (done: number, total: number) => void;

/** Some originals to compare with their hashes; `isGentle` gives half of the time to other work. */
export interface CheckTask {
  readonly folder: string;
  readonly originals: readonly StoredOriginal[];
  readonly isGentle: boolean;
}

/** Compares originals with their hashes, one after the other. */
export function checkPiece(
  { folder, originals, isGentle }: CheckTask,
  onProgress: Progress,
): readonly FoundProblem[] {
  const total = originals.length;
  const rest = isGentle ? rests() : null;
  let done = 0;
  const sign = signs(() => onProgress(done, total));
  const onBytes = (bytes: number): void => {
    sign(bytes);
    rest?.();
  };
  const found: FoundProblem[] = [];
  for (const original of originals) {
    const problem = checkFile({ ...original, path: join(folder, original.path) }, { onBytes });
    if (problem) found.push({ original, problem });
    done += 1;
    if (done % 20 === 0) onProgress(done, total);
  }
  return found;
}

/** Milliseconds of work before a rest of the same length. */
const WORK = 20;

function rests(): () => void {
  const bell = new Int32Array(new SharedArrayBuffer(4));
  let since = performance.now();
  return () => {
    const worked = performance.now() - since;
    if (worked < WORK) return;
    Atomics.wait(bell, 0, 0, worked);
    since = performance.now();
  };
}

/** Where an archive lies, and from when on things in its store may be on their way in; milliseconds since 1970. */
export interface SurroundingsTask {
  readonly folder: string;
  readonly database: string;
  readonly before: number;
}

/** Looks over what lies beside the originals: the database, quickly, its backups, and what no row names. */
export function lookAround(
  { folder, database, before }: SurroundingsTask,
  onProgress: Progress,
): Surroundings {
  const db = openDatabase(database, { isReadOnly: true, mustExist: true });
  try {
    const state = checkDatabase(db, { isQuick: true });
    onProgress(0, 0);
    const backups = [
      ...checkBackups(
        folder,
        signs(() => onProgress(0, 0)),
      ),
    ];
    const untracked = [...listUntracked(folder, isNamedBy(db), { before })];
    const found = { ...state, isReadable: true, search: 'current' as const, backups };
    return { untracked, database: sentencesOf({ database: found }) };
  } finally {
    db.close();
  }
}

/** Damaged originals and where to look for copies of them. */
export interface SearchTask {
  readonly folder: string;
  readonly damaged: readonly StoredOriginal[];
  readonly places: readonly string[];
}
/** What a search for copies found. */
export interface FoundCopies {
  /** Originals that are not damaged any more. */
  readonly right: readonly StoredOriginal[];
  readonly copies: readonly Copy[];
  readonly unreadable: readonly string[];
}

/** Looks for copies of those originals that are damaged still. */
export function searchCopies({ folder, damaged, places }: SearchTask, onProgress: Progress): FoundCopies {
  const isRight = (original: StoredOriginal): boolean =>
    checkFile({ ...original, path: join(folder, original.path) }) === null;
  const right = damaged.filter(isRight);
  const wanted = damaged.filter((original) => !right.includes(original));
  const unreadable: string[] = [];
  const copies: Copy[] = [];
  const options = {
    onBytes: signs(() => onProgress(0, 0)),
    onUnreadable: (path: string) => unreadable.push(path),
  };
  for (const copy of findCopies(wanted, places, options)) copies.push(copy);
  return { right, copies, unreadable };
}

/** One copy to be brought to its place; `moment` names the folder for what is put aside. */
export interface BringTask {
  readonly folder: string;
  readonly copy: Copy;
  readonly moment: string;
}

/** Brings one copy to its place. */
export function bringCopy({ folder, copy, moment }: BringTask): BroughtBack | { readonly isDone: false } {
  return tryToBringBack(folder, copy, moment);
}
