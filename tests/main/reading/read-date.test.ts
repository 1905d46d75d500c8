import { expect, test } from 'vitest';
import { edtfRange, isEdtf, OPEN_END } from '../../../main/reading/edtf.ts';
import { readDate } from '../../../main/reading/read-date.ts';

const DATES: Readonly<Record<string, string | null>> = {
  '24 avqust 2005-ci il': '2005-08-24',
  '12-13 iyun 2006-cı il': '2006-06-12/2006-06-13',
  '18 iyun 2007-ci il tarixində': '2007-06-18',
  '2007-ci il 16 aprel': '2007-04-16',
  '2007-ci il 16-18 aprel': '2007-04-16/2007-04-18',
  '16 aprel 2007': '2007-04-16',
  '2012-ci ilin sentyabr ayı': '2012-09',
  'Dekabr 2023 - Noyabr 2026': '2023-12/2026-11',
  '2023-2025': '2023/2025',
  '2022-2024-cü illər': '2022/2024',
  '2022-24-cü illər': '2022/2024',
  '2022/2024': '2022/2024',
  '2022-2024': '2022/2024',
  '2022-45': '2022/2045',
  '2022-21': '2022-21',
  '2022-22': '2022-22',
  '2022-11': '2022-11',
  '12 iyun 2006-cı ildən 13 iyul 2006-cı ilədək': '2006-06-12/2006-07-13',
  '2010-cu ilin yazı': '2010-21',
  '1990-cı illər': '199X',
  'XX əsr': '19XX',
  'təxminən 2005': '2005~',
  '2005-ci ildən əvvəl': '../2005',
  '2005-ci ilədək': '../2005',
  '2005-ci ildən': '2005/..',
  'March 16, 2023': '2023-03-16',
  'March 16-18, 2023': '2023-03-16/2023-03-18',
  'March 30 - April 2, 2023': '2023-03-30/2023-04-02',
  'from 12 to 14 March 2019': '2019-03-12/2019-03-14',
  '5th of May 2020': '2020-05-05',
  'autumn of 1999': '1999-23',
  'the 1990s': '199X',
  'circa 1990s': '1990~/1999~',
  '20th century': '19XX',
  'c. 1900': '1900~',
  'before 2005': '../2005',
  'after 1991': '1991/..',
  'с 12 по 14 марта 2019 г.': '2019-03-12/2019-03-14',
  '12 и 13 июня 2006 г.': '2006-06-12/2006-06-13',
  'Январь 2024 г. – Декабрь 2026 г.': '2024-01/2026-12',
  'весна 2010 года': '2010-21',
  '1990-е годы': '199X',
  'XIX век': '18XX',
  'около 1980 г.': '1980~',
  'до 1917 года': '../1917',
  'с 2005 г.': '2005/..',
  '2020-09-25': '2020-09-25',
  '03.04.2005': '2005-04-03',
  '25/04/2005': '2005-04-25',
  '04/25/2005': '2005-04-25',
  '03/03/2005': '2005-03-03',
  '20.04.2005-25.04.2005': '2005-04-20/2005-04-25',
  '1984?': '1984?',
  '[1667,1668]': '[1667,1668]',
  '30 fevral 2005': null,
  '15 марта': null,
  '1.234': null,
  TBA: null,
  'September 2023 – present': null,
  '': null,
};

test('dates are read in Azerbaijani, English, Russian and EDTF', () => {
  expect(Object.fromEntries(Object.keys(DATES).map((text) => [text, readDate(text).edtf]))).toEqual(DATES);
});

test('a date that can be read in two ways is asked, never guessed', () => {
  expect([readDate('03/04/2005'), readDate('25/04/2005').isAmbiguous]).toEqual([
    { edtf: null, readings: ['2005-04-03', '2005-03-04'], isAmbiguous: true },
    false,
  ]);
});

test('a year and two more digits that may be years or a season are asked', () => {
  const readings = (text: string) => readDate(text).readings;
  expect(['2022-24', '2024-25', '1998-21', '2005-12'].map(readings)).toEqual([
    ['2022/2024', '2022-24'],
    ['2024/2025', '2024-25'],
    ['1998-21'],
    ['2005-12'],
  ]);
  expect(readDate('2022-24')).toMatchObject({ edtf: null, isAmbiguous: true });
});

const RANGES: Readonly<Record<string, readonly [number, number] | null>> = {
  '0000-01-01': [0, 0],
  '0000': [0, 365],
  '-0001-12-31': [-1, -1],
  '1970-01-01': [719528, 719528],
  '2024': [739251, 739616],
  '2004-06~': [732098, 732127],
  '201X': [734138, 737789],
  '2001-21': [730910, 731001],
  '2001-24': [731185, 731274],
  '2001-34': [730941, 731031],
  '1985-04-12/..': [725108, OPEN_END],
  '../1985': [-OPEN_END, 725371],
  '1985/': [725007, OPEN_END],
  '[1667,1668]': [608860, 609590],
  '[..1984]': [-OPEN_END, 725006],
  '1984~/2004-06': [724641, 732127],
  'Y-170000002': [-62091225730, -62091225366],
  '2005-02-30': null,
  '2004-13': null,
  '2010/2005': null,
  '20': null,
  nonsense: null,
};

test('an EDTF date covers its days, open ends included', () => {
  const ranges = Object.keys(RANGES).map((text) => {
    const range = edtfRange(text);
    return [text, range && [range.from, range.to]];
  });
  expect(Object.fromEntries(ranges)).toEqual(RANGES);
  expect(
    ['Y17E7', '156X-12-25', '2004-06-XX', '19XX', '2005/2006~', '/1985'].filter((text) => !isEdtf(text)),
  ).toEqual([]);
});
