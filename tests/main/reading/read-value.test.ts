import { expect, test } from 'vitest';
import { readMoney } from '../../../main/reading/read-money.ts';
import { readValue } from '../../../main/reading/read-value.ts';

const SUMS: Readonly<Record<string, readonly (readonly [number, string])[]>> = {
  '633,292 EUR': [
    [63329200, 'EUR'],
    [63329, 'EUR'],
  ],
  '€799,999': [
    [79999900, 'EUR'],
    [80000, 'EUR'],
  ],
  '1.234,50 ₼': [[123450, 'AZN']],
  '12 500 манат': [[1250000, 'AZN']],
  '1 mln. avro': [[100000000, 'EUR']],
  '1,5 mln avro': [[150000000, 'EUR']],
  'EUR 1,234,567.89': [[123456789, 'EUR']],
  '0,250 EUR': [[25, 'EUR']],
  'təxminən 1 milyon avro': [[100000000, 'EUR']],
  '1 234 567,50 долларов США': [[123456750, 'USD']],
  '¥1000': [[1000, 'JPY']],
  '1.234,567 KWD': [[1234567, 'KWD']],
  '100': [],
  '100 XXQ': [],
};

test('sums are read in minor units of their currency, with every reading', () => {
  const read = Object.keys(SUMS).map((text) => [
    text,
    readMoney(text).readings.map(({ amount, currency }) => [amount, currency]),
  ]);
  expect(Object.fromEntries(read)).toEqual(SUMS);
});

const value = (datatype: Parameters<typeof readValue>[0]['datatype'], text: string) =>
  readValue({ datatype }, text).value;

test('a value keeps its text and what it means', () => {
  expect([
    value('link', 'Sayt: www.example.az'),
    value('link', 'engage.edu.az'),
    value('link', 'see https://engage.edu.az/.'),
    value('link', 'javascript:alert(1)'),
    value('link', 'TBA'),
    value('date', 'TBA'),
    value('boolean', 'Bəli'),
    value('number', '1 250,5'),
    value('place', 'Bakı şəhəri'),
    value('place', 'г. Баку, Азербайджан'),
    value('agent', 'Biznes və Texnologiya Universiteti MMC, Gürcüstan'),
  ]).toEqual([
    { text: 'Sayt: www.example.az' },
    { text: 'engage.edu.az', url: 'https://engage.edu.az' },
    { text: 'see https://engage.edu.az/.', url: 'https://engage.edu.az/' },
    { text: 'javascript:alert(1)' },
    { text: 'TBA' },
    { text: 'TBA' },
    { text: 'Bəli', isTrue: true },
    { text: '1 250,5', number: 1250.5 },
    { text: 'Bakı şəhəri', name: 'Bakı', country: 'AZ', kind: 'place' },
    { text: 'г. Баку, Азербайджан', name: 'Баку', country: 'AZ', kind: 'place' },
    {
      text: 'Biznes və Texnologiya Universiteti MMC, Gürcüstan',
      name: 'Biznes və Texnologiya Universiteti MMC',
      country: 'GE',
      kind: 'organisation',
    },
  ]);
});

test('a term is found by its label in any language', () => {
  const field = {
    datatype: 'term' as const,
    terms: [{ code: 'inForce', labels: { az: 'Qüvvədədir', en: 'In force', ru: 'Действует' } }],
  };
  expect(
    ['qüvvədədir', 'IN FORCE', 'действует', 'başqa'].map((text) => readValue(field, text).value.term),
  ).toEqual(['inForce', 'inForce', 'inForce', undefined]);
});

test('an ambiguous date lists its readings and chooses none', () => {
  expect(readValue({ datatype: 'date' }, '03/04/2005')).toEqual({
    value: { text: '03/04/2005' },
    isAmbiguous: true,
    readings: [
      { text: '03/04/2005', edtf: '2005-04-03' },
      { text: '03/04/2005', edtf: '2005-03-04' },
    ],
  });
});
