import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Archive } from '../../../main/archive.ts';
import { attachFile, storeFile } from '../../../main/files.ts';
import { listHistory } from '../../../main/history/list.ts';
import { writeStep } from '../../../main/history/step.ts';
import { redo, undo } from '../../../main/history/undo.ts';
import { importPaths } from '../../../main/imports/import-paths.ts';
import { arrangedPages, setArrangement, splitPages } from '../../../main/pages/arrangements.ts';
import { inTreeOrder, joinPages, joinRecords } from '../../../main/pages/join-records.ts';
import { deleteRecords } from '../../../main/records/bin.ts';
import { addRecord } from '../../../main/records/edit.ts';
import { getRecord } from '../../../main/records/read.ts';
import type { ArrangedPage, RecordId } from '../../../preload/model.ts';
import { failureOf, newArchive, temporaryFolder } from '../helpers.ts';
import { makePdf } from '../pdf/make-pdf.ts';
import { makeTiff } from './make-picture.ts';

/** A record with a PDF of three pages and a TIFF of two. */
async function scanned(): Promise<{ archive: Archive; id: RecordId }> {
  const folder = temporaryFolder();
  const pdf = await makePdf((document) => document.text('Bir').addPage().text('İki').addPage().text('Üç'));
  writeFileSync(join(folder, 'F_1.pdf'), pdf);
  writeFileSync(join(folder, 'F_2.tif'), await makeTiff(['#000', '#fff'], 'lzw'));
  const archive = await newArchive();
  const { imported } = await importPaths(archive, [folder], {
    acceptsSuggestions: false,
    isDryRun: false,
    nameRule: '{referenceCode}_{page}',
  });
  return { archive, id: imported[0]?.records[0] as RecordId };
}

/** How many pages the originals have: three in the first, two in the second. */
const counted = (archive: Archive, id: RecordId) => async (sha256: string) =>
  getRecord(archive.db, id).files[0]?.sha256 === sha256 ? 3 : 2;
const pagesOf = (archive: Archive, id: RecordId) => arrangedPages(archive, id, counted(archive, id));
const told = (pages: readonly ArrangedPage[]) =>
  pages
    .map(({ page, turns, isHidden }) => `${isHidden ? '-' : ''}${page}${turns === null ? '' : `+${turns}`}`)
    .join(' ');

test('pages stand as they come until they are arranged, each step is undone and done again', async () => {
  const { archive, id } = await scanned();
  const first = await pagesOf(archive, id);
  expect(told(first)).toBe('1 2 3 1 2');
  const [a, b, c, d, e] = first as [ArrangedPage, ArrangedPage, ArrangedPage, ArrangedPage, ArrangedPage];
  setArrangement(archive, id, [e, a, { ...b, turns: 3 }, { ...c, isHidden: true }, d]);
  expect(told(await pagesOf(archive, id))).toBe('2 1 2+3 -3 1');
  setArrangement(archive, id, null);
  expect(told(await pagesOf(archive, id))).toBe('1 2 3 1 2');
  undo(archive);
  expect(told(await pagesOf(archive, id))).toBe('2 1 2+3 -3 1');
  undo(archive);
  expect(told(await pagesOf(archive, id))).toBe('1 2 3 1 2');
  redo(archive);
  expect(told(await pagesOf(archive, id))).toBe('2 1 2+3 -3 1');
  const [last] = listHistory(archive.db, { id, limit: 1 });
  expect(last).toMatchObject({ entity: 'arrangement' });
});

test('an original that came later stands at the end, one that cannot be opened as one page, a foreign one is refused', async () => {
  const { archive, id } = await scanned();
  const pages = await pagesOf(archive, id);
  setArrangement(archive, id, pages.slice(0, 3).reverse());
  expect(told(await pagesOf(archive, id))).toBe('3 2 1 1 2');
  const failing = await arrangedPages(archive, id, () => Promise.reject(new Error('damaged')));
  expect(told(failing)).toBe('1 1');
  const foreign = [{ ...pages[0], sha256: 'a'.repeat(64) } as ArrangedPage];
  expect(await failureOf(() => setArrangement(archive, id, foreign))).toBe('fileMissing');
});

test('some pages become a record of their own, and neither loses an original; undo makes it one again', async () => {
  const { archive, id } = await scanned();
  const all = await pagesOf(archive, id);
  const chosen = [all[1], all[2]] as ArrangedPage[];
  const made = splitPages(archive, id, { all, chosen, title: 'Ayrıca məktub' });
  expect(told(await pagesOf(archive, id))).toBe('1 -2 -3 1 2');
  expect(told(await arrangedPages(archive, made, async () => 3))).toBe('-1 2 3');
  const record = getRecord(archive.db, made);
  expect([record.title, record.type, record.files.length]).toEqual(['Ayrıca məktub', 'document', 1]);
  expect(getRecord(archive.db, id).files).toHaveLength(2);
  undo(archive);
  expect(told(await pagesOf(archive, id))).toBe('1 2 3 1 2');
  expect(archive.db.prepare('SELECT count(*) FROM record').pluck().get()).toBe(1);
  expect(await failureOf(() => splitPages(archive, id, { all, chosen, title: ' ' }))).toBe('titleEmpty');
});

test('records are joined into the first, what was split off is shown again, and undo makes them several', async () => {
  const { archive, id } = await scanned();
  const all = await pagesOf(archive, id);
  const made = splitPages(archive, id, { all, chosen: all.slice(1, 3), title: 'Ayrıca məktub' });
  const other = await scanned();
  expect(joinPages(all.slice(0, 1), all)).toHaveLength(5);
  const joined = [
    { id, pages: await pagesOf(archive, id) },
    { id: made, pages: await arrangedPages(archive, made, async () => 3) },
  ];
  expect(inTreeOrder(archive, [made, id])).toEqual([id, made]);
  expect(joinRecords(archive, joined)).toBe(id);
  expect(told(await pagesOf(archive, id))).toBe('1 2 3 1 2');
  expect(getRecord(archive.db, made).deletedAt).not.toBeNull();
  undo(archive);
  expect(told(await pagesOf(archive, id))).toBe('1 -2 -3 1 2');
  expect(getRecord(archive.db, made).deletedAt).toBeNull();
  expect(await failureOf(() => joinRecords(other.archive, joined.slice(0, 1)))).toBe('joinOfOne');
});

test('the originals of joined records follow each other, and a record with others below it is not joined away', async () => {
  const archive = await newArchive();
  const ids = writeStep(archive, 'create', (step) =>
    ['Birinci', 'İkinci'].map((title) =>
      addRecord(step, { type: 'document', parentId: null, title, values: {} }),
    ),
  ) as [RecordId, RecordId];
  const folder = temporaryFolder();
  for (const [at, id] of ids.entries()) {
    const path = join(folder, `${at}.tif`);
    writeFileSync(path, await makeTiff([at === 0 ? '#000' : '#fff'], 'lzw'));
    const file = storeFile(archive.folder, path, 'image/tiff');
    writeStep(archive, 'edit', (step) => attachFile(step, id, file, `${at}.tif`));
  }
  const joined = await Promise.all(
    ids.map(async (id) => ({ id, pages: await arrangedPages(archive, id, async () => 1) })),
  );
  const below = writeStep(archive, 'create', (step) =>
    addRecord(step, { type: 'document', parentId: ids[1], title: 'Aşağı', values: {} }),
  );
  expect(await failureOf(() => joinRecords(archive, joined))).toBe('joinWithBelow');
  deleteRecords(archive, [below]);
  joinRecords(archive, joined);
  expect(getRecord(archive.db, ids[0]).files.map(({ name }) => name)).toEqual(['0.tif', '1.tif']);
  expect(told(await arrangedPages(archive, ids[0], async () => 1))).toBe('1 1');
});
