import { createHash, randomUUID } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { ArchiveError } from './errors.ts';
import { noteEvent } from './fixity/note-event.ts';
import type { Step } from './history/step.ts';
import { noteChange } from './history/step.ts';
import type { Db } from './storage/database.ts';
import { renameDurably, syncFolder } from './storage/durable.ts';
import { prepared } from './storage/prepared.ts';

/** An original in the store. `size` is in bytes. */
export interface StoredFile {
  readonly sha256: string;
  readonly size: number;
  readonly mime: string;
}

const MIMES: Readonly<Record<string, string>> = {
  '.txt': 'text/plain',
  '.md': 'text/markdown',
  '.pdf': 'application/pdf',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
  '.webp': 'image/webp',
  '.heic': 'image/heic',
  '.heif': 'image/heic',
};
const PIECE = 1 << 20;

/** The media type by the end of a file's name, null where reading does not know it. */
export function mimeOf(name: string): string | null {
  return MIMES[extname(name).toLowerCase()] ?? null;
}

/** Where an original lies in its archive. */
export function filePath(folder: string, sha256: string, mime: string): string {
  const extension = Object.keys(MIMES).find((candidate) => MIMES[candidate] === mime) ?? '';
  return join(folder, 'files', sha256.slice(0, 2), `${sha256}${extension}`);
}

/**
 * Copies a file into the store, hashing what it copies. When it returns, the copy is on disk under its hash;
 * a crash leaves at most a part in staging/, which the next opening clears.
 */
export function storeFile(folder: string, source: string, mime: string): StoredFile {
  const part = partPath(folder);
  try {
    const file = { ...copyToPart(source, part), mime };
    placePart(folder, part, file);
    return file;
  } finally {
    rmSync(part, { force: true });
  }
}

/** A new path for a file on its way into the store. */
export function partPath(folder: string): string {
  return join(folder, 'staging', `${randomUUID()}.part`);
}

/** Copies a file to a part, hashing what it copies; when it returns the part is on disk. Progress is told in bytes. */
export function copyToPart(
  source: string,
  part: string,
  onProgress?: (done: number) => void,
): { readonly sha256: string; readonly size: number } {
  mkdirSync(dirname(part), { recursive: true });
  return copyHashing(source, part, onProgress);
}

/** Gives a part that is on disk its place in the store; when it returns, the place is on disk too. */
export function placePart(folder: string, part: string, file: StoredFile): void {
  const target = filePath(folder, file.sha256, file.mime);
  if (existsSync(target)) {
    rmSync(part, { force: true });
    return;
  }
  const isNewFolder = mkdirSync(dirname(target), { recursive: true });
  if (isNewFolder) syncFolder(join(folder, 'files'));
  chmodSync(part, 0o444);
  renameDurably(part, target);
}

function copyHashing(
  source: string,
  target: string,
  onProgress?: (done: number) => void,
): { sha256: string; size: number } {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(PIECE);
  const [from, to] = [openSync(source, 'r'), openSync(target, 'wx')];
  try {
    let size = 0;
    for (let read = readSync(from, buffer); read > 0; read = readSync(from, buffer)) {
      const piece = buffer.subarray(0, read);
      hash.update(piece);
      for (let written = 0; written < read; ) written += writeSync(to, piece, written);
      size += read;
      onProgress?.(size);
    }
    fsyncSync(to);
    return { sha256: hash.digest('hex'), size };
  } finally {
    closeSync(from);
    closeSync(to);
  }
}

/** Writes the row of an original that is in the store, and that it came; false where it has one already. */
export function noteFile(db: Db, file: StoredFile, at: string): boolean {
  const { changes } = prepared(
    db,
    'INSERT INTO file (sha256, size, mime, addedAt) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  ).run(file.sha256, file.size, file.mime, at);
  if (changes > 0) noteEvent(db, { type: 'ingestion', outcome: 'success', sha256: file.sha256, at });
  return changes > 0;
}

/**
 * Keeps an original with a record, as part of a step; the file must be in the store already. Files of a record
 * stand in the order of their positions.
 */
export function attachFile(step: Step, recordId: number, file: StoredFile, name: string, position = 0): void {
  noteFile(step.db, file, step.at);
  const snapshot = { recordId, sha256: file.sha256, name, position };
  const { lastInsertRowid } = prepared(
    step.db,
    'INSERT INTO recordFile (recordId, sha256, name, position) VALUES (?, ?, ?, ?)',
  ).run(recordId, file.sha256, name, position);
  noteChange(step, {
    entity: 'recordFile',
    entityId: Number(lastInsertRowid),
    recordId,
    field: null,
    before: null,
    after: JSON.stringify(snapshot),
  });
}

/** The record (not in the bin) that has the original with this hash, null if none has. */
export function findRecordOfFile(
  db: Db,
  sha256: string,
): { readonly record: number; readonly title: string } | null {
  const row = prepared<{ record: number; title: string }>(
    db,
    'SELECT record.id AS record, record.title FROM recordFile JOIN record ON record.id = recordId WHERE sha256 = ? AND deletedAt IS NULL ORDER BY record.id LIMIT 1',
  ).get(sha256);
  return row ?? null;
}

/** Where the original with this hash lies and what it is; throws `fileMissing`. */
export function locateFile(
  db: Db,
  folder: string,
  sha256: string,
): { readonly path: string; readonly mime: string } {
  const mime = prepared(db, 'SELECT mime FROM file WHERE sha256 = ?').pluck().get(sha256) as
    | string
    | undefined;
  const path = mime === undefined ? undefined : filePath(folder, sha256, mime);
  if (mime === undefined || path === undefined || !existsSync(path))
    throw new ArchiveError('fileMissing', sha256);
  return { path, mime };
}
