import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Archive } from '../../../main/archive.ts';
import { listHistory } from '../../../main/history/list.ts';
import { redo, undo } from '../../../main/history/undo.ts';
import { importPaths } from '../../../main/imports/import-paths.ts';
import { splitPages, unarranged } from '../../../main/pages/arrangements.ts';
import { joinRecords } from '../../../main/pages/join-records.ts';
import { listPageNotes, setPageNote } from '../../../main/pages/page-notes.ts';
import { getRecord } from '../../../main/records/read.ts';
import { findOnPages } from '../../../main/search/find-on-pages.ts';
import { followHistory } from '../../../main/search/search-index.ts';
import type { RecordId } from '../../../preload/model.ts';
import { failureOf, newArchive, temporaryFolder } from '../helpers.ts';
import { makePdf } from '../pdf/make-pdf.ts';

async function scanned(): Promise<{ archive: Archive; id: RecordId; sha256: string }> {
  const path = join(temporaryFolder(), 'məktub.pdf');
  writeFileSync(path, await makePdf((document) => document.text('Bir').addPage().text('İki')));
  const archive = await newArchive();
  const { imported } = await importPaths(archive, [path], { acceptsSuggestions: false, isDryRun: false });
  const id = imported[0]?.records[0] as RecordId;
  return { archive, id, sha256: getRecord(archive.db, id).files[0]?.sha256 ?? '' };
}
const noted = (archive: Archive, id: RecordId) =>
  listPageNotes(archive.db, id).map(({ page, text, box }) => `${page} ${text}${box ? ` [${box}]` : ''}`);

test('notes on pages and their parts are made, changed and removed as steps that are undone and done again', async () => {
  const { archive, id, sha256 } = await scanned();
  setPageNote(archive, id, {
    id: null,
    sha256,
    page: 2,
    box: [0.1, 0.2, 0.3, 0.4],
    text: ' Nazirin dərkənarı ',
  });
  setPageNote(archive, id, { id: null, sha256, page: 1, box: null, text: 'Surət' });
  setPageNote(archive, id, { id: null, sha256, page: 1, box: null, text: '  ' });
  expect(noted(archive, id)).toEqual(['2 Nazirin dərkənarı [0.1,0.2,0.3,0.4]', '1 Surət']);
  const [first] = listPageNotes(archive.db, id);
  if (!first) throw new Error('no note');
  setPageNote(archive, id, { ...first, text: 'Nazirin imzası' });
  setPageNote(archive, id, { ...first, text: '' });
  expect(noted(archive, id)).toEqual(['1 Surət']);
  undo(archive);
  expect(noted(archive, id)[0]).toBe('2 Nazirin imzası [0.1,0.2,0.3,0.4]');
  undo(archive);
  undo(archive);
  undo(archive);
  expect(noted(archive, id)).toEqual([]);
  redo(archive);
  expect(noted(archive, id)).toEqual(['2 Nazirin dərkənarı [0.1,0.2,0.3,0.4]']);
  const changes = listHistory(archive.db, { id, limit: 100 }).filter(({ entity }) => entity === 'pageNote');
  expect(changes[0]?.after).toEqual([{ text: 'Nazirin dərkənarı' }]);
});

test('a note on an original or under a number that the record does not have is refused', async () => {
  const { archive, id, sha256 } = await scanned();
  const note = { id: null, sha256, page: 1, box: null, text: 'Qeyd' };
  expect(await failureOf(() => setPageNote(archive, id, { ...note, sha256: 'a'.repeat(64) }))).toBe(
    'fileMissing',
  );
  setPageNote(archive, id, note);
  const [made] = listPageNotes(archive.db, id);
  if (!made) throw new Error('no note');
  setPageNote(archive, id, { ...made, text: '' });
  expect(await failureOf(() => setPageNote(archive, id, made))).toBe('noteMissing');
});

test('a note is found with its page, and goes where its page goes', async () => {
  const { archive, id, sha256 } = await scanned();
  setPageNote(archive, id, { id: null, sha256, page: 2, box: null, text: 'Möhür oxunmur' });
  setPageNote(archive, id, { id: null, sha256, page: 1, box: null, text: 'Surət' });
  followHistory(archive.search, archive.db);
  expect(findOnPages(archive, id, 'möhür').map(({ page }) => page)).toEqual([2]);
  const all = [1, 2].map((page) => unarranged(sha256, page));
  const made = splitPages(archive, id, { all, chosen: [{ sha256, page: 2 }], title: 'İkinci' });
  expect([noted(archive, id), noted(archive, made)]).toEqual([['1 Surət'], ['2 Möhür oxunmur']]);
  joinRecords(archive, [
    { id, pages: all },
    { id: made, pages: all },
  ]);
  expect(noted(archive, id)).toEqual(['2 Möhür oxunmur', '1 Surət']);
  undo(archive);
  expect(noted(archive, made)).toEqual(['2 Möhür oxunmur']);
});
