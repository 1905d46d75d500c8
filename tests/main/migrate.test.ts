import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { closeArchive, openArchive } from '../../main/archive.ts';
import { createRecord } from '../../main/records/edit.ts';
import { resourcePath } from '../../main/resources.ts';
import { listBackups } from '../../main/storage/backup.ts';
import { listMigrations, type Migration, migrate } from '../../main/storage/migrate.ts';
import { failureOf, newArchive, temporaryFolder } from './helpers.ts';

const migration = (version: number, sql: string): Migration => ({ version, name: `000${version}.sql`, sql });

test('a migration that fails leaves the database at the version before it', () => {
  const db = new Database(':memory:');
  const list = [
    migration(1, 'CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT'),
    migration(2, 'CREATE TABLE b (x TEXT) STRICT; INSERT INTO nowhere VALUES (1)'),
  ];
  expect(() => migrate(db, list)).toThrow('nowhere');
  const tables = db.prepare('SELECT name FROM sqlite_schema').pluck().all();
  expect([
    db.pragma('user_version', { simple: true }),
    tables,
    db.pragma('foreign_keys', { simple: true }),
  ]).toEqual([1, ['a'], 1]);
});

test('a migration that would break references is refused', () => {
  const db = new Database(':memory:');
  const list = [
    migration(
      1,
      'CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT; CREATE TABLE b (aId INTEGER REFERENCES a (id)) STRICT; INSERT INTO b VALUES (7)',
    ),
  ];
  expect(() => migrate(db, list)).toThrow('broken references');
});

test('a number that is missing or twice among the migrations stops everything', () => {
  const folder = temporaryFolder();
  for (const name of ['0001-a.sql', '0003-c.sql']) writeFileSync(join(folder, name), 'SELECT 1');
  expect(() => listMigrations(folder)).toThrow('expected 2');
});

test('an older archive is backed up before it is migrated, and a newer one is refused by the older program', async () => {
  const archive = await newArchive();
  createRecord(archive, 'document', null, 'Köhnə sənəd');
  closeArchive(archive);
  const newer = join(temporaryFolder(), 'resources');
  mkdirSync(newer);
  cpSync(resourcePath(), newer, { recursive: true });
  cpSync(resourcePath('..', 'package.json'), join(newer, '..', 'package.json'));
  writeFileSync(
    join(newer, 'migrations', '0002-add-note.sql'),
    "ALTER TABLE record ADD COLUMN note TEXT NOT NULL DEFAULT '';",
  );
  const script = join(import.meta.dirname, 'migrate/open-archive.ts');
  const child = spawnSync(process.execPath, [script, archive.folder], {
    encoding: 'utf8',
    env: { ...process.env, KULLIYYAT_RESOURCES: newer },
  });
  expect(child.stderr).toBe('');
  const [backup] = listBackups(archive.folder);
  const copy = new Database(join(archive.folder, 'backups', backup ?? ''), { readonly: true });
  const kept = [
    copy.pragma('user_version', { simple: true }),
    copy.prepare('SELECT title FROM record').pluck().all(),
  ];
  copy.close();
  expect([backup?.replace(/\d{4}-\d\d-\d\d/, 'DATE'), kept]).toEqual([
    '0001-DATE-migration.db',
    [1, ['Köhnə sənəd']],
  ]);
  const before = readFileSync(join(archive.folder, 'archive.db'));
  expect(await failureOf(() => openArchive(archive.folder))).toBe('archiveNewer');
  expect(readFileSync(join(archive.folder, 'archive.db')).equals(before)).toBe(true);
});
