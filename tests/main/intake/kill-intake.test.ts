import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Archive, closeArchive, openArchive } from '../../../main/archive.ts';
import { filePath } from '../../../main/files.ts';
import { verifyArchive } from '../../../main/fixity/verify.ts';
import { undo } from '../../../main/history/undo.ts';
import { hashFile } from '../../../main/storage/copy-database.ts';
import { newArchive, temporaryFolder } from '../helpers.ts';

const FOLDERS = 6;
const DOCUMENTS = 5;
const PAGES = 4;
const FILES = FOLDERS * DOCUMENTS * PAGES;

/** Scans of 200 kB, as far as a store can tell: a TIFF's first bytes and then what is like no other. */
function makeScans(): string {
  const folder = join(temporaryFolder(), 'Fond 7');
  for (let place = 1; place <= FOLDERS; place++) {
    mkdirSync(join(folder, `İş ${place}`), { recursive: true });
    for (let document = 1; document <= DOCUMENTS; document++)
      for (let page = 1; page <= PAGES; page++)
        writeFileSync(
          join(folder, `İş ${place}`, `s${document}_${page}.tif`),
          Buffer.concat([Buffer.from('II*\0'), randomBytes(200_000)]),
        );
  }
  return folder;
}

/** When a run is killed: so many milliseconds after it has said so many lines. */
interface Moment {
  readonly lines: number;
  readonly wait: number;
}
/** A run says about eight lines in a second, so these moments lie all over it. */
const anyMoment = (): Moment => ({
  lines: 1 + Math.floor(Math.random() * 8),
  wait: Math.floor(Math.random() * 200),
});

/** Takes the folder in and kills it without warning; answers what it said. */
function runAndKill(archive: string, folder: string, moment: Moment): Promise<string> {
  return new Promise((resolve, reject) => {
    const script = join(import.meta.dirname, '../kill/intake-until-killed.ts');
    const child = spawn(process.execPath, [script, archive, folder]);
    let [said, errors] = ['', ''];
    child.stdout.on('data', (piece: Buffer) => {
      const before = countLines(said);
      said += piece.toString();
      if (before < moment.lines && countLines(said) >= moment.lines)
        setTimeout(() => child.kill('SIGKILL'), moment.wait);
    });
    child.stderr.on('data', (piece: Buffer) => {
      errors += piece.toString();
    });
    child.on('close', (code) => (code ? reject(new Error(errors)) : resolve(said)));
  });
}

const countLines = (text: string): number => text.split('\n').length - 1;
const count = (archive: Archive, sql: string): number => Number(archive.db.prepare(sql).pluck().get());

/** Every row has its file with the right hash, no original is attached twice, and all of it or nothing is written. */
function checkWhole(archive: Archive): number {
  expect(archive.db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(archive.db.pragma('foreign_key_check')).toEqual([]);
  const files = archive.db.prepare('SELECT sha256, mime FROM file').all() as {
    sha256: string;
    mime: string;
  }[];
  for (const { sha256, mime } of files) expect(hashFile(filePath(archive.folder, sha256, mime))).toBe(sha256);
  const records = count(archive, 'SELECT count(*) FROM record');
  expect([0, 1 + FOLDERS + FOLDERS * DOCUMENTS]).toContain(records);
  expect(count(archive, 'SELECT count(*) FROM recordFile')).toBe(records === 0 ? 0 : FILES);
  expect(count(archive, 'SELECT count(DISTINCT sha256) FROM recordFile')).toBe(records === 0 ? 0 : FILES);
  return files.length;
}

test('thirty kills while a tree is taken in lose nothing that was noted and double nothing when it goes on', async () => {
  const folder = makeScans();
  let kills = 0;
  const stored = new Set<number>();
  while (kills < 30) {
    const archive = await newArchive();
    closeArchive(archive);
    let said = '';
    let least = 0;
    while (!said.includes('done')) {
      said = await runAndKill(archive.folder, folder, anyMoment());
      const again = await openArchive(archive.folder);
      const files = checkWhole(again);
      expect(files).toBeGreaterThanOrEqual(least);
      least = files;
      closeArchive(again);
      if (!said.includes('done')) {
        kills += 1;
        stored.add(files);
        if (kills >= 30) said = await runAndKill(archive.folder, folder, { lines: 1, wait: 120_000 });
      }
    }
    const whole = await openArchive(archive.folder);
    expect(checkWhole(whole)).toBe(FILES);
    expect(count(whole, 'SELECT count(*) FROM record')).toBe(1 + FOLDERS + FOLDERS * DOCUMENTS);
    expect(count(whole, 'SELECT count(*) FROM intake')).toBe(0);
    expect(verifyArchive(archive.folder).problems).toEqual([]);
    const pages = whole.db
      .prepare(
        'SELECT group_concat(name) FROM (SELECT recordId, name FROM recordFile ORDER BY recordId, position) GROUP BY recordId',
      )
      .pluck()
      .all() as string[];
    for (const names of pages) expect(names).toMatch(/^s(\d)_1\.tif,s\1_2\.tif,s\1_3\.tif,s\1_4\.tif$/);
    undo(whole);
    expect(count(whole, 'SELECT count(*) FROM record')).toBe(0);
    closeArchive(whole);
    expect(readdirSync(join(archive.folder)).includes('staging')).toBe(false);
  }
  // The moments were spread over the work, not all before it began.
  expect(stored.size).toBeGreaterThan(3);
}, 400_000);
