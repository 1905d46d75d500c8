import { describe, expect, test } from 'vitest';
import type { AuthorityId, ViewFacets } from '../../preload/model.ts';
import { isNarrowing, narrowedQuery } from '../../renderer/records/table-query.ts';
import { chipsOf, yearRuns, yearText } from '../../renderer/search/chips.ts';
import { choiceIn, countChosen, withValues } from '../../renderer/search/facet-choice.ts';
import { facetLines, linesInSight } from '../../renderer/search/facet-lines.ts';
import { fromFirstMark, piecesOf } from '../../renderer/search/marked-text.ts';
import { MOST_RECENT, withSearch } from '../../renderer/search/recent-list.ts';
import { searchPieces } from '../../renderer/search/search-pieces.ts';

const id = (value: number) => value as AuthorityId;
const NO_TABLE = { sort: null, groupBy: null, filters: {} };

describe('a query', () => {
  const choice = { types: ['project'], years: [2006] };
  test.each([
    ['asks for nothing where nothing is chosen', '', NO_TABLE, {}, {}],
    [
      'has the best matches first while the reader has chosen no order',
      'bakı ',
      NO_TABLE,
      {},
      { text: 'bakı ', sort: { field: 'relevance', direction: 'desc' } },
    ],
    [
      'keeps the order that the reader has chosen',
      'bakı',
      {
        sort: { field: 'title', direction: 'desc' },
        groupBy: null,
        filters: { title: ' ', date: '2006' },
      },
      {},
      {
        text: 'bakı',
        sort: { field: 'title', direction: 'desc' },
        filters: [{ field: 'date', value: '2006' }],
      },
    ],
    ['narrows by facets without a search', '', NO_TABLE, choice, { facets: choice }],
  ] as const)('%s', (_what, text, table, facets, expected) => {
    expect(narrowedQuery(text, table, facets as never)).toEqual(expected);
    expect(isNarrowing(text, table, facets as never)).toBe('text' in expected || 'facets' in expected);
  });
});

describe('a choice of facets', () => {
  test('loses a facet with its last value, and types in a table of one type', () => {
    const choice = withValues(withValues({}, 'types', ['project', 'item']), 'years', [2006]);
    expect([
      countChosen(choice),
      withValues(choice, 'years', []),
      choiceIn(choice, 'item'),
      choiceIn(choice, null),
    ]).toEqual([3, { types: ['project', 'item'] }, { years: [2006] }, choice]);
  });

  test('stands as chips: years in runs, filters after the facets', () => {
    const choice = { types: ['item'], years: [2008, 2005, 2006], places: [id(4), id(7)] };
    expect(chipsOf(choice, { title: ' memo ', date: ' ' })).toEqual([
      { facet: 'types', values: ['item'] },
      { facet: 'years', values: [2005, 2006] },
      { facet: 'years', values: [2008] },
      { facet: 'places', values: [4] },
      { facet: 'places', values: [7] },
      { column: 'title', text: 'memo' },
    ]);
    expect(yearRuns([-1, 0, -1, 2]).map(yearText)).toEqual(['−1–0', '2']);
  });
});

describe('the lines of a facet', () => {
  const names = [
    'Bakı',
    'Şəki',
    'İsmayıllı',
    'Işıqlı',
    'Gəncə',
    'Quba',
    'Lerik',
    'Lənkəran',
    'Zərdab',
    'Xaçmaz',
  ];
  const counts: ViewFacets = {
    types: [],
    years: [2023, 2006].map((value) => ({ value, count: 1 })),
    places: names.map((name, index) => ({ value: id(index + 1), name, count: 20 - index })),
    organisations: [],
  };
  const nameOf = (value: string | number) => `no. ${value}`;
  const places = facetLines(counts, 'places', [10, 99], nameOf);
  const shown = (isWhole: boolean, wanted = '') =>
    linesInSight(places, [10, 99], isWhole, wanted).map(({ name }) => name);

  test('are the first ones with all that are chosen, whether or not a record has them', () => {
    expect(shown(false)).toEqual([...names.slice(0, 8), 'Xaçmaz', 'no. 99']);
    expect(places.at(-1)).toEqual({ value: 99, name: 'no. 99', count: 0 });
  });

  test.each([
    ['isma', ['İsmayıllı']],
    ['ISIQ', ['Işıqlı']],
    ['gence', ['Gəncə']],
    ['', [...names, 'no. 99']],
  ])('are found by %j', (wanted, expected) => {
    expect(shown(true, wanted)).toEqual(expected);
  });

  test('have years newest first, those that no record has among them', () => {
    expect(facetLines(counts, 'years', [2010], String).map(({ name }) => name)).toEqual([
      '2023',
      '2010',
      '2006',
    ]);
  });
});

describe('marks', () => {
  test.each([
    ['Xəzər Universiteti', [[0, 5]], ['[Xəzər]', ' Universiteti']],
    ['Xəzər', [], ['Xəzər']],
    [
      'Bakı Bakı',
      [
        [0, 4],
        [5, 9],
      ],
      ['[Bakı]', ' ', '[Bakı]'],
    ],
    ['Bakı', [[2, 9]], ['Bakı']],
    [
      'Bakı',
      [
        [0, 3],
        [1, 4],
      ],
      ['[Bak]', 'ı'],
    ],
  ] as const)('cut %j into pieces', (text, marks, expected) => {
    expect(piecesOf(text, marks).map((piece) => (piece.isMarked ? `[${piece.text}]` : piece.text))).toEqual(
      expected,
    );
  });

  test('come into sight on a short line, in their letters', () => {
    const text = `${'uzun sözlər '.repeat(8)}Bakı konfransı`;
    const at = text.indexOf('Bakı');
    const short = fromFirstMark(text, [[at, at + 4]]);
    const [from, to] = short.marks[0] ?? [0, 0];
    expect([short.text.slice(from, to), short.text.startsWith('… '), from < 32]).toEqual([
      'Bakı',
      true,
      true,
    ]);
    expect(fromFirstMark('Bakı', [[0, 4]])).toEqual({ text: 'Bakı', marks: [[0, 4]] });
  });
});

test('a search is cut into its parts, the names of fields apart from their values', () => {
  const text = 'tarix:2006 (-"ali məktəb" OR x)';
  const parts = [
    { kind: 'field', from: 0, to: 10 },
    { kind: 'excluded', from: 13, to: 25 },
    { kind: 'operator', from: 26, to: 28 },
    { kind: 'word', from: 29, to: 30 },
  ] as const;
  expect(searchPieces(text, parts).map(({ kind, text: piece }) => `${kind} ${piece}`)).toEqual([
    'name tarix:',
    'field 2006',
    'between  (-',
    'excluded "ali məktəb"',
    'between  ',
    'operator OR',
    'between  ',
    'word x',
    'between )',
  ]);
});

describe('recent searches', () => {
  test('have each search once, the newest first, and forget the oldest', () => {
    const many = Array.from({ length: MOST_RECENT }, (_, index) => `söz ${index}`);
    expect(withSearch(['bakı', 'gəncə'], 'gəncə')).toEqual(['gəncə', 'bakı']);
    expect(withSearch(many, 'yeni')).toEqual(['yeni', ...many.slice(0, -1)]);
  });

  test('keep only the last of what was typed on', () => {
    expect(withSearch(['bak', 'şəki'], 'bakı')).toEqual(['bakı', 'şəki']);
  });
});
