import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Archive, closeArchive, openArchive } from '../../main/archive.ts';
import { filePath } from '../../main/files.ts';
import { writeStep } from '../../main/history/step.ts';
import { addRecord, createRecord } from '../../main/records/edit.ts';
import { resourcePath } from '../../main/resources.ts';
import { followHistory } from '../../main/search/search-index.ts';
import { hashFile } from '../../main/storage/copy-database.ts';
import { newArchive, temporaryFolder } from './helpers.ts';
import { runAndKill } from './kill/run-and-kill.ts';

function checkWhole(archive: Archive): void {
  expect(archive.db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(archive.db.pragma('foreign_key_check')).toEqual([]);
  followHistory(archive.search, archive.db);
  archive.search.db.exec("INSERT INTO text (text) VALUES ('integrity-check')");
}

test('forty kills while editing lose nothing that was acknowledged', async () => {
  const archive = await newArchive();
  createRecord(archive, 'document', null, 'Başlıq 0');
  closeArchive(archive);
  let acknowledged = 0;
  for (let kill = 0; kill < 40; kill++) {
    const said = await runAndKill(
      'edit-until-killed.ts',
      [archive.folder, String(acknowledged + 1)],
      (kill * 37) % 120,
    );
    const last = Number(said.trim().split('\n').at(-1));
    const again = await openArchive(archive.folder);
    const [title] = again.db.prepare('SELECT title FROM record').pluck().all() as string[];
    const number = Number(title?.split(' ')[1]);
    // The edit after the last acknowledged one may have been committed before it could be told.
    expect([last, last + 1]).toContain(number);
    expect(again.db.prepare('SELECT count(*) FROM change').pluck().get()).toBe(number + 1);
    checkWhole(again);
    closeArchive(again);
    acknowledged = number;
  }
  expect(acknowledged).toBeGreaterThan(100);
}, 180_000);

test('fifteen kills during an import leave all of it or nothing of it', async () => {
  const source = join(temporaryFolder(), 'böyük.txt');
  const sample = readFileSync(
    resourcePath(
      'samples',
      readdirSync(resourcePath('samples')).find((name) => name.startsWith('002')) ?? '',
    ),
    'utf8',
  );
  writeFileSync(source, Array.from({ length: 40 }, () => sample).join('\n'));
  const outcomes = new Set<number>();
  for (let kill = 0; kill < 15; kill++) {
    const archive = await newArchive();
    closeArchive(archive);
    const said = await runAndKill('import-until-killed.ts', [archive.folder, source], 300 + kill * 170);
    const again = await openArchive(archive.folder);
    const records = again.db.prepare('SELECT count(*) FROM record').pluck().get() as number;
    const acknowledged = /imported (\d+)/.exec(said)?.[1];
    if (acknowledged !== undefined) expect(records).toBe(Number(acknowledged));
    else expect(records === 0 || records === 241).toBe(true);
    for (const { sha256, mime } of again.db.prepare('SELECT sha256, mime FROM file').all() as {
      sha256: string;
      mime: string;
    }[]) {
      expect(hashFile(filePath(again.folder, sha256, mime))).toBe(sha256);
    }
    expect(existsSync(join(again.folder, 'staging'))).toBe(false);
    checkWhole(again);
    closeArchive(again);
    outcomes.add(records);
  }
  expect(outcomes.has(0)).toBe(true);
}, 300_000);

test('ten kills during a change of many records leave all of it or nothing of it', async () => {
  const outcomes = new Set<number>();
  for (let kill = 0; kill < 10; kill++) {
    const archive = await newArchive();
    writeStep(archive, 'import', (step) => {
      for (let index = 0; index < 4000; index++)
        addRecord(step, { type: 'document', parentId: null, title: `Sənəd ${index}`, values: {} });
    });
    closeArchive(archive);
    const said = await runAndKill('bulk-until-killed.ts', [archive.folder], kill * 60);
    const again = await openArchive(archive.folder);
    const changed = again.db
      .prepare("SELECT count(*) FROM value WHERE field = 'note' AND text = 'Yoxlanılıb'")
      .pluck()
      .get() as number;
    if (said.includes('changed 4000')) expect(changed).toBe(4000);
    expect([0, 4000]).toContain(changed);
    expect(again.db.prepare('SELECT count(*) FROM change').pluck().get()).toBe(4000 + changed);
    checkWhole(again);
    closeArchive(again);
    outcomes.add(changed);
  }
  expect(outcomes.has(0)).toBe(true);
}, 300_000);
