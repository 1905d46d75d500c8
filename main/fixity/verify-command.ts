import { basename, resolve } from 'node:path';
import { type CliOptions, type CommandResult, EXIT } from '../command-line.ts';
import { logVerification, tryLock } from './archive-log.ts';
import { isDamaged, problemsOf, type Verification, verifyArchive } from './verify.ts';

/** Milliseconds within which something may have come into the store before its row. */
const ON_ITS_WAY = 60_000;

/** `kulliyyat verify`: everything is read, nothing is changed; what was found is noted in the archive if it can be. */
export function runVerify([archive = '']: readonly string[], options: CliOptions): CommandResult {
  const folder = archiveFolder(archive);
  const started = Date.now();
  const { lock, isHeld } = tryLock(folder);
  // Free again at once: a check may take hours, and nobody is kept from the archive by it.
  lock?.close();
  const found = verifyArchive(folder, {
    onProgress: progressTo(options),
    before: isHeld ? started - ON_ITS_WAY : started,
  });
  const isLogged = logVerification(folder, found, new Date(started).toISOString());
  return {
    json: jsonOf(found, isLogged),
    text: linesOf(found),
    exitCode: isDamaged(found) ? EXIT.partly : EXIT.done,
  };
}

/** The folder of an archive that is named by itself or by its archive.db. */
export function archiveFolder(named: string): string {
  return basename(named) === 'archive.db' ? resolve(named, '..') : resolve(named);
}

/** Tells how far a command is on standard error, some times a second; nothing with `--json`. */
export function progressTo(options: CliOptions): ((done: number, total: number) => void) | undefined {
  if (options.json) return undefined;
  let toldAt = 0;
  return (done, total) => {
    const isLast = done === total;
    if (!isLast && performance.now() - toldAt < 200) return;
    toldAt = performance.now();
    process.stderr.write(`\r${done}/${total}${isLast ? '\n' : ''}`);
  };
}

function jsonOf(found: Verification, isLogged: boolean) {
  const { files, problems, untracked, database } = found;
  return {
    files,
    ok: files - problems.length,
    changed: problemsOf(problems, 'changed'),
    missing: problemsOf(problems, 'missing'),
    untracked,
    database,
    isLogged,
  };
}

function linesOf({ files, problems, untracked, database }: Verification): readonly string[] {
  return [
    ...problems.map(({ original, problem }) => `${problem.kind}: ${original.path} (${problem.reason})`),
    ...untracked.map(({ path, reason }) => `untracked: ${path} (${reason})`),
    ...database.problems.map((sentence) => `database: ${sentence}`),
    ...database.backups
      .filter(({ state }) => state !== 'ok')
      .map(({ name, state }) => `backup: ${name} (${state})`),
    `search index: ${database.search}`,
    `${files - problems.length} of ${files} files ok; database ${database.ok ? 'ok' : 'damaged'}`,
  ];
}
