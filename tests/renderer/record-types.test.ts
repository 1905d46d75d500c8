import { expect, test } from 'vitest';
import { deriveName } from '../../renderer/record-types/derive-name.ts';
import { completeLabels } from '../../renderer/record-types/field-draft.ts';

const labels = (az: string, en = '', ru = '') => ({ az, en, ru });

test('the name of a new field comes from its label, in Latin letters, and is not taken', () => {
  const taken = new Set(['date', 'date2']);
  const name = (...words: Parameters<typeof labels>) =>
    deriveName(labels(...words), 'field', (one) => taken.has(one));
  expect([
    name('Daxil olma tarixi'),
    name('İşin ünvanı: Şəki'),
    name('Məktub', 'Letter received'),
    name('', '', 'Дата входящего письма'),
    name('Date'),
    name('1-ci nüsxə'),
    name('ქართული'),
    name('', '', 'Съёмка'),
  ]).toEqual([
    'daxilOlmaTarixi',
    'isinUnvaniSeki',
    'letterReceived',
    'dataVkhodyashchegoPisma',
    'date3',
    'field1CiNusxe',
    'field',
    'semka',
  ]);
});

test('one language is enough for a label', () => {
  expect([completeLabels(labels(' Məktub ')), completeLabels(labels('', 'Letter', 'Письмо'))]).toEqual([
    { az: 'Məktub', en: 'Məktub', ru: 'Məktub' },
    { az: 'Letter', en: 'Letter', ru: 'Письмо' },
  ]);
});
