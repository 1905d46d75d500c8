import { expect, test } from 'vitest';
import { isNearMatch, matchKey } from '../../../main/reading/match-key.ts';
import { readAgentName } from '../../../main/reading/read-agent-name.ts';

test('one organisation has one key whatever stands around its name', () => {
  const spellings = [
    'Mingəçevir Dövlət Universiteti',
    'Mingəçevir Dövlət Universiteti (AZ)',
    'Mingəçevir Dövlət Universiteti (AZ).',
    'Mingəçevir Dövlət Universiteti, Azərbaycan',
    'Mingəçevir Dövlət Universiteti, Azerbaijan',
    '“Mingəçevir Dövlət Universiteti”',
    '«Mingəçevir Dövlət Universiteti», Азербайджан.',
    'MİNGƏÇEVİR DÖVLƏT UNİVERSİTETİ',
    'Mingəçevir  Dövlət\u00a0Universiteti;',
    'Mingəçеvir Dövlət Univеrsitеti',
  ];
  expect(new Set(spellings.map(matchKey)).size).toBe(1);
});

test('near names are asked, others are neither', () => {
  const pairs = [
    ['Azərbaycan Təhsil Nazirliyi', 'Azərbaycan Respublikasının Təhsil Nazirliyi'],
    ['Təhsil Nazirliyi', 'Azərbaycan Respublikasının Təhsil Nazirliyi'],
    ['Bakı Dövlət Universiteti', 'Bakı Dövlət Universiteti MMC'],
    ['Bakı', 'Baku'],
    ['Naxçıvan Dövlət Universiteti', 'Naxçıvan Dövlət Universitetinin'],
    ['Gəncə Dövlət Universiteti', 'Bakı Dövlət Universiteti'],
    ['Gürcüstan Texniki Universiteti', 'Azərbaycan Texniki Universiteti'],
    ['Tartu Linn', 'Tartu Universiteti'],
    ['20 saylı məktəb', '80 saylı məktəb'],
    ['Maribor Universiteti', 'Maribor Universiteti (SI)'],
  ] as const;
  expect(pairs.map(([first, second]) => isNearMatch(first, second))).toEqual([
    ...Array(5).fill(true),
    ...Array(5).fill(false),
  ]);
  expect(matchKey(pairs[2][0])).not.toBe(matchKey(pairs[2][1]));
});

test('persons are told from organisations', () => {
  const names = [
    'Mehriban Əliyeva',
    'Vusal Khanlarov',
    'Mr. John Smith',
    'Xəzər Universiteti',
    'Rakvere Linn',
    'Stichting VU',
  ];
  expect(names.map((name) => readAgentName(name).kind)).toEqual([
    'person',
    'person',
    'person',
    'organisation',
    'organisation',
    'organisation',
  ]);
});
