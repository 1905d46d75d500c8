import { expect, test } from 'vitest';
import { chooseEntries, saveCompendium } from '../../../main/compendia.ts';
import {
  compareVersion,
  keepVersion,
  listVersions,
  readVersionDefinition,
} from '../../../main/compendium-versions.ts';
import { writeStep } from '../../../main/history/step.ts';
import { undo } from '../../../main/history/undo.ts';
import { addRecord, setField } from '../../../main/records/edit.ts';
import { getRecord } from '../../../main/records/read.ts';
import type { CompendiumDefinition } from '../../../preload/model.ts';
import { newArchive } from '../helpers.ts';
import { definition, section } from './books.ts';

async function printedBook() {
  const archive = await newArchive();
  const ids = writeStep(archive, 'create', (step) =>
    ['Birinci', 'İkinci', 'Üçüncü'].map((title) =>
      addRecord(step, { type: 'project', parentId: null, title, values: {} }),
    ),
  );
  const uuids = ids.map((id) => getRecord(archive.db, id).uuid);
  const book = (records: readonly string[], rest: Partial<CompendiumDefinition> = {}) =>
    definition({
      title: 'Kitab',
      before: [section('Ön söz', 'Mətn'), section('Giriş', 'Giriş mətni')],
      ...rest,
      entries: { title: 'Layihələr', isNumbered: true, selection: { records: [...records] } },
    });
  const first = book(uuids);
  const { id } = saveCompendium(archive, null, 'Kitab', first);
  const print = (printed: CompendiumDefinition) =>
    keepVersion(archive, id, 'pdf', {
      definition: printed,
      entries: chooseEntries(archive, printed.entries.selection).entries,
      pages: 4,
    });
  return { archive, ids, uuids, id, book, first, print };
}

test('a version tells what was printed, and that nothing changed since', async () => {
  const { archive, id, first, print } = await printedBook();
  const version = print(first);
  expect(listVersions(archive.db, id)).toEqual([
    { id: version.id, at: expect.any(String), format: 'pdf', pages: 4, entries: 3 },
  ]);
  expect(compareVersion(archive, version.id, first)).toEqual({
    isCoverChanged: false,
    isDesignChanged: false,
    isSelectionChanged: false,
    isReordered: false,
    isBackChanged: false,
    sections: [],
    records: [],
  });
});

test('what changed since is told: cover, sections, records with their fields, order', async () => {
  const { archive, ids, uuids, book, first, print } = await printedBook();
  const [one, two, three] = uuids as [string, string, string];
  const version = print(first);
  setField(archive, ids[1] as (typeof ids)[number], 'budget', [{ text: '10 000 EUR' }]);
  const now = book([three, two], {
    year: '2026',
    back: ['projects'],
    before: [section('Giriş', 'Başqa giriş'), section('Yeni', 'Yeni mətn')],
  });
  expect(compareVersion(archive, version.id, now)).toEqual({
    isCoverChanged: true,
    isDesignChanged: false,
    isSelectionChanged: true,
    isReordered: true,
    isBackChanged: true,
    sections: [
      { kind: 'changed', title: 'Giriş', fields: [] },
      { kind: 'added', title: 'Yeni', fields: [] },
      { kind: 'gone', title: 'Ön söz', fields: [] },
    ],
    records: [
      { kind: 'changed', title: 'İkinci', uuid: two, fields: ['budget'] },
      { kind: 'gone', title: 'Birinci', uuid: one, fields: [] },
    ],
  });
});

test('a version stays as it is whatever is undone after it, and its definition comes back', async () => {
  const { archive, ids, id, first, print } = await printedBook();
  setField(archive, ids[0] as (typeof ids)[number], 'acronym', [{ text: 'ABC' }]);
  const version = print(first);
  undo(archive);
  expect(listVersions(archive.db, id)).toHaveLength(1);
  expect(readVersionDefinition(archive.db, version.id)).toEqual(first);
  expect(compareVersion(archive, version.id, first).records).toMatchObject([
    { kind: 'changed', fields: ['acronym'] },
  ]);
});
