import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { builtInTypes, listCommonFields } from '../../../main/record-types.ts';
import { evaluateSearch, toExpression } from '../../../main/search/query/evaluate-search.ts';
import { fieldNames } from '../../../main/search/query/field-names.ts';
import { NO_FIELDS, parseSearch } from '../../../main/search/query/parse-search.ts';
import type { Condition, SearchTree } from '../../../main/search/query/search-tree.ts';

const names = fieldNames(builtInTypes(), listCommonFields(), 'az');
const parse = (text: string) => parseSearch(text, names);
const notesOf = (text: string) => parse(text).notes.map(({ code }) => code);

/** A tree as one line. */
function shown(tree: SearchTree): string {
  switch (tree.kind) {
    case 'all':
      return 'all';
    case 'words':
      return `${tree.words.tokens.join('+')}${tree.words.isPrefix ? '*' : ''}`;
    case 'condition':
      return condition(tree.condition);
    case 'not':
      return `-${shown(tree.part)}`;
    default:
      return `(${tree.parts.map(shown).join(` ${tree.kind} `)})`;
  }
}

function condition(of: Condition): string {
  switch (of.kind) {
    case 'words':
      return `${of.field}:${of.words.tokens.join('+')}${of.words.isPrefix ? '*' : ''}`;
    case 'days':
      return `${of.field}:days`;
    case 'range':
      return `${of.field}:${of.from ?? ''}..${of.to ?? ''}${of.currency ?? ''}`;
    case 'types':
      return `type:${of.types.join(',')}`;
    case 'country':
      return `country:${of.country}`;
    case 'filled':
      return `has:${of.field}`;
  }
}

test.each([
  ['', 'all'],
  ['   ', 'all'],
  ['konfrans', 'konfrans*'],
  ['konfrans bakı', '(konfrans* and baki*)'],
  ['2006 bakı', '(2006 and baki*)'],
  ['"konfrans" bakı', '(konfrans and baki*)'],
  ['ko', 'ko'],
  ['ko*', 'ko*'],
  ['"beynəlxalq konfrans"', 'beynelxalq+konfrans'],
  ['«beynəlxalq konfrans» bakı ', '(beynelxalq+konfrans and baki*)'],
  ['konfrans -bakı ', '(konfrans* and -baki*)'],
  ['-bakı -"xəzər dənizi"', '(-baki* and -xezer+denizi)'],
  ['konfrans OR seminar', '(konfrans* or seminar*)'],
  ['konfrans YAXUD seminar', '(konfrans* or seminar*)'],
  ['a OR b c', '(a or (b and c))'],
  ['(a OR b) c', '((a or b) and c)'],
  ['OR', 'or'],
  ['a OR', '(a and or)'],
  ['-(a OR b) c', '(-(a or b) and c)'],
  ['layihə:', 'layihe*'],
  ['tarix:2006..2008', 'date:days'],
  ['date:2006-05', 'date:days'],
  ['дата:2006', 'date:days'],
  ['il:..2008', 'date:days'],
  ['partner:"Xəzər Universiteti"', 'partners:xezer+universiteti'],
  ['tərəfdaşlar:xəzər', 'partners:xezer*'],
  ['tip:layihə', 'type:project'],
  ['type:memorandum', 'type:memorandum'],
  ['тип:проект', 'type:project'],
  ['ölkə:Gürcüstan', 'country:GE'],
  ['country:AZ', 'country:AZ'],
  ['büdcə:>500000', 'budget:50000001..'],
  ['budget:100000..500000EUR', 'budget:10000000..50000000EUR'],
  ['var:büdcə', 'has:budget'],
  ['-has:budget', '-has:budget'],
  ['https://erasmus.az/2006', 'https+erasmus+az+2006*'],
  ['10:30', '10+30'],
])('%s is understood', (text, expected) => {
  expect(shown(parse(text).tree)).toBe(expected);
});

test.each([
  ['"bağlanmayıb', ['unclosedQuote']],
  ['(a b', ['unmatchedBracket']],
  ['a) b', ['unmatchedBracket']],
  ['yoxdur:bakı', ['unknownField']],
  ['tarix:bilinmir', ['unreadDate']],
  ['büdcə:çox', ['unreadNumber']],
  ['tip:kosmos', ['unknownType']],
  ['ölkə:Atlantida', ['unknownCountry']],
  ['konfrans tarix:2006 (a OR b)', []],
])('of %s the reader is told what was not understood', (text, codes) => {
  expect(notesOf(text)).toEqual(codes);
});

/** Texts that broke other programs. */
const NAUGHTY = [
  '" OR 1=1 --',
  "'; DROP TABLE record; --",
  'NEAR("a" "b", 5)',
  'title : x',
  '{title code} : x',
  '^a + b',
  'a AND NOT b OR NEAR',
  '*',
  '**',
  '-',
  '--',
  '-"',
  '""',
  '"" ""',
  '((((((((((',
  '))))))))))',
  '()',
  '-()',
  'a:b:c:d',
  ':',
  '::',
  'tarix:',
  'tarix:..',
  'büdcə:>',
  'büdcə:..',
  'has:',
  'has:has:has',
  '\u0000',
  '\ud800 a',
  'a\udfff',
  '\u202eabc',
  '👩‍👩‍👧 é',
  'ﷺ',
  '\\',
  '%s %n',
  '$ {jndi:ldap://x}',
  '<script>alert(1)</script>',
  '|',
  'a | b',
  '"a" -"b" OR -(c:d "e',
];

const database = new Database(':memory:');
database.exec(
  `CREATE VIRTUAL TABLE text USING fts5 (title, code, names, body, files, tokenize = "unicode61 remove_diacritics 0")`,
);
database.prepare("INSERT INTO text VALUES ('konfrans baki', 'a', 'xezer', 'or and near', '')").run();
const match = database.prepare('SELECT count(*) FROM text WHERE text MATCH ?').pluck();

/** Runs every FTS5 expression that a search comes to. */
function evaluate(text: string, of = names): void {
  evaluateSearch<number>(parseSearch(text, of).tree, {
    all: () => 1,
    both: Math.min,
    either: Math.max,
    without: (a, b) => a - b,
    text: (expression) => match.get(expression) as number,
    condition: () => 1,
  });
}

test('no naughty text throws, reaches the index as syntax, or hangs', () => {
  for (const text of [
    ...NAUGHTY,
    '('.repeat(10_000),
    '-'.repeat(10_000),
    '"'.repeat(9_999),
    'a OR '.repeat(2000),
  ]) {
    expect(() => evaluate(text)).not.toThrow();
    expect(() => evaluate(text, NO_FIELDS)).not.toThrow();
  }
});

test('ten thousand random texts are all understood as something', () => {
  const pieces = [
    '"',
    '(',
    ')',
    '-',
    'OR',
    ' ',
    ':',
    '..',
    '*',
    'tarix:',
    'partner:',
    'büdcə:',
    'tip:',
    'has:',
    '>',
    '2006',
    'konfrans',
    'Bakı',
    'СССР',
    '\u0301',
    '\ud83d',
    '«',
    '»',
    '’',
    '\n',
    '\t',
    "'",
    '\\',
    '^',
    '{',
    '}',
    '+',
    'NOT',
    'NEAR',
  ];
  let state = 20061;
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
  for (let round = 0; round < 10_000; round++) {
    const text = Array.from({ length: 1 + random(12) }, () => pieces[random(pieces.length)]).join('');
    evaluate(text);
    for (const { from, to } of parse(text).notes)
      expect(from >= 0 && from < to && to <= text.length).toBe(true);
  }
});

test('words only are one question to the index', () => {
  expect(toExpression(parse('konfrans (bakı OR gəncə)').tree)).toBe(
    '("konfrans" * AND ("baki" * OR "gence" *))',
  );
  const asked: string[] = [];
  evaluateSearch<number>(parse('konfrans bakı tarix:2006 -seminar').tree, {
    all: () => 1,
    both: Math.min,
    either: Math.max,
    without: (a) => a,
    text: (expression) => asked.push(expression),
    condition: () => 1,
  });
  expect(asked).toEqual(['("konfrans" * AND "baki" *)', '"seminar" *']);
});
