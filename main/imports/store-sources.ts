import { rmSync } from 'node:fs';
import type { Archive } from '../archive.ts';
import { ArchiveError, toFailure } from '../errors.ts';
import { filePath, type StoredFile } from '../files.ts';
import { createTaskWorker } from '../jobs/run-task.ts';
import { prepared } from '../storage/prepared.ts';
import type { FailedSource, ReadSource } from './read-files.ts';

/** How long work that goes over many sources is told of and stopped. */
export interface SourcesProgress {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}
export interface StoredSources {
  /** By the place of the source; undefined where it could not be stored. */
  readonly files: readonly (StoredFile | undefined)[];
  readonly failed: readonly FailedSource[];
}

/** Copying one original may take this long, in milliseconds. */
const STORE_LIMIT = 3_600_000;

/**
 * Copies originals into the store, one after the other, in a worker. One that cannot be copied is data in the
 * answer; where the work is stopped, what it copied is taken out again and `jobCancelled` is thrown.
 */
export async function storeSources(
  archive: Archive,
  sources: readonly ReadSource[],
  { signal, onProgress }: SourcesProgress,
): Promise<StoredSources> {
  const files: (StoredFile | undefined)[] = [];
  const failed: FailedSource[] = [];
  const worker = createTaskWorker();
  try {
    for (const [index, source] of sources.entries()) {
      onProgress?.(index, sources.length);
      const { path, name, mime, sha256 } = source;
      try {
        const file = await worker.run(
          'store',
          { folder: archive.folder, source: path, mime },
          { timeLimit: STORE_LIMIT, signal },
        );
        files.push(file);
        // Subtle: the file may have changed since it was read; then what was reviewed is not what would be kept.
        if (file.sha256 !== sha256) throw new ArchiveError('fileUnreadable', path);
      } catch (error) {
        const failure = toFailure(error);
        if (failure.code === 'jobCancelled') throw error;
        files[index] = undefined;
        failed.push({ path, name, error: failure });
      }
    }
    onProgress?.(sources.length, sources.length);
  } catch (error) {
    removeUnnamed(archive, sources.slice(0, files.length + 1));
    throw error;
  } finally {
    worker.close();
  }
  return { files, failed };
}

/** Takes originals out of the store again that no record has. */
export function removeUnnamed(archive: Archive, files: readonly Pick<StoredFile, 'sha256' | 'mime'>[]): void {
  const isNamed = prepared(archive.db, 'SELECT 1 FROM file WHERE sha256 = ?').pluck();
  for (const file of files) {
    if (isNamed.get(file.sha256) === undefined)
      rmSync(filePath(archive.folder, file.sha256, file.mime), { force: true });
  }
}
