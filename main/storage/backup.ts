import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ArchiveError } from '../errors.ts';
import { runTask, type TaskOptions } from '../jobs/run-task.ts';
import type { Db } from './database.ts';
import { renameDurably, writeFileDurably } from './durable.ts';

/** Backups kept; older ones go, by their number, whatever the clock says. */
const KEPT_BACKUPS = 10;
/** Milliseconds after which a copy is given up: hours of gigabytes on a slow disk. */
const TIME_LIMIT = 4 * 3600 * 1000;
export type BackupReason = 'import' | 'migration' | 'manual';

/**
 * Writes a verified copy of an open database to `backups/NNNN-DATE-REASON.db` with its SHA-256 beside it and
 * answers its path. The final name appears only once the copy has been checked and is on disk. A worker does it,
 * so that the archive goes on being read and edited.
 */
export async function backupArchive(
  db: Db,
  folder: string,
  reason: BackupReason,
  options: Pick<TaskOptions, 'signal'> = {},
): Promise<string> {
  const backups = join(folder, 'backups');
  const part = join(backups, `unfinished-${process.pid}.part`);
  try {
    mkdirSync(backups, { recursive: true });
    removeDatabaseFiles(part);
    const digest = await runTask(
      'copyDatabase',
      { source: db.name, part },
      { ...options, timeLimit: TIME_LIMIT },
    );
    const number = nextNumber(backups);
    const path = join(backups, `${number}-${new Date().toISOString().slice(0, 10)}-${reason}.db`);
    renameDurably(part, path);
    writeFileDurably(`${path}.sha256`, `${digest}  ${path.slice(backups.length + 1)}\n`);
    dropOldBackups(backups);
    return path;
  } catch (error) {
    removeDatabaseFiles(part);
    if (error instanceof ArchiveError && error.code === 'jobCancelled') throw error;
    throw new ArchiveError('backupFailed', `${backups}: ${(error as Error).message}`, { cause: error });
  }
}

/** Finished backups, oldest first. */
export function listBackups(folder: string): readonly string[] {
  const backups = join(folder, 'backups');
  if (!existsSync(backups)) return [];
  return readdirSync(backups)
    .filter((name) => /^\d{4,}-.*\.db$/.test(name))
    .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
}

function nextNumber(backups: string): string {
  const last = readdirSync(backups).reduce((most, name) => Math.max(most, Number.parseInt(name, 10) || 0), 0);
  return String(last + 1).padStart(4, '0');
}

function dropOldBackups(backups: string): void {
  for (const name of listBackups(join(backups, '..')).slice(0, -KEPT_BACKUPS)) {
    rmSync(join(backups, name), { force: true });
    rmSync(join(backups, `${name}.sha256`), { force: true });
  }
}

function removeDatabaseFiles(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true });
}
