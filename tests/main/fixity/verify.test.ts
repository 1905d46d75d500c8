import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { closeArchive } from '../../../main/archive.ts';
import { backupArchive } from '../../../main/storage/backup.ts';
import { openDatabase } from '../../../main/storage/database.ts';
import { newArchive, openForTest, temporaryFolder } from '../helpers.ts';
import { type MadeOriginal, makeOriginals } from './make-originals.ts';

const command = join(import.meta.dirname, '../../../main/kulliyyat.mjs');

interface Told {
  readonly files: number;
  readonly ok: number;
  readonly changed: readonly { sha256: string; path: string; reason: string }[];
  readonly missing: readonly { sha256: string; path: string; reason: string }[];
  readonly untracked: readonly { path: string; reason: string; size: number }[];
  readonly database: {
    readonly ok: boolean;
    readonly isReadable: boolean;
    readonly problems: readonly string[];
    readonly search: string;
    readonly backups: readonly { name: string; state: string }[];
  };
  readonly isLogged: boolean;
}

function verify(folder: string, user: object = {}): Told & { readonly code: number | null } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'verify', folder, '--json'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    ...user,
  });
  if (stdout === '') throw new Error(stderr);
  return { code: status, ...(JSON.parse(stdout) as Told) };
}

async function closedArchive(count: number): Promise<{ folder: string; originals: readonly MadeOriginal[] }> {
  const archive = await newArchive();
  const originals = makeOriginals(archive, count);
  closeArchive(archive);
  return { folder: archive.folder, originals };
}

/** Originals can be read only; damage knows no rights. */
function write(path: string, content: Buffer | string): void {
  chmodSync(path, 0o644);
  writeFileSync(path, content);
}

function flipBit(path: string, bit: number): void {
  const bytes = readFileSync(path);
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  write(path, bytes);
}

test('two hundred damaged of a thousand are found, and nothing else is', async () => {
  const { folder, originals } = await closedArchive(1000);
  const changed: string[] = [];
  const missing: string[] = [];
  for (const [index, { path, sha256 }] of originals.entries()) {
    if (index % 5 !== 0) continue;
    const way = (index / 5) % 4;
    if (way === 3) {
      rmSync(path);
      missing.push(sha256);
      continue;
    }
    if (way === 0) flipBit(path, index % 2400);
    if (way === 1) {
      chmodSync(path, 0o644);
      truncateSync(path, index % 300);
    }
    if (way === 2) write(path, '');
    changed.push(sha256);
  }
  const told = verify(folder);
  expect([changed.length, missing.length]).toEqual([150, 50]);
  expect(told).toMatchObject({ code: 1, files: 1000, ok: 800, untracked: [], isLogged: true });
  expect(told.changed.map(({ sha256 }) => sha256)).toEqual(changed.sort());
  expect(told.missing.map(({ sha256 }) => sha256)).toEqual(missing.sort());
}, 120_000);

test('an archive that is as it was made is ok in every part', async () => {
  const archive = await newArchive();
  makeOriginals(archive, 3);
  await backupArchive(archive.db, archive.folder, 'manual');
  closeArchive(archive);
  const { code, ...told } = verify(archive.folder);
  expect(code).toBe(0);
  expect(told).toEqual({
    files: 3,
    ok: 3,
    changed: [],
    missing: [],
    untracked: [],
    database: {
      ok: true,
      isReadable: true,
      problems: [],
      search: 'behind',
      backups: [{ name: expect.stringMatching(/^0001-.*-manual\.db$/), state: 'ok' }],
    },
    isLogged: true,
  });
});

test('each kind of damage is told by its reason, and what no record names as untracked', async () => {
  const { folder, originals } = await closedArchive(8);
  const at = (index: number): MadeOriginal => originals[index] as MadeOriginal;
  flipBit(at(0).path, 1234);
  renameSync(at(1).path, `${at(1).path}.away`);
  mkdirSync(at(2).path.concat('.folder'));
  rmSync(at(2).path);
  renameSync(at(2).path.concat('.folder'), at(2).path);
  writeFileSync(join(at(2).path, 'inside.txt'), 'x');
  renameSync(at(3).path, join(folder, 'elsewhere.pdf'));
  symlinkSync(join(folder, 'elsewhere.pdf'), at(3).path);
  write(at(4).path, Buffer.concat([at(4).content, Buffer.from([0])]));
  // Two originals of one size in each other's places.
  renameSync(at(0).path, join(folder, 'swap'));
  cpSync(join(folder, 'swap'), at(0).path);
  writeFileSync(join(folder, 'files', 'foreign.txt'), 'xyz');
  writeFileSync(join(folder, 'files', 'coming.part'), 'half');
  const told = verify(folder);
  const reasonOf = (index: number) =>
    [...told.changed, ...told.missing].find(({ sha256 }) => sha256 === at(index).sha256)?.reason;
  expect([0, 1, 2, 3, 4, 5, 6, 7].map(reasonOf)).toEqual([
    'content',
    'absent',
    'notAFile',
    'notAFile',
    'size',
    undefined,
    undefined,
    undefined,
  ]);
  const place = (index: number) => `files/${at(index).sha256.slice(0, 2)}/${at(index).sha256}.pdf`;
  expect(told.untracked.map(({ path }) => path).sort()).toEqual(
    ['files/foreign.txt', `${place(1)}.away`, `${place(2)}/inside.txt`].sort(),
  );
  expect(told).toMatchObject({ code: 1, files: 8, ok: 3 });
});

test('what is only untracked is told and is no damage', async () => {
  const { folder } = await closedArchive(2);
  writeFileSync(join(folder, 'files', 'foreign.txt'), 'xyz');
  expect(verify(folder)).toMatchObject({
    code: 0,
    ok: 2,
    untracked: [{ path: 'files/foreign.txt', reason: 'unnamed', size: 3 }],
  });
});

/** A superuser may read and write anything, so the reader is an ordinary user where we are one. */
const USER = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

test('a file that may not be read is told, and the others are checked all the same', async () => {
  const { folder, originals } = await closedArchive(3);
  const [first] = originals;
  chmodSync(first?.path ?? '', 0o000);
  chmodSync(join(folder, '..'), 0o755);
  const told = verify(folder, USER);
  expect(told.changed).toMatchObject([{ sha256: first?.sha256, reason: 'unreadable' }]);
  expect(told).toMatchObject({ code: 1, files: 3, ok: 2 });
});

test('an archive in a folder that cannot be written is verified, and stays as it is', async () => {
  const { folder, originals } = await closedArchive(3);
  flipBit(originals[0]?.path ?? '', 7);
  const names = readdirSync(folder);
  chmodSync(join(folder, '..'), 0o755);
  chmodSync(folder, 0o555);
  const told = verify(folder, USER);
  chmodSync(folder, 0o755);
  expect(told).toMatchObject({ code: 1, files: 3, ok: 2, isLogged: false });
  expect(readdirSync(folder)).toEqual(names);
});

test('an archive that is open for editing is verified beside it', async () => {
  const archive = await newArchive();
  const [first] = makeOriginals(archive, 3);
  flipBit(first?.path ?? '', 7);
  expect(verify(archive.folder)).toMatchObject({ code: 1, files: 3, ok: 2, isLogged: false });
});

test('a verification is noted in the archive as PREMIS events', async () => {
  const { folder, originals } = await closedArchive(3);
  flipBit(originals[0]?.path ?? '', 7);
  verify(folder);
  write(originals[0]?.path ?? '', originals[0]?.content ?? '');
  verify(folder);
  const { db } = await openForTest(folder);
  const events = db
    .prepare("SELECT type, outcome, sha256, detail FROM event WHERE type = 'fixity check' ORDER BY id")
    .all();
  const sha256 = originals[0]?.sha256;
  expect(events).toEqual([
    {
      type: 'fixity check',
      outcome: 'failure',
      sha256,
      detail: `changed: content, files/${sha256?.slice(0, 2)}/${sha256}.pdf`,
    },
    {
      type: 'fixity check',
      outcome: 'failure',
      sha256: null,
      detail: 'SHA-256 of 3 files: 1 changed, 0 missing, 0 untracked',
    },
    { type: 'fixity check', outcome: 'success', sha256, detail: '' },
    {
      type: 'fixity check',
      outcome: 'success',
      sha256: null,
      detail: 'SHA-256 of 3 files: 0 changed, 0 missing, 0 untracked',
    },
  ]);
  expect(db.prepare('SELECT DISTINCT agent FROM event').pluck().all()).toEqual([
    expect.stringMatching(/^Kulliyyat \d/),
  ]);
});

test.each([
  ['that is empty', () => Buffer.alloc(0)],
  ['whose beginning is gone', (bytes: Buffer) => Buffer.concat([Buffer.alloc(4096), bytes.subarray(4096)])],
  ['that is noise', (bytes: Buffer) => Buffer.alloc(bytes.length, 'noise')],
])('originals are checked by their names beside a database %s', async (_, damage) => {
  const { folder, originals } = await closedArchive(3);
  flipBit(originals[0]?.path ?? '', 7);
  const path = join(folder, 'archive.db');
  writeFileSync(path, damage(readFileSync(path)));
  const told = verify(folder);
  expect(told).toMatchObject({ code: 1, files: 3, ok: 2, database: { ok: false, isReadable: false } });
  expect(told.changed).toMatchObject([{ sha256: originals[0]?.sha256, reason: 'content' }]);
  expect(told.database.problems.length).toBeGreaterThan(0);
});

test('damaged pages, broken references and backups that are not what was written are told', async () => {
  const archive = await newArchive();
  makeOriginals(archive, 200);
  await backupArchive(archive.db, archive.folder, 'manual');
  closeArchive(archive);
  const { folder } = archive;
  const backup = join(folder, 'backups', verify(folder).database.backups[0]?.name ?? '');
  flipBit(backup, 50_000);
  expect(verify(folder)).toMatchObject({
    code: 1,
    database: { ok: true, backups: [{ state: 'changed' }] },
  });
  const db = openDatabase(join(folder, 'archive.db'));
  db.pragma('foreign_keys = OFF');
  db.exec('DELETE FROM file WHERE sha256 = (SELECT min(sha256) FROM file)');
  db.close();
  expect(verify(folder)).toMatchObject({
    code: 1,
    files: 199,
    untracked: [{ reason: 'unnamed' }],
    database: { ok: false, problems: [expect.stringMatching(/^recordFile \d+: no such file$/)] },
  });
  const path = join(folder, 'archive.db');
  const bytes = readFileSync(path);
  bytes.fill(0xa5, Math.floor(bytes.length / 8192) * 4096, Math.floor(bytes.length / 8192) * 4096 + 4096);
  writeFileSync(path, bytes);
  const told = verify(folder);
  expect([told.code, told.database.ok, told.database.problems.length > 0]).toEqual([1, false, true]);
});

test('what is no archive, or is not there, is refused', () => {
  const folder = temporaryFolder();
  const run = (path: string) => spawnSync(process.execPath, [command, 'verify', path, '--json']).status;
  expect(run(join(folder, 'nowhere'))).toBe(3);
  writeFileSync(join(folder, 'archive.db'), 'a shopping list');
  expect(run(folder)).toBe(3);
});
