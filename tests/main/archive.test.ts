import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { closeArchive, createArchive, openArchive } from '../../main/archive.ts';
import { createRecord } from '../../main/records/edit.ts';
import { backupArchive, listBackups } from '../../main/storage/backup.ts';
import { hashFile } from '../../main/storage/copy-database.ts';
import { APPLICATION_ID } from '../../main/storage/database.ts';
import { failureOf, newArchive, openForTest, temporaryFolder } from './helpers.ts';

/** A closed archive with one record, and its database file. */
async function closedArchive(): Promise<{ folder: string; database: string }> {
  const archive = await newArchive();
  createRecord(archive, 'document', null, 'Təhsil sahəsində əməkdaşlıq');
  closeArchive(archive);
  return { folder: archive.folder, database: join(archive.folder, 'archive.db') };
}

function overwrite(path: string, offset: number, bytes: Uint8Array): void {
  const content = readFileSync(path);
  content.set(bytes, offset);
  writeFileSync(path, content);
}

describe('opening an archive', () => {
  test('a new archive is marked as ours, durable on every commit, and checks references', async () => {
    const archive = await newArchive();
    const pragma = (name: string) => archive.db.pragma(name, { simple: true });
    createRecord(archive, 'document', null, 'Sənəd');
    expect({
      application: pragma('application_id'),
      journal: pragma('journal_mode'),
      synchronous: pragma('synchronous'),
      searchSynchronous: archive.search.db.pragma('synchronous', { simple: true }),
      foreignKeys: pragma('foreign_keys'),
      trustedSchema: pragma('trusted_schema'),
    }).toEqual({
      application: APPLICATION_ID,
      journal: 'wal',
      synchronous: 2,
      searchSynchronous: 2,
      foreignKeys: 1,
      trustedSchema: 0,
    });
  });

  test.each([
    ['an empty file', 'archiveEmptyFile', (path: string) => truncateSync(path, 0)],
    [
      'a file of another program',
      'archiveForeign',
      (path: string) => writeFileSync(path, 'Bu arxiv deyil, adi mətndir.'.repeat(100)),
    ],
    [
      'a database of another program',
      'archiveForeign',
      (path: string) => overwrite(path, 68, new Uint8Array(4)),
    ],
    ['a newer schema', 'archiveNewer', (path: string) => setVersion(path, 999)],
    ['a header of zeros', 'archiveDamaged', (path: string) => overwrite(path, 0, new Uint8Array(100))],
    [
      'a damaged magic word',
      'archiveDamaged',
      (path: string) => overwrite(path, 3, new Uint8Array([0, 0, 0])),
    ],
    ['a damaged page size', 'archiveDamaged', (path: string) => overwrite(path, 16, new Uint8Array([3, 7]))],
    [
      'a page of noise',
      'archiveDamaged',
      (path: string) => overwrite(path, 4096, new Uint8Array(4096).fill(0xa5)),
    ],
    [
      'half a file',
      'archiveDamaged',
      (path: string) => truncateSync(path, Math.floor(statSync(path).size / 2)),
    ],
  ])('%s is refused by its own name and left as it was', async (_, code, damage) => {
    const { folder, database } = await closedArchive();
    damage(database);
    const before = hashFile(database);
    expect(await failureOf(() => openArchive(folder))).toBe(code);
    expect(hashFile(database)).toBe(before);
  });

  test('a folder without an archive says so', async () => {
    expect(await failureOf(() => openArchive(temporaryFolder()))).toBe('archiveMissing');
  });

  test('a new archive is not made over another one, nor among foreign files', async () => {
    const { folder } = await closedArchive();
    const full = temporaryFolder();
    writeFileSync(join(full, 'qeyd.txt'), 'x');
    expect([
      await failureOf(() => createArchive(folder)),
      await failureOf(() => createArchive(full)),
    ]).toEqual(['archiveExists', 'archiveFolderNotEmpty']);
  });

  test('a folder open elsewhere is refused for editing and can be read', async () => {
    const archive = await newArchive();
    createRecord(archive, 'document', null, 'Açıq sənəd');
    expect(await failureOf(() => openArchive(archive.folder))).toBe('archiveInUse');
    const reader = await openForTest(archive.folder, { isReadOnly: true });
    expect(reader.db.prepare('SELECT title FROM record').pluck().all()).toEqual(['Açıq sənəd']);
    expect(await failureOf(() => createRecord(reader, 'document', null, 'x'))).toBe('archiveReadOnly');
  });

  test('the lock of a process that ended is no lock', async () => {
    const { folder } = await closedArchive();
    const script = `import('${join(import.meta.dirname, '../../main/archive.ts')}').then(m => m.openArchive(process.argv[1])).then(() => process.kill(process.pid, 'SIGKILL'))`;
    const child = spawnSync(process.execPath, ['-e', script, folder]);
    expect(child.signal).toBe('SIGKILL');
    expect((await openForTest(folder)).readOnlyReason).toBe(null);
  });

  test('a folder that cannot be written opens read-only and stays untouched', async () => {
    const { folder } = await closedArchive();
    const names = readdirSync(folder);
    const script = `import('${join(import.meta.dirname, '../../main/archive.ts')}').then(async (m) => {
      const archive = await m.openArchive(process.argv[1]);
      console.log(JSON.stringify([archive.readOnlyReason, archive.db.prepare('SELECT title FROM record').pluck().all()]));
      m.closeArchive(archive);
    })`;
    chmodSync(folder, 0o555);
    chmodSync(join(folder, '..'), 0o755);
    chmodSync(join(folder, 'archive.db'), 0o444);
    // A superuser may write anywhere, so the reader is an ordinary user where we are one.
    const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const child = spawnSync(process.execPath, ['-e', script, folder], { encoding: 'utf8', ...user });
    chmodSync(folder, 0o755);
    expect(JSON.parse(child.stdout || child.stderr)).toEqual([
      'folderReadOnly',
      ['Təhsil sahəsində əməkdaşlıq'],
    ]);
    expect(readdirSync(folder)).toEqual(names);
  });

  test('an edit is refused when another file took the place of the archive', async () => {
    const archive = await newArchive();
    const path = join(archive.folder, 'archive.db');
    cpSync(path, `${path}.copy`);
    spawnSync('mv', [`${path}.copy`, path]);
    expect(await failureOf(() => createRecord(archive, 'document', null, 'x'))).toBe('archiveReplaced');
  });

  test('parts that a broken-off import left are cleared', async () => {
    const { folder } = await closedArchive();
    mkdirSync(join(folder, 'staging'));
    writeFileSync(join(folder, 'staging', 'x.part'), 'yarımçıq');
    await openForTest(folder);
    expect(existsSync(join(folder, 'staging'))).toBe(false);
  });
});

describe('a backup', () => {
  test('is a whole archive in one file with its hash beside it', async () => {
    const archive = await newArchive();
    createRecord(archive, 'document', null, 'Saxlanılan sənəd');
    const path = await backupArchive(archive.db, archive.folder, 'manual');
    const copy = new Database(path, { readonly: true });
    const titles = copy.prepare('SELECT title FROM record').pluck().all();
    const journal = copy.pragma('journal_mode', { simple: true });
    copy.close();
    expect({
      titles,
      journal,
      sidecar: readFileSync(`${path}.sha256`, 'utf8').slice(0, 64),
      part: readdirSync(join(archive.folder, 'backups')).filter((name) => name.includes('part')),
    }).toEqual({
      titles: ['Saxlanılan sənəd'],
      journal: 'delete',
      sidecar: hashFile(path),
      part: [],
    });
  });

  test('the newest ten are kept, by number whatever the date', async () => {
    const archive = await newArchive();
    for (let count = 0; count < 12; count++) await backupArchive(archive.db, archive.folder, 'manual');
    expect(listBackups(archive.folder).map((name) => Number.parseInt(name, 10))).toEqual([
      3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    ]);
  });
});

function setVersion(path: string, version: number): void {
  const db = new Database(path);
  db.pragma(`user_version = ${version}`);
  db.close();
}
