import { spawnSync } from 'node:child_process';
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { closeArchive } from '../../../main/archive.ts';
import { filePath } from '../../../main/files.ts';
import { newArchive } from '../helpers.ts';

/** SHA-256 of 2,200,000,000 zeros, as sha256sum gives it. */
const ZEROS = '5a937555b4853ad95365d9b319cf96579dfd4264b20bffb6d3745bea02adf31d';
const SIZE = 2_200_000_000;

test('a file of more than 2 GB is verified in flat memory', async () => {
  const archive = await newArchive();
  const { folder, db } = archive;
  const path = filePath(folder, ZEROS, 'application/pdf');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '');
  truncateSync(path, SIZE);
  db.prepare("INSERT INTO file (sha256, size, mime, addedAt) VALUES (?, ?, 'application/pdf', '')").run(
    ZEROS,
    SIZE,
  );
  closeArchive(archive);
  const script = `import('${join(import.meta.dirname, '../../../main/fixity/verify.ts')}').then(({ verifyArchive }) => {
    const { files, problems } = verifyArchive(process.argv[1]);
    console.log(JSON.stringify([files, problems.length, process.resourceUsage().maxRSS]));
  })`;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', script, folder], { encoding: 'utf8' });
  const [files, problems, kilobytes] = JSON.parse(stdout || stderr) as [number, number, number];
  expect([files, problems]).toEqual([1, 0]);
  expect(kilobytes / 1024).toBeLessThan(200);
}, 120_000);
