import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { edtfRange, OPEN_END } from '../../../main/reading/edtf.ts';
import { builtInTypes, listCommonFields } from '../../../main/record-types.ts';
import { evaluateSearch } from '../../../main/search/query/evaluate-search.ts';
import { fieldNames } from '../../../main/search/query/field-names.ts';
import { parseSearch } from '../../../main/search/query/parse-search.ts';
import type { Condition, SearchTree } from '../../../main/search/query/search-tree.ts';

const names = fieldNames(builtInTypes(), listCommonFields(), 'az');
const parse = (text: string) => parseSearch(text, names);

function conditions(tree: SearchTree): readonly Condition[] {
  if (tree.kind === 'condition') return [tree.condition];
  if (tree.kind === 'not') return conditions(tree.part);
  return tree.kind === 'and' || tree.kind === 'or' ? tree.parts.flatMap(conditions) : [];
}
function words(tree: SearchTree): readonly string[] {
  if (tree.kind === 'words') return tree.words.tokens;
  return tree.kind === 'and' || tree.kind === 'or' ? tree.parts.flatMap(words) : [];
}

describe('a date', () => {
  const span = (from: string, to: string) => ({
    from: from === '' ? -OPEN_END : edtfRange(from)?.from,
    to: to === '' ? OPEN_END : edtfRange(to)?.to,
  });
  test.each([
    ['2006', [['2006', '2006']]],
    ['2006..2008', [['2006', '2008']]],
    ['2008..2006', [['2006', '2008']]],
    ['2006…2008', [['2006', '2008']]],
    ['2006–2008', [['2006', '2008']]],
    ['..2005-12', [['', '2005-12']]],
    ['2006..', [['2006', '']]],
    ['2006/..', [['2006', '']]],
    ['[2005..2007]', [['2005', '2007']]],
    ['>2006', [['2007', '']]],
    ['>=2006-06', [['2006-06', '']]],
    ['<2006', [['', '2005']]],
    ['≤2006', [['', '2006']]],
    ['12 iyun 2006', [['2006-06-12', '2006-06-12']]],
    ['"12-13 iyun 2006-cı il"', [['2006-06-12', '2006-06-13']]],
    ['24 августа 2005', [['2005-08-24', '2005-08-24']]],
    [
      '03/04/2005',
      [
        ['2005-04-03', '2005-04-03'],
        ['2005-03-04', '2005-03-04'],
      ],
    ],
  ] as const)('may be written as %s', (text, expected) => {
    const { tree } = parse(`tarix:${text} konfrans`);
    expect(conditions(tree)).toEqual(
      expected.map(([from, to]) => ({ kind: 'days', field: 'date', ...span(from, to) })),
    );
    expect(words(tree)).toEqual(['konfrans']);
  });

  test('that can be read in two ways is searched in both, and the reader is told', () => {
    expect(parse('tarix:03/04/2005').notes).toEqual([
      { code: 'ambiguousDate', from: 0, to: 16, detail: '03/04/2005' },
    ]);
  });
});

test.each([
  ['büdcə:100000..500000 EUR', 10_000_000, 50_000_000, 'EUR'],
  ['budget:>500 000 manat', 50_000_001, null, 'AZN'],
  ['бюджет:500..100', 10_000, 50_000, null],
  ['büdcə:≥1000 jpy', 1000, null, 'JPY'],
])('the sum %s is in minor units', (text, from, to, currency) => {
  expect(conditions(parse(`${text} konfrans`).tree)).toEqual([
    { kind: 'range', field: 'budget', from, to, currency },
  ]);
});

/** The fields and words that a search asks for. */
const asked = (text: string) =>
  conditions(parse(text).tree).map((condition) =>
    condition.kind === 'words'
      ? `${condition.field}:${condition.words.tokens.join(' ')}`
      : condition.kind === 'types'
        ? `type:${condition.types.join()}`
        : condition.kind === 'country'
          ? `country:${condition.country}`
          : condition.kind,
  );

test.each([
  [
    'a choice in every language',
    'növ:"dəyirmi masa"',
    ['kind:deyirmi masa', 'kind:roundtable', 'kind:round table', 'kind:круглый стол'],
  ],
  ['a type before a choice', 'növ:konfrans', ['type:conference']],
  ['a type of several words', 'tip:saxlama vahidi bakı', ['type:item']],
  ['a country of several words', 'ölkə:Böyük Britaniya bakı', ['country:GB']],
  ['a code by its short name', 'kod:AZ-1', ['referenceCode:az 1']],
  [
    'any organisation or person',
    'təşkilat:"Xəzər Universiteti"',
    ['parties', 'organisers', 'supporters', 'participants', 'coordinator', 'partners', 'creator'].map(
      (field) => `${field}:xezer universiteti`,
    ),
  ],
  ['any place', 'yer:Bakı', ['place:baki', 'signedAt:baki']],
] as const)('%s is asked for', (_what, text, expected) => {
  expect([...asked(text)].sort()).toEqual([...expected].sort());
});

test.each([
  ['tip:kosmos', 'unknownType', ['kosmos']],
  ['ölkə:Atlantida', 'unknownCountry', ['atlantida']],
  ['var:yoxdur', 'unknownField', ['yoxdur']],
])('%s is searched as text, and the reader is told', (text, code, expected) => {
  const { tree, notes } = parse(text);
  expect([words(tree), notes.map((note) => note.code)]).toEqual([expected, [code]]);
});

test.each(['konfrans 😀', '\ud800 konfrans', '👩‍👩‍👧 konfrans'])(
  'signs that no index has narrow nothing: %s',
  (text) => {
    expect(words(parse(text).tree)).toEqual(['konfrans']);
  },
);

const database = new Database(':memory:');
database.exec(
  `CREATE VIRTUAL TABLE text USING fts5 (title, body, tokenize = "unicode61 remove_diacritics 0")`,
);
const insert = database.prepare('INSERT INTO text (rowid, title, body) VALUES (?, ?, ?)');
for (let id = 1; id <= 32; id++)
  insert.run(id, ['a', 'b', 'c'].filter((_, bit) => (id >> bit) & 1).join(' '), id > 16 ? 'd' : 'e');
const match = database.prepare('SELECT rowid FROM text WHERE text MATCH ?').pluck();

type Ids = ReadonlySet<number>;
const all: Ids = new Set(Array.from({ length: 32 }, (_, index) => index + 1));
const only = (ids: Ids, keep: (id: number) => boolean): Ids => new Set([...ids].filter(keep));
const found = (text: string): Ids =>
  evaluateSearch<Ids>(parse(text).tree, {
    all: () => all,
    both: (a, b) => only(a, (id) => b.has(id)),
    either: (a, b) => new Set([...a, ...b]),
    without: (a, b) => only(a, (id) => !b.has(id)),
    text: (expression) => new Set(match.all(expression) as number[]),
    condition: () => new Set(),
  });

/** A random search with what it must find, made together. */
function make(random: (below: number) => number, depth: number): { text: string; ids: Ids } {
  const letters = ['a', 'b', 'c', 'd', 'e'] as const;
  const has = (letter: string) =>
    only(all, (id) => {
      const bit = 'abc'.indexOf(letter);
      return bit >= 0 ? ((id >> bit) & 1) === 1 : id > 16 === (letter === 'd');
    });
  const choice = depth === 0 ? 0 : random(4);
  if (choice === 0) {
    const letter = letters[random(letters.length)] ?? 'a';
    return { text: random(2) === 0 ? letter : `"${letter}"`, ids: has(letter) };
  }
  const first = make(random, depth - 1);
  if (choice === 1) return { text: `-(${first.text})`, ids: only(all, (id) => !first.ids.has(id)) };
  const second = make(random, depth - 1);
  return choice === 2
    ? { text: `(${first.text} ${second.text})`, ids: only(first.ids, (id) => second.ids.has(id)) }
    : { text: `(${first.text} OR ${second.text})`, ids: new Set([...first.ids, ...second.ids]) };
}

test('two thousand random searches find what their words, brackets and signs mean', () => {
  let state = 3;
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % below;
  };
  for (let round = 0; round < 2000; round++) {
    const { text, ids } = make(random, round % 5);
    expect([...found(text)].sort(), text).toEqual([...ids].sort());
  }
});

test.each([
  ['or and and', (inner: string) => `(a OR (b ${inner}))`],
  ['and and or', (inner: string) => `(a (b OR ${inner}))`],
  ['and and not', (inner: string) => `(a -(b ${inner}))`],
  ['not alone', (inner: string) => `-(${inner})`],
])('brackets within brackets do no harm however deep: %s', (_what, wrap) => {
  for (const depth of [5, 9, 10, 20, 49, 60, 500]) {
    let text = 'c';
    for (let level = 0; level < depth; level++) text = wrap(text);
    expect(() => found(text)).not.toThrow();
  }
});
