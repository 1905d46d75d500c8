import { expect, test } from 'vitest';
import { englishOrdinalEnding, ordinalSuffix, possessiveSuffix, romanNumber } from '../../preload/ordinal.ts';

/** Azerbaijani numbers as they are spoken: the suffix rhymes with the last vowel of the last word. */
const UNITS = ['sıfır', 'bir', 'iki', 'üç', 'dörd', 'beş', 'altı', 'yeddi', 'səkkiz', 'doqquz'];
const TENS = ['', 'on', 'iyirmi', 'otuz', 'qırx', 'əlli', 'altmış', 'yetmiş', 'səksən', 'doxsan'];
const SUFFIX_OF_VOWEL: Readonly<Record<string, string>> = {
  ...{ a: 'cı', ı: 'cı', o: 'cu', u: 'cu', e: 'ci', ə: 'ci', i: 'ci', ö: 'cü', ü: 'cü' },
};

function lastSpokenWord(number: number): string {
  if (number % 10 !== 0 || number === 0) return UNITS[number % 10] ?? '';
  if (number % 100 !== 0) return TENS[(number % 100) / 10] ?? '';
  return number % 1000 === 0 ? 'min' : 'yüz';
}

test('every number up to 9999 takes the suffix of the last vowel that is spoken', () => {
  const numbers = Array.from({ length: 10_000 }, (_, number) => number);
  const spoken = numbers.map((number) => {
    const vowel = [...lastSpokenWord(number)].reverse().find((letter) => letter in SUFFIX_OF_VOWEL) ?? '';
    return `${number}-${SUFFIX_OF_VOWEL[vowel]}`;
  });
  expect(numbers.map((number) => `${number}-${ordinalSuffix(number)}`)).toEqual(spoken);
});

test('years and round numbers are written as in print', () => {
  const written = ['0-cı', '1-ci', '3-cü', '6-cı', '9-cu', '10-cu', '40-cı', '100-cü', '1000-ci', '1900-cü'];
  written.push('1992-ci', '2000-ci', '2005-ci', '2006-cı', '2007-ci', '2019-cu', '2020-ci', '2024-cü');
  written.push('2030-cu', '1000000-cu', '1000000000-cı');
  expect(written.map((text) => `${parseInt(text, 10)}-${ordinalSuffix(parseInt(text, 10))}`)).toEqual(
    written,
  );
});

test('a part of a whole has the possessive suffix of the last spoken word', () => {
  const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 16, 20, 30, 40, 50, 60, 100, 120, 150, 200, 1000];
  expect(numbers.map((number) => `${number}-${possessiveSuffix(number)}`)).toEqual(
    '1-i 2-si 3-ü 4-ü 5-i 6-sı 7-si 8-i 9-u 10-u 16-sı 20-si 30-u 40-ı 50-si 60-ı 100-ü 120-si 150-si 200-ü 1000-i'.split(
      ' ',
    ),
  );
});

test('English ordinals and Roman numerals', () => {
  const numbers = [1, 2, 3, 4, 11, 12, 13, 20, 21, 22, 101, 111];
  expect(numbers.map((number) => `${number}${englishOrdinalEnding(number)}`)).toEqual(
    '1st 2nd 3rd 4th 11th 12th 13th 20th 21st 22nd 101st 111th'.split(' '),
  );
  expect([1, 4, 9, 14, 19, 20, 21, 40, 1994].map(romanNumber)).toEqual(
    'I IV IX XIV XIX XX XXI XL MCMXCIV'.split(' '),
  );
});
