import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Archive, closeArchive } from '../../../main/archive.ts';
import { verifyArchive } from '../../../main/fixity/verify.ts';
import { createIntakes, type Intakes } from '../../../main/intake/intake-jobs.ts';
import { createJobs } from '../../../main/jobs/jobs.ts';
import type { Intake, IntakeOptions } from '../../../preload/model.ts';
import { failureOf, newArchive, openForTest, temporaryFolder } from '../helpers.ts';

const OPTIONS: IntakeOptions = {
  isTree: true,
  nameRule: null,
  known: 'skip',
  type: 'document',
  parent: null,
  acceptsSuggestions: false,
};

/** Scans of 3 MB, as far as a store can tell, below a new folder. */
function makeScans(count: number, size = 3_000_000): string {
  const folder = join(temporaryFolder(), 'İş 1');
  mkdirSync(folder);
  for (let number = 1; number <= count; number++)
    writeFileSync(join(folder, `${number}.tif`), Buffer.concat([Buffer.from('II*\0'), randomBytes(size)]));
  return folder;
}

/** The piles of an archive as its windows see them, with all that they were told. */
function open(archive: Archive) {
  const told: Intake[][] = [];
  const done: { files: number; left: number }[] = [];
  const emit = (event: string, payload: unknown) => {
    if (event === 'intakesChanged') told.push((payload as { intakes: Intake[] }).intakes);
    if (event === 'intakeDone') done.push(payload as { files: number; left: number });
  };
  const intakes = createIntakes(archive, createJobs(emit as never), emit as never);
  return { intakes, told, done };
}
const until = (isTrue: () => boolean) => expect.poll(isTrue, { timeout: 20_000, interval: 5 }).toBe(true);
const stateOf = (intakes: Intakes) => intakes.list()[0]?.state;
const originals = (archive: Archive) =>
  readdirSync(join(archive.folder, 'files'), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  ).length;
const count = (archive: Archive, table: string) =>
  archive.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();

test('a pile is previewed, taken in, and gone from the list', async () => {
  const archive = await newArchive();
  const { intakes, told, done } = open(archive);
  const pile = { paths: [makeScans(3)], places: [] };
  const preview = await intakes.preview(pile, { ...OPTIONS, nameRule: '{page}' });
  expect([preview.files, preview.folders, preview.documents, preview.unmatched]).toEqual([3, 1, 1, 0]);
  expect(await failureOf(() => intakes.preview(pile, { ...OPTIONS, nameRule: '{x}' }))).toBe('nameRuleField');
  await intakes.start(pile, OPTIONS);
  await until(() => done.length > 0);
  await until(() => intakes.list().length === 0);
  expect(done).toMatchObject([{ files: 3, left: 0 }]);
  expect(count(archive, 'record')).toBe(4);
  const states = told.flat().map(({ state }) => state);
  expect(new Set(states)).toEqual(new Set(['waiting', 'copying', 'writing']));
});

test('a pile tells its files and pages; paused it keeps what is in the store, and goes on from there', async () => {
  const archive = await newArchive();
  const { intakes, told, done } = open(archive);
  const id = await intakes.start({ paths: [makeScans(120)], places: [] }, OPTIONS);
  await until(() => (intakes.list()[0]?.settled ?? 0) > 0);
  intakes.pause(id);
  await until(() => stateOf(intakes) === 'paused');
  const [paused] = intakes.list();
  expect(paused?.settled).toBeGreaterThan(0);
  expect(paused?.settled).toBeLessThan(120);
  expect(paused?.pages).toBe(paused?.settled);
  expect(told.flat().map(({ current }) => current?.name ?? '')).toContainEqual(
    expect.stringMatching(/^\d+\.tif$/),
  );
  expect([count(archive, 'record'), paused?.failed]).toEqual([0, 0]);
  expect(count(archive, 'file')).toBe(originals(archive));
  intakes.resume(id);
  await until(() => done.length > 0);
  expect([count(archive, 'record'), count(archive, 'recordFile')]).toEqual([121, 120]);
});

test('a cancelled pile leaves nothing behind but what records have', async () => {
  const archive = await newArchive();
  const { intakes, done } = open(archive);
  const folder = makeScans(60);
  await intakes.start({ paths: [join(folder, '1.tif')], places: [] }, OPTIONS);
  await until(() => done.length > 0);
  const id = await intakes.start({ paths: [folder], places: [] }, { ...OPTIONS, known: 'keep' });
  await until(() => (intakes.list()[0]?.settled ?? 0) > 0);
  await intakes.cancel(id);
  expect([
    intakes.list().length,
    count(archive, 'file'),
    originals(archive),
    count(archive, 'record'),
  ]).toEqual([0, 1, 1, 1]);
  expect(verifyArchive(archive.folder)).toMatchObject({ problems: [], untracked: [] });
});

test('a pile goes on by itself after the archive was closed and opened again', async () => {
  const archive = await newArchive();
  const first = open(archive);
  await first.intakes.start({ paths: [makeScans(60)], places: [] }, OPTIONS);
  await until(() => (first.intakes.list()[0]?.settled ?? 0) > 0);
  first.intakes.stop();
  closeArchive(archive);
  const again = await openForTest(archive.folder);
  const second = open(again);
  expect(second.intakes.list()[0]?.settled).toBeGreaterThan(0);
  await until(() => second.done.length > 0);
  expect([count(again, 'record'), count(again, 'file'), originals(again)]).toEqual([61, 60, 60]);
});

test('what could not be taken in stays listed with its reason, and comes to its place when it is tried again', async () => {
  const archive = await newArchive();
  const { intakes, done } = open(archive);
  const folder = makeScans(3, 1000);
  writeFileSync(join(folder, '2.tif'), '');
  const id = await intakes.start({ paths: [folder], places: [] }, { ...OPTIONS, nameRule: '{page}' });
  await until(() => done.length === 1);
  expect(done[0]).toMatchObject({ files: 2, left: 1 });
  expect(intakes.problems(id, 0, 10)).toMatchObject([
    { name: '2.tif', place: 'İş 1', state: 'failed', code: 'fileEmpty' },
  ]);
  expect(intakes.list()).toMatchObject([{ state: 'done', files: 3, settled: 3, failed: 1 }]);
  writeFileSync(join(folder, '2.tif'), Buffer.concat([Buffer.from('II*\0'), randomBytes(1000)]));
  intakes.resume(id);
  await until(() => done.length === 2);
  expect(archive.db.prepare('SELECT title FROM record ORDER BY id').pluck().all()).toEqual(['İş 1', '1']);
  expect(archive.db.prepare('SELECT name FROM recordFile ORDER BY position').pluck().all()).toEqual([
    '1.tif',
    '2.tif',
    '3.tif',
  ]);
  expect(intakes.list()).toEqual([]);
});

test('files that a browser sent come into the folders that it names', async () => {
  const archive = await newArchive();
  const { intakes, done } = open(archive);
  const folder = makeScans(3, 1000);
  const paths = ['3.tif', '1.tif', '2.tif'].map((name) => join(folder, name));
  await intakes.start({ paths, places: ['Fond/İş 10', 'Fond', 'Fond/../İş 2'] }, OPTIONS);
  await until(() => done.length === 1);
  expect(
    archive.db
      .prepare(
        'SELECT child.type, child.title, above.title FROM record child LEFT JOIN record above ON above.id = child.parentId ORDER BY child.id',
      )
      .raw()
      .all(),
  ).toEqual([
    ['fonds', 'Fond', null],
    ['file', 'İş 2', 'Fond'],
    ['document', '2', 'İş 2'],
    ['file', 'İş 10', 'Fond'],
    ['document', '3', 'İş 10'],
    ['document', '1', 'Fond'],
  ]);
});

test('where the sources are gone every file says so, and the archive stays as it was', async () => {
  const archive = await newArchive();
  const { intakes, done } = open(archive);
  const folder = makeScans(3, 1000);
  const pile = { paths: [folder], places: [] };
  await intakes.preview(pile, OPTIONS);
  rmSync(folder, { recursive: true });
  const id = await intakes.start(pile, OPTIONS);
  await until(() => done.length === 1);
  expect(intakes.problems(id, 0, 10).map(({ code }) => code)).toEqual(Array(3).fill('fileMissing'));
  expect([count(archive, 'record'), count(archive, 'batch')]).toEqual([0, 0]);
});
