import { expect, test } from 'vitest';
import type { Datatype, FieldDefinition, FieldValue, Translation } from '../../preload/model.ts';
import {
  countTranslated,
  firstLanguage,
  oddLines,
  translationRows,
} from '../../renderer/record/translation-rows.ts';

const field = (name: string, datatype: Datatype): FieldDefinition => ({
  name,
  labels: { az: name, en: name, ru: name },
  synonyms: { az: [], en: [], ru: [] },
  datatype,
  isRepeatable: false,
});
const FIELDS = [
  field('projectId', 'text'),
  field('aim', 'structuredText'),
  field('partners', 'agent'),
  field('venue', 'place'),
  field('period', 'date'),
  field('referenceCode', 'text'),
  field('title', 'text'),
  field('note', 'text'),
];
const text = (language: Translation['language'], name: string): Translation => ({
  language,
  field: name,
  text: `${name} in ${language}`,
});

function rowsOf(fields: Readonly<Record<string, readonly FieldValue[]>>, texts: readonly Translation[]) {
  return translationRows(FIELDS, { title: 'Layihə', fields }, texts, 'en').map(
    (row) => `${row.field.name}: ${row.values.map((value) => value.text).join(' | ')} = ${row.text}`,
  );
}

test('the title comes first, then the fields of words that have a value, as the type has them', () => {
  const fields = {
    partners: [{ text: 'ADA' }, { text: 'BDU' }],
    aim: [{ text: 'Məqsəd' }],
    period: [{ text: '2005' }],
    referenceCode: [{ text: 'F.1' }],
    venue: [],
  };
  expect(rowsOf(fields, [text('en', 'aim'), text('ru', 'partners')])).toEqual([
    'title: Layihə = ',
    'aim: Məqsəd = aim in en',
    'partners: ADA | BDU = ',
  ]);
});

test('a text whose source is gone is there to be read and removed; that of another language is not', () => {
  expect(rowsOf({}, [text('en', 'note'), text('ru', 'aim')])).toEqual([
    'title: Layihə = ',
    'note:  = note in en',
  ]);
});

test('a value without a letter needs no translation, but shows one that was written', () => {
  const fields = { projectId: [{ text: '101083269' }] };
  expect(rowsOf(fields, [])).toEqual(['title: Layihə = ']);
  expect(rowsOf(fields, [text('en', 'projectId')])[1]).toBe('projectId: 101083269 = projectId in en');
});

test('the language that is offered first is the one with most texts, else another than that of the reader', () => {
  expect(firstLanguage([text('en', 'title'), text('ru', 'title'), text('ru', 'aim')], 'az')).toBe('ru');
  expect([firstLanguage([], 'az'), firstLanguage([], 'ru'), firstLanguage([], 'en')]).toEqual([
    'en',
    'en',
    'az',
  ]);
});

test('a field that has texts in two languages counts once', () => {
  expect(countTranslated([text('en', 'title'), text('ru', 'title'), text('ru', 'aim')])).toBe(2);
});

test.each([
  ['agent', 2, 'One\nTwo', null],
  ['agent', 3, 'One\nTwo', 2],
  ['agent', 2, 'One\n\nTwo\n', null],
  ['agent', 3, 'One\n\nThree\n', 2],
  ['agent', 3, '', null],
  ['agent', 1, 'One\nTwo', 2],
  ['agent', 0, 'One\nTwo', null],
  ['structuredText', 2, 'One\n\nTwo', null],
] as const)('of a %s with %i values the text %j has odd lines: %s', (datatype, count, written, odd) => {
  const values = Array.from({ length: count }, (_, index) => ({ text: `Value ${index}` }));
  expect(oddLines({ field: field('x', datatype), values }, written)).toBe(odd);
});
