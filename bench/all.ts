import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Every bench, one after the other, each in a process of its own; arguments go to all of them. */
for (const bench of [
  'archive.ts',
  'bulk.ts',
  'compendium.ts',
  'fixity.ts',
  'intake.ts',
  'ocr.ts',
  'preview.ts',
  'scans.ts',
  'start.ts',
  'viewer.ts',
]) {
  const { status } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, bench), ...process.argv.slice(2)],
    { stdio: 'inherit' },
  );
  if (status !== 0) process.exitCode = 1;
}
