import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Archive } from '../../main/archive.ts';
import { createAuthority, updateAuthority } from '../../main/authorities/edit.ts';
import { mergeAuthorities } from '../../main/authorities/merge.ts';
import { countBits, idsOf } from '../../main/catalogue/bitset.ts';
import { openCatalogue, saveCatalogue } from '../../main/catalogue/catalogue.ts';
import { restoreCatalogue } from '../../main/catalogue/sidecar.ts';
import { firstDayOf, yearOf } from '../../main/catalogue/years.ts';
import { redo, undo, undoState } from '../../main/history/undo.ts';
import { edtfRange } from '../../main/reading/edtf.ts';
import { deleteRecords, emptyBin, restoreRecords } from '../../main/records/bin.ts';
import { createRecord, setField } from '../../main/records/edit.ts';
import { moveRecord } from '../../main/records/move.ts';
import { choose, listIds } from '../../main/records/query.ts';
import { createViews } from '../../main/records/views.ts';
import type { AuthorityId, RecordId, RecordQuery } from '../../preload/model.ts';
import { newArchive } from './helpers.ts';

/** Random whole numbers below a limit, the same for the same seed (mulberry32). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const WORDS = ['Azərbaycan', 'Çıraq', 'Şəki', 'İşıq', 'Xəzər', 'Əliyev', 'Bakı 9', 'Bakı 10', 'Аzad'];
const DATES = ['2005', '2006-06-12', '2005-2007', 'avqust 2005', 'bilinmir', '1999/2010', ''];
const NAMES = ['Xəzər Universiteti', 'Bakı Dövlət Universiteti', 'Ədliyyə Nazirliyi', ''];

/** One random thing that a person can do to an archive. */
function edit(archive: Archive, random: (below: number) => number): void {
  const pick = <T>(items: readonly T[]): T => items[random(items.length)] as T;
  const ids = archive.db.prepare('SELECT id FROM record').pluck().all() as RecordId[];
  const live = archive.db
    .prepare('SELECT id FROM record WHERE deletedAt IS NULL')
    .pluck()
    .all() as RecordId[];
  const title = () => `${pick(WORDS)} ${pick(WORDS)}`;
  const set = (field: string, text: string) => {
    const projects = archive.db.prepare("SELECT id FROM record WHERE type = 'project'").pluck().all();
    if (projects.length > 0) setField(archive, pick(projects) as RecordId, field, [{ text }]);
  };
  const authorities = archive.db
    .prepare("SELECT id FROM authority WHERE kind = 'organisation'")
    .pluck()
    .all() as AuthorityId[];
  const doings = [
    () => void createRecord(archive, pick(['project', 'document', 'series']), null, title()),
    () => live.length > 0 && createRecord(archive, 'project', pick(live), title()),
    () => ids.length > 0 && setField(archive, pick(ids), 'title', [{ text: title() }]),
    () =>
      ids.length > 0 &&
      setField(archive, pick(ids), 'referenceCode', [{ text: pick(['', 'AZ-1', 'AZ-10', 'AZ-9']) }]),
    () => set('period', pick(DATES)),
    () => set('budget', pick(['€799,999', '633,292 EUR', 'bilinmir', ''])),
    () => set('coordinator', pick(NAMES)),
    () => set('projectId', pick(['101', '9', 'A-7', ''])),
    () => ids.length > 0 && deleteRecords(archive, [pick(ids)]),
    () => ids.length > 0 && restoreRecords(archive, [pick(ids)]),
    () => ids.length > 2 && moveRecord(archive, pick(ids), null, random(3)),
    () => undoState(archive.db).undo && undo(archive),
    () => undoState(archive.db).undo && undo(archive),
    () => undoState(archive.db).redo && redo(archive),
    () =>
      authorities.length > 1 &&
      mergeAuthorities(archive, { from: [pick(authorities)], into: pick(authorities), excluded: [] }),
    () =>
      authorities.length > 0 &&
      updateAuthority(archive, pick(authorities), { name: `${title()} Fondu`, country: null, variants: [] }),
    () => random(20) === 0 && emptyBin(archive),
  ];
  pick(doings)();
}

const QUERIES: readonly RecordQuery[] = [
  ...[
    'title',
    'referenceCode',
    'date',
    'type',
    'createdAt',
    'updatedAt',
    'position',
    'budget',
    'projectId',
    'coordinator',
  ].flatMap((field) => (['asc', 'desc'] as const).map((direction) => ({ sort: { field, direction } }))),
  { types: ['project'], sort: { field: 'date', direction: 'asc' } },
  { isDeleted: true },
  { parent: null },
  { facets: { years: [2005, 2006] } },
  { filters: [{ field: 'date', value: '2006' }] },
  { filters: [{ field: 'coordinator', value: 'univ' }] },
  {
    filters: [
      { field: 'title', value: 'azer' },
      { field: 'type', value: 'project' },
    ],
  },
  { text: 'azerbaycan' },
  { text: 'baki', sort: { field: 'relevance', direction: 'desc' } },
];

describe('the catalogue', () => {
  test('answers after any sequence of edits as one that was read anew', async () => {
    for (const seed of [1, 2, 3, 4]) {
      const archive = await newArchive();
      const random = randomFrom(seed);
      const fresh = () => ({ ...archive, catalogue: openCatalogue(archive.catalogue.db) });
      const reopened = () => openCatalogue(archive.catalogue.db, join(archive.folder, 'catalogue.bin'));
      Object.assign(archive.catalogue, reopened());
      const all = (of: Archive) => {
        const views = createViews(of);
        const { view } = views.create({ groupBy: 'year', sort: { field: 'title', direction: 'asc' } });
        const first = of.db.prepare('SELECT min(id) FROM record').pluck().get() as RecordId | null;
        return {
          lists: QUERIES.map((query) => listIds(of, query)),
          below: first === null ? [] : listIds(of, { within: first }),
          facets: views.facets(view),
          groups: views.groups(view),
          parents: views.groups(views.create({ groupBy: 'parent' }).view),
          totals: views.totals(view, ['budget']),
        };
      };
      for (let round = 0; round < 60; round++) {
        for (let step = random(4); step >= 0; step--) edit(archive, random);
        const expected = all(fresh());
        expect(all(archive)).toEqual(expected);
        // Every few rounds the archive is closed and opened again in between.
        saveCatalogue(archive.catalogue);
        if (random(3) === 0) Object.assign(archive.catalogue, reopened());
        expect(all(archive)).toEqual(expected);
      }
    }
  });

  test('is read anew where its file is torn, foreign or of another history', async () => {
    const archive = await newArchive();
    const path = join(archive.folder, 'catalogue.bin');
    createRecord(archive, 'document', null, 'Sənəd');
    Object.assign(archive.catalogue, openCatalogue(archive.catalogue.db, path));
    expect(listIds(archive, {})).toHaveLength(1);
    saveCatalogue(archive.catalogue);
    const whole = readFileSync(path);
    const takenOver = () => {
      const catalogue = openCatalogue(archive.catalogue.db, path);
      restoreCatalogue(catalogue);
      return catalogue.columns !== null;
    };
    expect(takenOver()).toBe(true);
    truncateSync(path, whole.length - 1);
    expect(takenOver()).toBe(false);
    writeFileSync(path, 'bu kataloq deyil');
    expect(takenOver()).toBe(false);
    const other = await newArchive();
    createRecord(other, 'document', null, 'Başqa');
    listIds(other, {});
    saveCatalogue(other.catalogue);
    copyFileSync(join(other.folder, 'catalogue.bin'), path);
    expect([takenOver(), listIds(archive, {}).length]).toEqual([false, 1]);
  });

  test('sees nothing of a step that is still being written', async () => {
    const archive = await newArchive();
    createRecord(archive, 'document', null, 'Sənəd');
    expect(listIds(archive, {})).toHaveLength(1);
    archive.db.exec('BEGIN');
    archive.db.prepare('DELETE FROM record').run();
    expect(listIds(archive, {})).toHaveLength(1);
    archive.db.exec('ROLLBACK');
    expect(listIds(archive, {})).toHaveLength(1);
  });

  test('counts a record once for each year that its date overlaps', async () => {
    const archive = await newArchive();
    const id = createRecord(archive, 'project', null, 'Layihə');
    setField(archive, id, 'period', [{ text: '2005-2007' }]);
    const views = createViews(archive);
    expect(views.facets(views.create({}).view).years).toEqual([
      { value: 2007, count: 1 },
      { value: 2006, count: 1 },
      { value: 2005, count: 1 },
    ]);
  });

  test('counts a record once for an organisation that it names in two fields', async () => {
    const archive = await newArchive();
    const id = createRecord(archive, 'project', null, 'Layihə');
    const organisation = createAuthority(archive, {
      kind: 'organisation',
      name: 'Xəzər Universiteti',
      country: 'AZ',
    });
    for (const field of ['coordinator', 'partners'])
      setField(archive, id, field, [{ text: 'Xəzər Universiteti', authority: organisation }]);
    const views = createViews(archive);
    expect(views.facets(views.create({}).view).organisations).toEqual([
      { value: organisation, name: 'Xəzər Universiteti', count: 1 },
    ]);
  });

  test('knows as many records as the sets that it counts', async () => {
    const archive = await newArchive();
    for (let made = 0; made < 100; made++) createRecord(archive, 'document', null, `Sənəd ${made}`);
    const { set, count } = choose(archive, { types: ['document'] });
    expect([count, countBits(set), idsOf(set).length]).toEqual([100, 100, 100]);
  });
});

test('years begin and end on the days that EDTF gives them', () => {
  for (let year = -500; year <= 3000; year += 7) {
    const range = edtfRange(`${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`);
    expect([
      firstDayOf(year),
      firstDayOf(year + 1) - 1,
      yearOf(firstDayOf(year)),
      yearOf(firstDayOf(year + 1) - 1),
    ]).toEqual([range?.from, range?.to, year, year]);
  }
});
