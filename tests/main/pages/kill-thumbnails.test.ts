import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { closeArchive, openArchive } from '../../../main/archive.ts';
import { verifyArchive } from '../../../main/fixity/verify.ts';
import { importPaths } from '../../../main/imports/import-paths.ts';
import { newArchive, temporaryFolder } from '../helpers.ts';
import { runAndKill } from '../kill/run-and-kill.ts';
import { makePdf } from '../pdf/make-pdf.ts';

const KILLS = 43;

test('forty-three kills while thumbnails are drawn leave whole pictures, each once, and the archive as it was', async () => {
  const archive = await newArchive();
  const path = join(temporaryFolder(), 'məktub.pdf');
  writeFileSync(path, await makePdf((document) => document.text('Məktub '.repeat(400))));
  await importPaths(archive, [path], { acceptsSuggestions: false, isDryRun: false });
  closeArchive(archive);
  let next = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const said = await runAndKill(
      'thumbnails-until-killed.ts',
      [archive.folder, String(next)],
      (kill * 23) % 160,
    );
    const last = Number(said.trim().split('\n').at(-1));
    const db = new Database(join(archive.folder, 'thumbnails.db'));
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    const kept = db.prepare('SELECT jpeg FROM thumbnail').pluck().all() as Buffer[];
    db.close();
    // What was told is kept; the one after it may be, too.
    expect([last + 1, last + 2]).toContain(kept.length);
    for (const jpeg of kept.slice(next)) expect((await sharp(jpeg).stats()).channels.length).toBe(3);
    next = kept.length;
  }
  expect(next).toBeGreaterThan(KILLS);
  const again = await openArchive(archive.folder);
  expect(again.db.prepare('SELECT count(*) FROM record').pluck().get()).toBe(1);
  closeArchive(again);
  expect(verifyArchive(archive.folder).problems).toEqual([]);
}, 400_000);
