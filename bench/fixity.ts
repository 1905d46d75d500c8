import { execFileSync } from 'node:child_process';
import { createHash, randomFillSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { closeArchive, createArchive, openArchive } from '../main/archive.ts';
import { filePath } from '../main/files.ts';
import { verifyArchive } from '../main/fixity/verify.ts';
import { percentile, printRows, type Row } from './report.ts';

/** Verifying all originals of an archive beside sha256sum over the same files, in turns, from the system's cache. */
const work = mkdtempSync(join(tmpdir(), 'kulliyyat-bench-'));
const RUNS = 5;
const MIME = 'application/pdf';

async function makeStore(name: string, count: number, size: number): Promise<string> {
  const folder = join(work, name);
  await createArchive(folder);
  const archive = await openArchive(folder);
  const insert = archive.db.prepare('INSERT INTO file (sha256, size, mime, addedAt) VALUES (?, ?, ?, ?)');
  const content = randomFillSync(Buffer.alloc(size));
  archive.db.transaction(() => {
    for (let index = 0; index < count; index++) {
      content.writeUInt32LE(index);
      const sha256 = createHash('sha256').update(content).digest('hex');
      const path = filePath(folder, sha256, MIME);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      insert.run(sha256, size, MIME, new Date().toISOString());
    }
  })();
  closeArchive(archive);
  return folder;
}

function verify(folder: string): void {
  const { problems, untracked, database } = verifyArchive(folder);
  if (problems.length + untracked.length > 0 || !database.ok) throw new Error('a false alarm');
}

const sum = (folder: string) =>
  execFileSync('sh', ['-c', 'find "$0" -type f -print0 | xargs -0 sha256sum', join(folder, 'files')], {
    maxBuffer: 1 << 28,
  });

async function measure(name: string, count: number, size: number): Promise<Row> {
  const folder = await makeStore(name, count, size);
  const megabytes = (count * size) / 1e6;
  const speeds: { readonly ours: number[]; readonly peer: number[] } = { ours: [], peer: [] };
  const timed = (work: () => unknown): number => {
    const started = performance.now();
    work();
    return megabytes / ((performance.now() - started) / 1000);
  };
  sum(folder);
  for (let run = 0; run < RUNS; run++) {
    speeds.ours.push(timed(() => verify(folder)));
    speeds.peer.push(timed(() => sum(folder)));
  }
  rmSync(folder, { recursive: true, force: true });
  const [ours, limit] = [percentile(speeds.ours, 0.5), percentile(speeds.peer, 0.5)];
  const what = `verify ${count} files of ${size / 1000} kB, MB/s`;
  return { what, ours, limit, unit: 'sha256sum on the same files', isMoreBetter: true };
}

printRows('Fixity', [await measure('large', 60, 8_000_000), await measure('small', 5000, 40_000)]);
rmSync(work, { recursive: true, force: true });
