import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { resourcePath } from '../../../main/resources.ts';
import { repairLookAlikes } from '../../../main/text/script.ts';
import { sortKey } from '../../../main/text/sort-key.ts';
import type { Locale } from '../../../preload/model.ts';

function compare(first: string, second: string, locale: Locale): number {
  return Buffer.compare(sortKey(first, locale), sortKey(second, locale));
}
const sorted = (texts: readonly string[], locale: Locale): readonly string[] =>
  [...texts].sort((first, second) => compare(first, second, locale));

test('the whole alphabet stands in its order, small before capital', () => {
  const alphabet = [...'aAbBcCçÇdDeEəƏfFgGğĞhHxXıIiİjJkKqQlLmMnNoOöÖpPrRsSşŞtTuUüÜvVyYzZ'];
  expect(sorted([...alphabet].reverse(), 'az').join('')).toBe(alphabet.join(''));
  const words = alphabet.map((letter) => `${letter}a`);
  expect(sorted([...words].reverse(), 'az')).toEqual(words);
});

test('the Russian alphabet stands in its order', () => {
  const alphabet = [...'абвгдеёжзийклмнопрстуфхцчшщъыьэюя'];
  expect(sorted([...alphabet].reverse(), 'ru').join('')).toBe(alphabet.join(''));
});

test('numbers stand in the order of their values', () => {
  const codes = ['F-1', 'F-2', 'F-02a', 'F-9', 'F-10', 'F-100', 'F-1000000000000000000001'];
  expect(sorted([...codes].reverse(), 'az')).toEqual(codes);
  const shelves = ['Qovluq 2, vərəq 10', 'Qovluq 10, vərəq 1', 'Qovluq 10, vərəq 9', 'Qovluq 10, vərəq 11'];
  expect(sorted([...shelves].reverse(), 'az')).toEqual(shelves);
});

test('a word with look-alikes of the other script stands where it is read', () => {
  const words = [
    'Avropa',
    'Аzərbаycаn',
    'Bakı',
    'Mеmоrаndum',
    'Nar',
    'Абшерон',
    'Aзербайджaн',
    'О нём',
    'Яна',
  ];
  expect(sorted([...words].reverse(), 'az')).toEqual(words);
});

test('letters decide before case and marks do', () => {
  const words = ['resume', 'résumé', 'Resume', 'Résumé', 'resumes'];
  expect(sorted([...words].reverse(), 'en')).toEqual(words);
});

test('a shorter text stands before one that goes on', () => {
  const words = ['', 'Bakı', 'Bakı-2006', 'Bakıda'];
  expect(sorted([...words].reverse(), 'az')[0]).toBe('');
  expect(compare('Bakı', 'Bakıda', 'az')).toBeLessThan(0);
});

test('composed and decomposed letters have one key', () => {
  expect(compare('S\u0327u\u0308', 'Şü', 'az')).toBe(0);
});

test('a key is never longer than 48 bytes, whatever the text', () => {
  const texts = ['ş'.repeat(500), '9'.repeat(500), '漢字'.repeat(50), '\ud800\0\ue000', '😀'.repeat(50)];
  expect(texts.map((text) => sortKey(text, 'az').length <= 48)).toEqual(texts.map(() => true));
});

test.each(['az', 'en', 'ru'] as const)(
  'the words of the sample documents stand as ICU sorts them (%s)',
  (locale) => {
    const words = sampleWords();
    const collator = new Intl.Collator(locale, { numeric: true });
    const ordered = [...words].sort((first, second) => collator.compare(first, second));
    const wrong = ordered.slice(1).flatMap((word, index) => {
      const before = ordered[index] ?? '';
      const isSame = collator.compare(before, word) === 0;
      const order = compare(before, word, locale);
      return order < 0 || (order === 0 && isSame) ? [] : [[before, word]];
    });
    expect(words.length).toBeGreaterThan(1500);
    expect(wrong).toEqual([]);
  },
);

function sampleWords(): readonly string[] {
  const folder = resourcePath('samples');
  const text = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
  const words = new Set(text.join(' ').match(/[\p{L}\p{N}]+/gu) ?? []);
  return [...words].filter((word) => repairLookAlikes(word) === word);
}
