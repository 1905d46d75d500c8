import { appendFileSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Archive, closeArchive } from '../../../main/archive.ts';
import { verifyArchive } from '../../../main/fixity/verify.ts';
import { createIntakes } from '../../../main/intake/intake-jobs.ts';
import { createGrowthWatch } from '../../../main/intake/watched-files.ts';
import { createJobs } from '../../../main/jobs/jobs.ts';
import type { IntakeOptions } from '../../../preload/model.ts';
import { newArchive, openForTest, temporaryFolder } from '../helpers.ts';

const OPTIONS: IntakeOptions = {
  isTree: false,
  nameRule: null,
  known: 'skip',
  type: 'document',
  parent: null,
  acceptsSuggestions: false,
};

function open(archive: Archive) {
  const done: { files: number; left: number }[] = [];
  const emit = (event: string, payload: unknown) => {
    if (event === 'intakeDone') done.push(payload as { files: number; left: number });
  };
  const intakes = createIntakes(archive, createJobs(emit as never), emit as never, { lookEvery: 50 });
  return { intakes, done };
}
const until = (isTrue: () => boolean) => expect.poll(isTrue, { timeout: 20_000, interval: 20 }).toBe(true);
const titles = ({ db }: Archive) => db.prepare('SELECT title FROM record ORDER BY id').pluck().all();
const letter = (title: string) => `${title}\n\nMətnin özü burada dayanır.\n`;

test('what comes into a watched folder is taken in when it has stopped growing, once, and stays where it is', async () => {
  const archive = await newArchive();
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a.txt'), letter('Birinci məktub'));
  const { intakes, done } = open(archive);
  expect(await intakes.watch({ path: folder, delay: 1, options: OPTIONS })).toMatchObject({
    location: folder,
    isMissing: false,
  });
  await until(() => done.length === 1);
  expect(titles(archive)).toEqual(['Birinci məktub']);

  const growing = join(folder, 'b.txt');
  writeFileSync(growing, 'İkinci məktub\n\n');
  const write = setInterval(() => appendFileSync(growing, 'sətir sətir yazılır. '), 100);
  await new Promise((resolve) => setTimeout(resolve, 2500));
  expect(done.length).toBe(1);
  clearInterval(write);
  await until(() => done.length === 2);
  expect(titles(archive)).toEqual(['Birinci məktub', expect.stringMatching(/^İkinci məktub/)]);
  expect([intakes.list(), existsSync(growing)]).toEqual([[], true]);
  intakes.stop();
  closeArchive(archive);

  const again = await openForTest(archive.folder);
  const second = open(again);
  mkdirSync(join(folder, 'Alt'));
  writeFileSync(join(folder, 'Alt', 'c.txt'), letter('Üçüncü məktub'));
  await until(() => second.done.length === 1);
  expect(titles(again)).toEqual(['Birinci məktub', expect.any(String), 'Üçüncü məktub']);
  expect(verifyArchive(again.folder)).toMatchObject({ problems: [], untracked: [] });
  second.intakes.stop();
});

test('what could not be taken in is listed until it is seen, and is not tried again by itself', async () => {
  const archive = await newArchive();
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'x.bin'), Buffer.from([0, 1, 2, 3]));
  const { intakes, done } = open(archive);
  await intakes.watch({ path: folder, delay: 1, options: OPTIONS });
  await until(() => done.length === 1);
  const [pile] = intakes.list();
  expect(pile).toMatchObject({ isWatched: true, state: 'done', failed: 1 });
  if (!pile) throw new Error('nothing is listed');
  expect(intakes.problems(pile.id, 0, 10)).toMatchObject([{ name: 'x.bin', code: 'fileTypeUnknown' }]);
  await intakes.cancel(pile.id);
  expect(intakes.list()).toEqual([]);
  writeFileSync(join(folder, 'y.txt'), letter('Məktub'));
  await until(() => done.length === 2);
  expect(done[1]).toMatchObject({ files: 1, left: 0 });
  intakes.stop();
});

test('a folder that is gone is told of and goes on when it is back; none is watched after it is ended', async () => {
  const archive = await newArchive();
  const folder = join(temporaryFolder(), 'Skaner');
  mkdirSync(folder);
  const { intakes, done } = open(archive);
  await intakes.watch({ path: folder, delay: 1, options: OPTIONS });
  renameSync(folder, `${folder} 2`);
  await until(() => intakes.watched()?.isMissing === true);
  renameSync(`${folder} 2`, folder);
  writeFileSync(join(folder, 'a.txt'), letter('Məktub'));
  await until(() => done.length === 1);
  expect(await intakes.watch(null)).toBeNull();
  writeFileSync(join(folder, 'b.txt'), letter('Başqa məktub'));
  await new Promise((resolve) => setTimeout(resolve, 1800));
  expect([done.length, intakes.watched(), titles(archive)]).toEqual([1, null, ['Məktub']]);
  const missing = { path: join(folder, 'yoxdur'), delay: 1, options: OPTIONS };
  await expect(intakes.watch(missing)).rejects.toThrow('fileMissing');
  intakes.stop();
});

test('a file counts as whole when it stayed the same for long enough; an empty one never', () => {
  const watch = createGrowthWatch(1000);
  const at = (size: number, changedAt: number) => [
    { path: '/a.tif', name: 'a.tif', place: '', size, changedAt },
  ];
  const sizes = [
    [at(0, 1), 0],
    [at(0, 1), 5000],
    [at(10, 2), 6000],
    [at(20, 3), 6900],
    [at(20, 3), 7500],
    [at(20, 3), 7900],
  ] as const;
  expect(sizes.map(([files, now]) => watch.settled(files, now).length)).toEqual([0, 0, 0, 0, 0, 1]);
});
