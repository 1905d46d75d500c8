import { expect, test } from 'vitest';
import { mixedScriptWords, repairLookAlikes, unsafeCharacters } from '../../../main/text/script.ts';

test('words that mix the scripts are found where they stand', () => {
  const text = 'Bakı, Баку, memorаndum və Аzərbаycаn; Шәки';
  expect(mixedScriptWords(text).map(({ from, to }) => text.slice(from, to))).toEqual([
    'memorаndum',
    'Аzərbаycаn',
  ]);
});

test('look-alikes are repaired in words that are not of their own script', () => {
  const pairs = [
    ['memorаndum', 'memorandum'],
    ['Аzərbаycаn', 'Azərbaycan'],
    ['Bakı ВАК', 'Bakı BAK'],
    ['Москва', 'Москва'],
    ['Aзербайджaн', 'Азербайджан'],
    ['Азәрбајҹан', 'Азәрбајҹан'],
    ['Bakı — Баку', 'Bakı — Баку'],
  ] as const;
  expect(pairs.map(([text]) => [text, repairLookAlikes(text)])).toEqual(pairs.map((pair) => [...pair]));
});

test('short words of a Russian title stay Russian', () => {
  const titles = ['О проведении', 'С Новым годом', 'УСТАВ', 'СССР и Азербайджан', 'Хор', 'О СОСТАВЕ'];
  expect(titles.map(repairLookAlikes)).toEqual(titles);
});

test('characters that do harm are named where they stand', () => {
  expect(unsafeCharacters('a\ud800b\0c\ue001d😀\udc00')).toEqual([
    { kind: 'loneSurrogate', at: 1 },
    { kind: 'nulCharacter', at: 3 },
    { kind: 'privateUseCharacter', at: 5 },
    { kind: 'loneSurrogate', at: 9 },
  ]);
  expect(unsafeCharacters('Sadə mətn 😀\n')).toEqual([]);
});
