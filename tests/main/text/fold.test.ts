import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { resourcePath } from '../../../main/resources.ts';
import { fold, indexText, tokens } from '../../../main/text/fold.ts';

const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  // Every letter of the alphabet of 1991, small and capital.
  abccdeefgghxiijkqlmnooprsstuuvyz: ['abcçdeəfgğhxıijkqlmnoöprsştuüvyz', 'ABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ'],
  // Composed, decomposed, in capitals, with Cyrillic look-alikes, in the Cyrillic of 1939 to 1991.
  azerbaycan: ['Azərbaycan', 'AZƏRBAYCAN', 'Аzərbаycаn', 'Азәрбајҹан', 'АЗӘРБАЈҸАН', 'Azerbaycan'],
  gence: ['Gəncə', 'GƏNCƏ', 'Ҝәнҹә', 'Gence', 'Gənсə'],
  seki: ['Şəki', 'ŞƏKİ', 'Шәки', 'S\u0327eki', 'Seki'],
  istanbul: ['İstanbul', 'ISTANBUL', 'istanbul', 'I\u0307stanbul', 'ıstanbul'],
  ismayilli: ['İsmayıllı', 'İSMAYILLI', 'ismayilli', 'Ismayıllı'],
  konfrans: ['konfrans', 'KONFRANS', 'Kоnfrаns', 'ＫＯＮＦＲＡＮＳ'],
  memorandum: ['memorandum', 'memorаndum', 'Меmоrаndum'],
  // The capital of the first Latin alphabets, and the letter that some keyboards give for it.
  eliyev: ['Əliyev', 'ƏLİYEV', 'Ǝliyev', 'ǝliyev'],
  cafe: ['café', 'CAFE\u0301', 'Cafe'],
  finance: ['ﬁnance', 'FINANCE'],
  strasse: ['Straße', 'STRASSE'],
  kyoto: ['Kyōto', 'KYŌTO'],
  // Russian stays Russian: neither its й nor its ы becomes another letter, ё is written е.
  российский: ['российский', 'РОССИЙСКИЙ', 'россии\u0306скии\u0306', 'РОССИИ\u0306СКИИ\u0306'],
  // A letter that is one with its mark is the same however it is written; look-alikes go by the whole letter.
  йод: ['йод', 'ЙОД', 'и\u0306од', 'И\u0306од'],
  быу: ['быў', 'БЫЎ', 'быу\u0306'],
  украіна: ['Україна', 'УКРАЇНА', 'Украі\u0308на'],
  елка: ['ёлка', 'ЁЛКА', 'елка', 'Е\u0308лка'],
  бакы: ['Бакы', 'БАКЫ'],
  // Capitals that all look Latin are Russian nevertheless.
  устав: ['устав', 'Устав', 'УСТАВ'],
  реестр: ['реестр', 'РЕЕСТР'],
  азербайджан: ['Азербайджан', 'АЗЕРБАЙДЖАН', 'Aзербайджaн'],
  თბილისი: ['თბილისი'],
};

test('spellings of one word fold to one', () => {
  const folded = Object.entries(SPELLINGS).map(([wanted, words]) => [wanted, [...new Set(words.map(fold))]]);
  expect(folded).toEqual(Object.keys(SPELLINGS).map((wanted) => [wanted, [wanted]]));
});

test('a word is judged by its own letters, whatever stands beside it', () => {
  expect(fold('Bakı, Баку; Москва və Şəki — «СССР»')).toBe('baki, баку; москва ve seki — «cccp»');
});

test('capitals and small letters are the same, whatever letters stand together', () => {
  const letters = [...'абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғҝөүһҹјіabcçdeəfgğhxijkqlmnoöprsştuüvyz'];
  const words = letters.flatMap((first) => letters.map((second) => first + second));
  expect(words.filter((word) => fold(word) !== fold(word.toLocaleUpperCase('az')))).toEqual([]);
});

test('folding again changes nothing', () => {
  const folded = fold(samples().join('\n'));
  expect(fold(folded)).toBe(folded);
});

test('odd text does no harm', () => {
  const texts = ['', '\0', '\ud800', 'a\udfffb', '😀ə', '\u0301', 'ﷺ', '\ue000', 'ə'.repeat(40_000)];
  expect(texts.map((text) => fold(text).length)).toEqual([0, 1, 1, 3, 3, 0, 18, 1, 40_000]);
});

test('words know where they stand in the text', () => {
  const text = 'İclas: «Bakı-2006», 12.5 ha; YUNESKO-nun e\u0301';
  const found = tokens(text);
  expect(found.map(({ folded }) => folded)).toEqual([
    'iclas',
    'baki',
    '2006',
    '12',
    '5',
    'ha',
    'yunesko',
    'nun',
    'e',
  ]);
  expect(found.map(({ from, to }) => text.slice(from, to))).toEqual([
    'İclas',
    'Bakı',
    '2006',
    '12',
    '5',
    'ha',
    'YUNESKO',
    'nun',
    'e\u0301',
  ]);
});

test('a word with a hyphened or apostrophed suffix is indexed by its stem and whole', () => {
  expect(indexText("YUNESKO-nun Bakı'da")).toBe("yunesko-nun baki'da\nyuneskonun bakida");
  expect(indexText('sadə mətn')).toBe('sade metn');
});

test('words of the sample documents are all found after folding', () => {
  const words = samples().flatMap((text) => tokens(text).map(({ folded }) => folded));
  const count = (stem: string) => words.filter((word) => word.startsWith(stem)).length;
  expect([count('konfrans'), count('memorandum'), count('yunesko')]).toEqual([7, 3, 18]);
});

function samples(): readonly string[] {
  const folder = resourcePath('samples');
  return readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
}
