import { expect, test } from 'vitest';
import type { LayoutStep } from '../../preload/model.ts';
import {
  layoutOf,
  rowsOf,
  withField,
  withForm,
  withoutRow,
  withRowMoved,
  withRowStep,
} from '../../renderer/compendium/layout-rows.ts';

const labels = { az: 'H', en: 'H', ru: 'H' };
const field = (name: string) => ({ field: name, form: 'inline' as const });
/** Fields as letters, those under a heading in brackets. */
const layout = (text: string): LayoutStep[] =>
  [...text.matchAll(/\(([a-z]+)\)|([a-z])/g)].map(([, under, alone]) =>
    under ? { labels, fields: Array.from(under, field) } : field(alone ?? ''),
  );
const written = (steps: readonly LayoutStep[]): string =>
  steps
    .map((step) => ('field' in step ? step.field : `(${step.fields.map((inner) => inner.field).join('')})`))
    .join('');

test.each(['', 'abc', 'a(bc)d', '(ab)(cd)'])('the layout %s is the same after it was lines', (text) => {
  expect(layoutOf(rowsOf(layout(text)))).toEqual(layout(text));
});

test.each([
  ['abc', 'b', -1, 'bac'],
  ['abc', 'b', 1, 'acb'],
  ['abc', 'a', -1, 'abc'],
  ['abc', 'c', 1, 'abc'],
  ['a(bc)d', 'b', 1, 'a(cb)d'],
  ['a(bc)d', 'c', 1, 'a(b)cd'],
  ['a(bc)d', 'b', -1, 'ab(c)d'],
  ['a(bc)d', 'd', -1, 'a(bcd)'],
  ['a(bc)d', 'a', 1, '(abc)d'],
  ['a(bc)d', 'heading:1', -1, '(bc)ad'],
  ['a(bc)d', 'heading:1', 1, 'ad(bc)'],
  ['(ab)(cd)', 'heading:1', -1, '(cd)(ab)'],
  ['(ab)(cd)', 'heading:0', 1, '(cd)(ab)'],
] as const)('in %s the line %s moved by %i gives %s', (before, key, by, after) => {
  expect(written(layoutOf(withRowStep(rowsOf(layout(before)), key, by)))).toBe(after);
});

test.each([
  ['abc', 'c', 'a', 'before', 'cab'],
  ['a(bc)d', 'd', 'b', 'after', 'a(bdc)'],
  ['a(bc)d', 'a', 'heading:1', 'after', '(abc)d'],
  ['a(bc)d', 'c', 'a', 'before', 'ca(b)d'],
  ['(ab)(cd)', 'heading:1', 'a', 'after', '(ab)(cd)'],
] as const)('in %s the line %s dropped at %s (%s) gives %s', (before, key, target, side, after) => {
  const rows = withRowMoved(rowsOf(layout(before)), key, target, side);
  expect(written(layoutOf(rows))).toBe(after);
});

test('a field is added, printed otherwise and left out; a heading goes alone, or with its last field', () => {
  const rows = rowsOf(layout('a(bc)'));
  expect(written(layoutOf(withField(rows, 'd', 'block')))).toBe('a(bc)d');
  expect(layoutOf(withForm(rows, 'a', 'table'))[0]).toEqual({ field: 'a', form: 'table' });
  expect(written(layoutOf(withoutRow(rows, 'heading:1')))).toBe('abc');
  expect(written(layoutOf(withoutRow(withoutRow(rows, 'b'), 'c')))).toBe('a');
});
