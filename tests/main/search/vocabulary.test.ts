import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { suggestTerms } from '../../../main/search/near-terms.ts';
import {
  countTerm,
  findTermsWith,
  hasTermFrom,
  makeVocabulary,
  readTerms,
  termAt,
} from '../../../main/search/vocabulary.ts';
import { indexText } from '../../../main/text/fold.ts';

const TEXTS = [
  'Beynəlxalq konfrans, Mingəçevir',
  'Konfrans və seminar: Azərbaycan',
  'Azərbaycan konfransı 2006, a1b2 №12',
  'Международная конференция в Баку',
  'Kalem, qələm, kağız',
];

function vocabularyOf(texts: readonly string[]) {
  const db = new Database(':memory:');
  db.exec(`CREATE VIRTUAL TABLE text USING fts5 (
    title, body, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0")`);
  const insert = db.prepare('INSERT INTO text (rowid, title, body) VALUES (?, ?, ?)');
  for (const [index, text] of texts.entries()) insert.run(index + 1, indexText(text), indexText(text));
  return makeVocabulary(readTerms(db));
}
const vocabulary = vocabularyOf(TEXTS);

test('the words of an index are all there but for numbers and codes, each with its records', () => {
  const all = Array.from({ length: vocabulary.size }, (_, number) => termAt(vocabulary, number));
  expect(all).toEqual([...all].sort());
  expect(all.filter((word) => /\d/.test(word))).toEqual([]);
  expect(
    ['konfrans', 'azerbaycan', 'конференция', 'yoxdur'].map((word) => countTerm(vocabulary, word)),
  ).toEqual([2, 2, 1, 0]);
  expect(['konf', 'konfransi', 'конф', 'x', 'zz'].map((start) => hasTermFrom(vocabulary, start))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

test('an empty index has no words and answers all the same', () => {
  const empty = vocabularyOf([]);
  expect([
    empty.size,
    countTerm(empty, 'a'),
    hasTermFrom(empty, 'a'),
    suggestTerms(empty, 'konfrans', 5),
    findTermsWith(empty, 'a', 'anywhere', 5),
  ]).toEqual([0, 0, false, [], { terms: [], total: 0 }]);
});

test('words that hold some letters are found, the most frequent first', () => {
  expect(findTermsWith(vocabulary, 'nfra', 'anywhere', 10)).toEqual({
    terms: ['konfrans', 'konfransi'],
    total: 2,
  });
  expect(findTermsWith(vocabulary, 'nfra', 'anywhere', 1)).toEqual({ terms: ['konfrans'], total: 2 });
  expect(findTermsWith(vocabulary, 'ans', 'end', 10)).toEqual({ terms: ['konfrans'], total: 1 });
  expect(findTermsWith(vocabulary, '\n', 'anywhere', 10)).toEqual({ terms: [], total: 0 });
});

describe('a typing error', () => {
  test.each([
    ['one letter too few', 'konfrns', ['konfrans']],
    ['one letter too many', 'konfranss', ['konfrans', 'konfransi']],
    ['another letter, or two in a long word', 'konfrons', ['konfrans', 'konfransi']],
    ['two letters the wrong way round', 'knofrans', ['konfrans', 'konfransi']],
    ['two errors in a long word', 'mingacevr', ['mingecevir']],
    ['an error in Russian', 'конфиренция', ['конференция']],
    ['two errors in a short word', 'kalme', ['kalem']],
    ['too many errors', 'kaxxm', []],
    ['no error', 'seminar', []],
    ['a word too short to tell', 'kal', []],
    ['a number', '2007', []],
    ['a very long word', 'konfrans'.repeat(10), []],
  ])('is forgiven or not: %s', (_what, word, expected) => {
    expect(suggestTerms(vocabulary, word, 5)).toEqual(expected);
  });
});

/** Optimal string alignment distance as it is defined, without any shortcut. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_unused, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const isTurned = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      (rows[i] as number[])[j] = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
        isTurned ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  }
  return at(a.length, b.length);
}

test('of random words exactly those are suggested that are near enough', () => {
  let state = 7;
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % below;
  };
  const word = () => Array.from({ length: 3 + random(8) }, () => 'abcə'[random(3)]).join('');
  const words = [...new Set(Array.from({ length: 700 }, word))].sort();
  const many = makeVocabulary({
    text: words.map((text) => `${text}\n`).join(''),
    counts: new Uint32Array(words.length).fill(1),
  });
  for (let round = 0; round < 60; round++) {
    const typed = word();
    const most = typed.length > 7 ? 2 : 1;
    const near = words.filter((other) => other !== typed && distance(typed, other) <= most);
    const expected = typed.length < 4 ? [] : near;
    expect([...suggestTerms(many, typed, words.length)].sort(), typed).toEqual(expected);
  }
});
