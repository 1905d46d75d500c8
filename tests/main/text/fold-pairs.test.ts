import Database from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { evaluateSearch } from '../../../main/search/query/evaluate-search.ts';
import { NO_FIELDS, parseSearch } from '../../../main/search/query/parse-search.ts';
import { fold, indexText } from '../../../main/text/fold.ts';

/** Spellings of one word each: the alphabet of 1991, Azerbaijani Cyrillic, with look-alikes, as keyboards give it. */
const WORDS: readonly (readonly string[])[] = [
  ['Azərbaycan', 'AZƏRBAYCAN', 'Азәрбајҹан', 'АЗӘРБАЈҸАН', 'Аzərbаycаn', 'Azәrbaycan', 'azerbaycan'],
  ['Gəncə', 'GƏNCƏ', 'Ҝәнҹә', 'ҜӘНҸӘ', 'Gənсə', 'Gence'],
  ['Şəki', 'ŞƏKİ', 'Шәки', 'ШӘКИ', 'Şəkі', 'S\u0327əki', 'Seki'],
  ['Mingəçevir', 'MİNGƏÇEVİR', 'Минҝәчевир', 'Mingəçеvir', 'Mingecevir'],
  ['müəllim', 'MÜƏLLİM', 'мүәллим', 'МҮӘЛЛИМ', 'mu\u0308əllim', 'muellim'],
  ['böyük', 'BÖYÜK', 'бөјүк', 'БӨЈҮК', 'böуük', 'boyuk'],
  ['öyrənmək', 'ÖYRƏNMƏK', 'өјрәнмәк', 'öyrənmәk', 'oyrenmek'],
  ['həqiqət', 'HƏQİQƏT', 'һәгигәт', 'ҺӘГИГӘТ', 'hәqiqət', 'heqiqet'],
  ['əlaqə', 'ƏLAQƏ', 'әлагә', 'ӘЛАГӘ', 'əlаqə', 'elaqe'],
  ['işıq', 'İŞIQ', 'іşıq', 'isiq'],
  ['ağac', 'AĞAC', 'ағаҹ', 'АҒАҸ', 'аğac', 'agac'],
  ['jurnal', 'JURNAL', 'јurnal', 'ЈURNAL'],
  ['xəzər', 'XƏZƏR', 'хәзәр', 'ХӘЗӘР', 'хəzər', 'xezer'],
  ['pəncərə', 'PƏNCƏRƏ', 'пәнҹәрә', 'рəncərə', 'pencere'],
  ['vəzifə', 'VƏZİFƏ', 'вәзифә', 'vәzifə', 'vezife'],
  ['dövlət', 'DÖVLƏT', 'дөвләт', 'ԁövlət', 'dovlet'],
  ['memorandum', 'MEMORANDUM', 'Mеmоrаndum', 'Меmоrаndum', 'ｍｅｍｏｒａｎｄｕｍ'],
  ['konfrans', 'KONFRANS', 'kоnfrаns', 'Kоnfrаnѕ'],
  ['YUNESKO', 'YUNЕSKО', 'yunesko', 'Yunеskо'],
  ['İstanbul', 'ISTANBUL', 'istanbul', 'ıstanbul', 'I\u0307stanbul'],
  // Russian, small and capital, with ё or without, composed or not, with Latin letters among its own.
  ['Азербайджан', 'АЗЕРБАЙДЖАН', 'Aзербайджaн', 'Азербаи\u0306джан'],
  ['самолёт', 'САМОЛЁТ', 'самолет', 'самоле\u0308т', 'сaмолeт'],
  ['договор', 'ДОГОВОР', 'дoгoвop'],
  ['министерство', 'МИНИСТЕРСТВО', 'министepство'],
  ['устав', 'УСТАВ', 'Устав'],
  ['СССР', 'ссср', 'CCCP', 'СССP'],
  ['съезд', 'СЪЕЗД', 'съeзд'],
];

const db = new Database(':memory:');
afterAll(() => db.close());
db.exec(`CREATE VIRTUAL TABLE text USING fts5 (body, tokenize = "unicode61 remove_diacritics 0")`);
const insert = db.prepare('INSERT INTO text (rowid, body) VALUES (?, ?)');
const documents = WORDS.flatMap((spellings, word) => spellings.map((spelling) => ({ word, spelling })));
for (const [index, { spelling }] of documents.entries()) insert.run(index, indexText(`bir ${spelling}, iki`));
const find = db.prepare('SELECT rowid FROM text WHERE text MATCH ? ORDER BY rowid').pluck();

function found(query: string): readonly number[] {
  return evaluateSearch<readonly number[]>(parseSearch(query, NO_FIELDS).tree, {
    all: () => [...documents.keys()],
    both: (a, b) => a.filter((id) => b.includes(id)),
    either: (a, b) => [...new Set([...a, ...b])],
    without: (a, b) => a.filter((id) => !b.includes(id)),
    text: (expression) => find.all(expression) as number[],
    condition: () => [],
  });
}

test('every spelling of a word finds every other one, and no other word', () => {
  for (const { word, spelling } of documents) {
    const expected = documents.flatMap((other, index) => (other.word === word ? [index] : []));
    for (const query of [`"${spelling}"`, spelling, `${spelling} bir`])
      expect(
        found(query).map((id) => documents[id]?.spelling),
        query,
      ).toEqual(expected.map((id) => documents[id]?.spelling));
  }
});

test('the words have every letter of the alphabet', () => {
  const letters = new Set([...WORDS.flat().join('').toLocaleLowerCase('az').normalize('NFC')]);
  expect([...'abcçdeəfgğhxıijkqlmnoöprsştuüvyz'].filter((letter) => !letters.has(letter))).toEqual([]);
  expect([...'ғҝәјөүһҹ'].filter((letter) => !letters.has(letter))).toEqual([]);
});

test('folding a spelling again changes nothing', () => {
  expect(WORDS.flat().filter((word) => fold(fold(word)) !== fold(word))).toEqual([]);
});
