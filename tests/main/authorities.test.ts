import { expect, test } from 'vitest';
import { createAuthority, updateAuthority } from '../../main/authorities/edit.ts';
import { getAuthority, listAuthorities } from '../../main/authorities/list.ts';
import { mergeAsJob, mergeAuthorities, previewMerge } from '../../main/authorities/merge.ts';
import { writeStep } from '../../main/history/step.ts';
import { createTurns } from '../../main/history/turn-jobs.ts';
import { undo } from '../../main/history/undo.ts';
import { createJobs } from '../../main/jobs/jobs.ts';
import { addRecord, createRecord, setField } from '../../main/records/edit.ts';
import { getRecord } from '../../main/records/read.ts';
import type { AuthorityId, RecordId } from '../../preload/model.ts';
import { failureOf, newArchive } from './helpers.ts';

test('one organisation is one record whatever its line carries; two countries are two', async () => {
  const archive = await newArchive();
  const id = createRecord(archive, 'project', null, 'Layihə');
  const lines = [
    'Mingəçevir Dövlət Universiteti (AZ)',
    'Mingəçevir Dövlət Universiteti, Azərbaycan',
    '“Mingəçevir Dövlət Universiteti”',
    'Mingəçevir Dövlət Universiteti.',
    'Texniki Universitet (AZ)',
    'Texniki Universitet (GE)',
  ];
  setField(
    archive,
    id,
    'partners',
    lines.map((text) => ({ text })),
  );
  const { partners } = getRecord(archive.db, id).fields;
  expect(partners?.map(({ text, name, country, role }) => [text, name, country, role])).toEqual([
    [lines[0], 'Mingəçevir Dövlət Universiteti', 'AZ', 'partner'],
    [lines[1], 'Mingəçevir Dövlət Universiteti', 'AZ', 'partner'],
    [lines[2], 'Mingəçevir Dövlət Universiteti', 'AZ', 'partner'],
    [lines[3], 'Mingəçevir Dövlət Universiteti', 'AZ', 'partner'],
    [lines[4], 'Texniki Universitet', 'AZ', 'partner'],
    [lines[5], 'Texniki Universitet', 'GE', 'partner'],
  ]);
  expect(
    listAuthorities(archive.db, {}).authorities.map(({ name, country, records }) => [name, country, records]),
  ).toEqual([
    ['Mingəçevir Dövlət Universiteti', 'AZ', 1],
    ['Texniki Universitet', 'AZ', 1],
    ['Texniki Universitet', 'GE', 1],
  ]);
});

test('a merge moves every reference, keeps the names as variants and is one step of undo', async () => {
  const archive = await newArchive();
  const id = createRecord(archive, 'project', null, 'Layihə');
  setField(archive, id, 'partners', [
    { text: 'Təhsil Nazirliyi' },
    { text: 'Azərbaycan Respublikasının Təhsil Nazirliyi (AZ)' },
  ]);
  const [short, long] = getRecord(archive.db, id).fields['partners']?.map((value) => value.authority) ?? [];
  mergeAuthorities(archive, { from: [short as never], into: long as never });
  expect(getRecord(archive.db, id).fields['partners']?.map((value) => value.authority)).toEqual([long, long]);
  expect(getAuthority(archive.db, long as never).variants).toEqual(['Təhsil Nazirliyi']);
  setField(archive, id, 'coordinator', [{ text: 'Təhsil Nazirliyi' }]);
  expect(getRecord(archive.db, id).fields['coordinator']?.[0]?.authority).toBe(long);
  undo(archive);
  undo(archive);
  expect(getRecord(archive.db, id).fields['partners']?.map((value) => value.authority)).toEqual([
    short,
    long,
  ]);
});

test('a new name keeps the old one findable; a name stands for one record', async () => {
  const archive = await newArchive();
  const id = createAuthority(archive, { kind: 'organisation', name: 'Təhsil Nazirliyi', country: 'AZ' });
  updateAuthority(archive, id, {
    name: 'Elm və Təhsil Nazirliyi',
    country: 'AZ',
    variants: ['Ministry of Science and Education'],
  });
  const { name, variants } = getAuthority(archive.db, id);
  expect([name, variants]).toEqual([
    'Elm və Təhsil Nazirliyi',
    ['Ministry of Science and Education', 'Təhsil Nazirliyi'],
  ]);
  expect(
    await failureOf(() =>
      createAuthority(archive, { kind: 'organisation', name: '«Təhsil Nazirliyi»', country: 'AZ' }),
    ),
  ).toBe('nameTaken');
  expect(listAuthorities(archive.db, { text: 'science minis' }).total).toBe(1);
  const place = createAuthority(archive, { kind: 'place', name: 'Bakı', country: 'AZ' });
  expect(await failureOf(() => mergeAuthorities(archive, { from: [place], into: id }))).toBe(
    'authorityKindDiffers',
  );
});

test('several names are merged as one step; what would move is listed, and a use left out keeps its name', async () => {
  const archive = await newArchive();
  const make = (name: string, country: string | null) =>
    createAuthority(archive, { kind: 'organisation', name, country });
  const into = make('Təhsil Nazirliyi', null);
  const [first, second, third] = [make('TN', 'AZ'), make('Maarif', null), make('Nazirlik', null)];
  const [a, b] = ['Birinci', 'İkinci'].map((title) => createRecord(archive, 'project', null, title)) as [
    RecordId,
    RecordId,
  ];
  setField(archive, a, 'partners', [{ text: 'TN' }, { text: 'Maarif' }, { text: 'Nazirlik' }]);
  setField(archive, b, 'coordinator', [{ text: 'Maarif' }]);
  const from = [first, second, third, into];
  expect(previewMerge(archive.db, { from, into })).toMatchObject({
    references: 4,
    records: 2,
    variants: ['Maarif', 'Nazirlik', 'TN'],
    sample: [
      { authority: first, record: { id: a }, field: 'partners', text: 'TN', isInBin: false },
      { authority: second, record: { id: b, title: 'İkinci', type: 'project' }, field: 'coordinator' },
      { authority: second, record: { id: a }, field: 'partners' },
      { authority: third, record: { id: a }, field: 'partners' },
    ],
  });
  expect(previewMerge(archive.db, { from, into }, 3, 1).sample).toHaveLength(1);
  const excluded = [{ authority: second, record: b, field: 'coordinator' }];
  mergeAuthorities(archive, { from, into, excluded });
  expect(getRecord(archive.db, a).fields['partners']?.map((value) => value.authority)).toEqual([
    into,
    into,
    into,
  ]);
  expect(getRecord(archive.db, b).fields['coordinator']?.[0]?.authority).toBe(second);
  expect(getAuthority(archive.db, into)).toMatchObject({ country: 'AZ', variants: ['Nazirlik', 'TN'] });
  expect(getAuthority(archive.db, second)).toMatchObject({ name: 'Maarif', records: 1 });
  expect(listAuthorities(archive.db, {}).total).toBe(2);
  undo(archive);
  expect(listAuthorities(archive.db, {}).authorities.map(({ name, records }) => [name, records])).toEqual([
    ['Maarif', 2],
    ['Nazirlik', 1],
    ['Təhsil Nazirliyi', 0],
    ['TN', 1],
  ]);
});

test('a name of very many records is merged as a job, and taken back as one', async () => {
  const archive = await newArchive();
  const [from, into] = ['Köhnə ad', 'Yeni ad'].map((name) =>
    createAuthority(archive, { kind: 'organisation', name, country: null }),
  ) as [AuthorityId, AuthorityId];
  writeStep(archive, 'import', (step) => {
    for (let index = 0; index < 800; index++) {
      const partners = [{ text: 'Köhnə ad', authorityId: from, role: 'partner' }];
      addRecord(step, { type: 'project', parentId: null, title: `Layihə ${index}`, values: { partners } });
    }
  });
  const kinds = new Set<string>();
  const jobs = createJobs((_, payload) => kinds.add('kind' in payload ? payload.kind : 'other'));
  await mergeAsJob(archive, jobs, { from: [from], into });
  expect(getAuthority(archive.db, into)).toMatchObject({ records: 800, variants: ['Köhnə ad'] });
  await createTurns(archive, jobs).undo();
  expect(getAuthority(archive.db, from).records).toBe(800);
  expect(kinds).toEqual(new Set(['bulk', 'undo']));
});
