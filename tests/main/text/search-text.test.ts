import Database from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { toExpression } from '../../../main/search/query/evaluate-search.ts';
import { NO_FIELDS, parseSearch } from '../../../main/search/query/parse-search.ts';
import { wantedWords } from '../../../main/search/query/search-tree.ts';
import { fold, indexText } from '../../../main/text/fold.ts';
import { snippet as cut, markMatches as mark } from '../../../main/text/search-text.ts';

const wanted = (query: string) => wantedWords(parseSearch(query, NO_FIELDS).tree);
const markMatches = (text: string, query: string) => mark(text, wanted(query));
const snippet = (text: string, query: string, length: number) => cut(text, wanted(query), length);
const toFtsQuery = (query: string) => toExpression(parseSearch(query, NO_FIELDS).tree);

const db = new Database(':memory:');
afterAll(() => db.close());
db.exec(`CREATE VIRTUAL TABLE text USING fts5 (body, tokenize = "unicode61 remove_diacritics 0")`);

const DOCUMENTS = [
  'Bakı şəhərində beynəlxalq konfrans keçirildi.',
  'YUNESKO-nun Azərbaycandakı memorаndumu',
  'Протокол заседания СССР о договоре',
  'Азәрбајҹан халгы',
  'Sənəd № 12/2006 (əlavə) — C++ və OR AND NEAR',
  'Aзербайджaн и Россия',
  'РЕЕСТР АКТОВ О НОТАХ',
];
const insert = db.prepare('INSERT INTO text (rowid, body) VALUES (?, ?)');
for (const [index, text] of DOCUMENTS.entries()) insert.run(index, indexText(text));

const find = db.prepare('SELECT rowid FROM text WHERE text MATCH ? ORDER BY rowid').pluck();
function search(query: string): readonly unknown[] | null {
  const expression = toFtsQuery(query);
  return expression === null ? null : find.all(expression);
}

test('documents are found however their words are spelt', () => {
  const found: Readonly<Record<string, readonly number[]>> = {
    konfrans: [0],
    'KONFRANS bakı': [0],
    'beynelxalq kon': [0],
    konf: [0],
    'konf keçirildi': [0],
    'kon keçirildi': [],
    'konf* keçirildi': [0],
    '"beynəlxalq konfrans"': [0],
    '"konfrans beynəlxalq"': [],
    yuneskonun: [1],
    'YUNESKO-nun': [1],
    yunesko: [1],
    memorandum: [1],
    Azərbaycan: [1, 3],
    СССР: [2],
    ссср: [2],
    договор: [2],
    халгы: [3],
    '12/2006': [4],
    'C++ OR': [4],
    OR: [4],
    'AND NEAR': [4],
    азербайджан: [5],
    'реестр актов': [6],
    'РЕЕСТР о нот': [6],
    'beynəlxalq konf ': [0],
    '"beynəlxalq konf" ': [],
    yoxdur: [],
  };
  const queries = Object.keys(found);
  expect(Object.fromEntries(queries.map((query) => [query, search(query)]))).toEqual(found);
});

test('no input breaks a search', () => {
  const pieces = [
    '"',
    "'",
    '*',
    '(',
    ')',
    'OR',
    'AND',
    'NOT',
    'NEAR(a b, 2)',
    'body:',
    '^',
    '-',
    '+',
    '{',
    '}',
  ];
  pieces.push(
    ':',
    ',',
    '.',
    '\0',
    '\n',
    '\ud800',
    '\udc00',
    '😀',
    '\ue000',
    'ə',
    'Şəki',
    'ﷺ',
    '\u0301',
    ';',
    '--',
  );
  const nasty = pieces.flatMap((first) =>
    pieces.flatMap((second) => [
      first + second,
      `${first} ${second}`,
      `"${first} ${second}`,
      `a${first}b${second}*`,
    ]),
  );
  nasty.push('', ' ', 'a'.repeat(100_000), 'a '.repeat(500), '"'.repeat(999), "'; DROP TABLE text; --");
  const broken = nasty.filter((query) => {
    try {
      const rows = search(query);
      return rows !== null && !Array.isArray(rows);
    } catch {
      return true;
    }
  });
  expect(broken).toEqual([]);
});

test('a search without a word finds nothing rather than everything', () => {
  expect(['', '   ', '"', '"" *', '()', '—'].map(toFtsQuery)).toEqual(Array(6).fill(null));
});

test('what was found is marked in the text as it is written', () => {
  const marked = (text: string, query: string) =>
    markMatches(text, query).map(([from, to]) => text.slice(from, to));
  expect(marked('Bakı və BAKI, bakıda: Bаkı', 'bakı')).toEqual(['Bakı', 'BAKI', 'bakıda', 'Bаkı']);
  expect(marked('beynəlxalq konfrans, konfrans', '"beynəlxalq konfrans"')).toEqual(['beynəlxalq konfrans']);
  expect(marked('Азәрбајҹан', 'azərbaycan')).toEqual(['Азәрбајҹан']);
  expect(marked('heç nə', 'konfrans')).toEqual([]);
  expect(marked('heç nə', '')).toEqual([]);
});

test('a piece of a long text holds the first match and its marks', () => {
  const text = `${'söz '.repeat(100)}Bakı konfransı ${'söz '.repeat(100)}`;
  const piece = snippet(text, 'konfrans', 60);
  expect(piece.marks.map(([from, to]) => piece.snippet.slice(from, to))).toEqual(['konfransı']);
  expect(piece.snippet).toMatch(/^… (söz )+Bakı konfransı (söz ?)+ …$/);
  expect(piece.snippet.length).toBeLessThan(70);
  expect(fold(snippet('Qısa mətn', 'mətn', 60).snippet)).toBe('qisa metn');
});

test('a piece of a text without spaces is as long as any other', () => {
  const lengths = [
    snippet('a'.repeat(500), 'konfrans', 60),
    snippet(`${'a'.repeat(500)} konfrans`, 'konfrans', 60),
    snippet(`a ${'a'.repeat(500)} konfrans ${'a'.repeat(500)}`, 'konfrans', 60),
    snippet('😀'.repeat(500), 'konfrans', 61),
  ].map((piece) => piece.snippet.length);
  expect(lengths.map((length) => length > 20 && length <= 66)).toEqual([true, true, true, true]);
  expect(snippet('😀'.repeat(500), 'konfrans', 61).snippet).toMatch(/^(😀)+ …$/u);
});
