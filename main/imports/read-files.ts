import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Failure } from '../../preload/api.ts';
import type { FieldDefinition, Reading, RecordTypeDefinition } from '../../preload/model.ts';
import { ArchiveError, toFailure } from '../errors.ts';
import { createTaskProcess, type TaskWorker } from '../jobs/run-task.ts';

/** A source that was read; `path` is where it lies now, `sha256` what it held when it was read. */
export interface ReadSource {
  readonly path: string;
  readonly name: string;
  readonly mime: string;
  readonly sha256: string;
  readonly reading: Reading;
}
export interface FailedSource {
  readonly path: string;
  readonly name: string;
  readonly error: Failure;
}
export interface ReadOptions {
  readonly types: readonly RecordTypeDefinition[];
  readonly commonFields: readonly FieldDefinition[];
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** One source may take this long, in milliseconds, and its process this much memory; a hostile file costs itself only. */
const TIME_LIMIT = 30_000;

/**
 * Reads sources one after the other, in a thread that can be stopped. A file that can't be
 * read is data in the answer, never an exception; only `jobCancelled` is thrown.
 */
export async function readFiles(
  paths: readonly string[],
  options: ReadOptions,
): Promise<{ read: readonly ReadSource[]; failed: readonly FailedSource[] }> {
  const read: ReadSource[] = [];
  const failed: FailedSource[] = [];
  const worker = createTaskProcess();
  try {
    for (const [index, path] of paths.entries()) {
      options.onProgress?.(index, paths.length);
      const name = basename(path);
      try {
        read.push(await readFile(worker, path, name, options));
      } catch (error) {
        const failure = toFailure(error);
        if (failure.code === 'jobCancelled') throw error;
        failed.push({ path, name, error: { ...failure, detail: failure.detail || name } });
      }
    }
  } finally {
    worker.close();
  }
  options.onProgress?.(paths.length, paths.length);
  return { read, failed };
}

async function readFile(
  worker: TaskWorker,
  path: string,
  name: string,
  options: ReadOptions,
): Promise<ReadSource> {
  const status = statSync(path, { throwIfNoEntry: false });
  if (!status) throw new ArchiveError('fileMissing', path);
  if (!status.isFile()) throw new ArchiveError('fileTypeUnknown', name);
  if (status.size === 0) throw new ArchiveError('fileEmpty', name);
  const { types, commonFields, signal } = options;
  const { sha256, mime, reading } = await worker.run(
    'read',
    { path, name, types, commonFields },
    { timeLimit: TIME_LIMIT, signal },
  );
  return { path, name, mime, sha256, reading };
}
