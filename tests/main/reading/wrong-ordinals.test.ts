import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { wrongOrdinals } from '../../../main/reading/wrong-ordinals.ts';
import { resourcePath } from '../../../main/resources.ts';

test('an ordinal whose suffix does not rhyme with its number is shown with the right one', () => {
  expect(wrongOrdinals('2007-cı il, 2022-2024-cu illər, 3–ci və 5-cu maddə')).toEqual([
    { text: '2007-cı', right: '2007-ci' },
    { text: '2024-cu', right: '2024-cü' },
    { text: '3–ci', right: '3-cü' },
    { text: '5-cu', right: '5-ci' },
  ]);
});

test('right ordinals, other suffixes and numbers within words or decimals are left alone', () => {
  const texts = [
    '2005-ci il, 2006-cı, 2019-cu, 2022-2024-cü',
    '2007-də, 5-cinin, 12-civarı',
    '1,5-cu, 3.2-cı',
    '',
  ];
  expect(texts.flatMap(wrongOrdinals)).toEqual([]);
});

test('the sample documents have one wrong ordinal', () => {
  const folder = resourcePath('samples');
  const found = readdirSync(folder).flatMap((name) =>
    wrongOrdinals(readFileSync(`${folder}/${name}`, 'utf8')).map((ordinal) => [name.slice(0, 3), ordinal]),
  );
  expect(found).toEqual([['004', { text: '2007-cı', right: '2007-ci' }]]);
});
