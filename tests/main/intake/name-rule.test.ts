import { describe, expect, test } from 'vitest';
import { parseNameRule } from '../../../main/intake/name-rule.ts';
import { compareNaturally } from '../../../main/intake/natural-order.ts';
import { builtInTypes } from '../../../main/record-types.ts';
import type { RecordTypeDefinition } from '../../../preload/model.ts';
import { failureOf } from '../helpers.ts';

const document = builtInTypes().find(({ name }) => name === 'document') as RecordTypeDefinition;
const read = (rule: string, name: string) => parseNameRule(rule, document)(name);

describe('a rule for file names', () => {
  test.each([
    ['{referenceCode}_{page}.tif', 'F12-1-34_007.tif', { fields: { referenceCode: 'F12-1-34' }, page: 7 }],
    [
      '{referenceCode}_{page}.tif',
      'ARDA_12_1_34_010.TIF',
      { fields: { referenceCode: 'ARDA_12_1_34' }, page: 10 },
    ],
    ['{referenceCode}_{page}.tif', 'F12_7.jpg', null],
    ['{referenceCode}_{page}.tif', 'F12_v.tif', null],
    ['{referenceCode}_{page}', 'F12_7.jpg', { fields: { referenceCode: 'F12' }, page: 7 }],
    ['{referenceCode}_{page}.*', 'F12_7.jpg', { fields: { referenceCode: 'F12' }, page: 7 }],
    [
      '{date} – {title}.pdf',
      '1962-03-01 – Məktub.pdf',
      { fields: { date: '1962-03-01', title: 'Məktub' }, page: null },
    ],
    ['{Arxiv şifri} ({vərəq})', 'F.12 s.1 (3).png', { fields: { referenceCode: 'F.12 s.1' }, page: 3 }],
    ['{Заголовок}[{лист}]', 'Письмо[12].tif', { fields: { title: 'Письмо' }, page: 12 }],
    ['{title}+{page}', `${'Məktub'.normalize('NFD')}+2.tif`, { fields: { title: 'Məktub' }, page: 2 }],
  ])('%s reads %s', (rule, name, wanted) => {
    expect(read(rule, name)).toEqual(wanted);
  });

  test.each([
    ['', 'nameRuleInvalid'],
    ['skan.tif', 'nameRuleInvalid'],
    ['{title', 'nameRuleInvalid'],
    ['{title}}.tif', 'nameRuleInvalid'],
    ['{title}/{page}.tif', 'nameRuleInvalid'],
    ['{qutu}_{page}.tif', 'nameRuleField'],
    ['{}_{page}.tif', 'nameRuleField'],
    ['{title}{page}.tif', 'nameRuleTogether'],
    ['{title}_{Title}.tif', 'nameRuleTwice'],
    ['{page}_{vərəq}.tif', 'nameRuleTwice'],
  ])('%s is refused as %s', async (rule, code) => {
    expect(await failureOf(() => read(rule, 'a_1.tif'))).toBe(code);
  });
});

test('names stand as people order them: numbers by their value, letters by the alphabet, however long', () => {
  const long = 'Azərbaycan Respublikasının Milli Arxiv İdarəsi, fond 12, siyahı 1, vərəq ';
  const names = [
    'Ş',
    '10.tif',
    'ç 1',
    '2.tif',
    'c 2',
    `${long}10`,
    `${long}9`,
    '02.tif',
    'ə',
    'e',
    '1a',
    '1',
  ];
  expect([...names].sort(compareNaturally)).toEqual([
    '1',
    '1a',
    '02.tif',
    '2.tif',
    '10.tif',
    `${long}9`,
    `${long}10`,
    'c 2',
    'ç 1',
    'e',
    'ə',
    'Ş',
  ]);
});
