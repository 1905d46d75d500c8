import { expect, test } from 'vitest';
import { createAuthority, updateAuthority } from '../../main/authorities/edit.ts';
import { getAuthority, listAuthorities } from '../../main/authorities/list.ts';
import { mergeAuthorities } from '../../main/authorities/merge.ts';
import { undo } from '../../main/history/undo.ts';
import { createRecord, setField } from '../../main/records/edit.ts';
import { getRecord } from '../../main/records/read.ts';
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
