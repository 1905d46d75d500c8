import { describe, expect, test } from 'vitest';
import type { ArchiveState } from '../../preload/api.ts';
import type { FieldDefinition, RecordRow } from '../../preload/model.ts';
import { copyCell, inputsFor, readBlock, writeBlock } from '../../renderer/records/cell-block.ts';
import { blockContent, columnsOf, planCells, planClearing } from '../../renderer/records/cell-paste.ts';
import type { RecordColumn } from '../../renderer/records/columns.ts';
import { readTsv, writeHtmlTable, writeTsv } from '../../renderer/records/tsv.ts';
import { joinValues, splitValues } from '../../renderer/records/values-text.ts';

/** Numbers that look random and are the same every time (Park and Miller, 1988). */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

const PIECES = [
  '',
  'a',
  'ə',
  'Bakı',
  '"',
  '""',
  '\t',
  '\n',
  '\r\n',
  ';',
  '; ',
  ' ',
  '\\',
  "'",
  '=1+1',
  '<td>',
  '&',
];

describe('a block on the clipboard', () => {
  test('comes back exactly as it was written, whatever its cells hold', () => {
    const random = createRandom(7);
    for (let round = 0; round < 3000; round += 1) {
      const width = 1 + random(4);
      const cell = (): string =>
        Array.from({ length: random(5) }, () => PIECES[random(PIECES.length)]).join('');
      const block = Array.from({ length: 1 + random(4) }, () => Array.from({ length: width }, cell));
      expect(readTsv(writeTsv(block))).toEqual(block);
    }
  });

  test.each([
    [
      'as Excel writes it',
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'as LibreOffice writes it, without an end',
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'with line breaks and quotes in a cell',
      '"iki\nsətir"\t"o ""dedi"" ki\t"\r\n',
      [['iki\nsətir', 'o "dedi" ki\t']],
    ],
    ['with a quote that opens nothing', '"Xəzər" Universiteti\tb', [['"Xəzər" Universiteti', 'b']]],
    ['with a quote that is never closed', '"a\tb', [['"a', 'b']]],
    ['with empty cells and an empty row', '\t\r\n\r\nx\r\n', [['', ''], [''], ['x']]],
    ['of one empty cell', '\r\n', [['']]],
    ['of nothing', '', [['']]],
  ])('is read %s', (_what, text, expected) => {
    expect(readTsv(text)).toEqual(expected);
  });

  test('is quoted only where a spreadsheet must be told where a cell ends', () => {
    expect(writeTsv([['sadə', 'o "dedi"', '"ad"', 'a\tb', 'a\nb']])).toBe(
      'sadə\to "dedi"\t"""ad"""\t"a\tb"\t"a\nb"\r\n',
    );
  });

  test('is an HTML table of texts too, so that a spreadsheet reads no dates and runs no formulas', () => {
    const html = writeHtmlTable([['=1<2', 'a\nb']]);
    expect(html).toContain('=1&lt;2</td>');
    expect(html).toContain('a<br style="mso-data-placement:same-cell">b</td>');
    expect(html.match(/mso-number-format:"\\@"/g)).toHaveLength(2);
  });
});

describe('several values in one cell', () => {
  test('come back exactly as they were joined', () => {
    const random = createRandom(11);
    for (let round = 0; round < 3000; round += 1) {
      const values = Array.from({ length: random(4) }, () =>
        Array.from({ length: 1 + random(4) }, () => PIECES[random(PIECES.length)]).join(''),
      );
      expect(splitValues(joinValues(values))).toEqual(values);
    }
  });

  test.each([
    ['ADU; BDU;UNEC', ['ADU', 'BDU', 'UNEC']],
    ['"Xəzər" Universiteti; ADU', ['"Xəzər" Universiteti', 'ADU']],
    ['"a; b"; c', ['a; b', 'c']],
    ['; ; a;', ['a']],
    ['', []],
  ])('are read from %j', (text, expected) => {
    expect(splitValues(text)).toEqual(expected);
  });
});

const labels = { az: '', en: '', ru: '' };
const field = (name: string, more: Partial<FieldDefinition> = {}): FieldDefinition => ({
  name,
  labels,
  synonyms: { az: [], en: [], ru: [] },
  datatype: 'text',
  isRepeatable: false,
  ...more,
});
const FIELDS = [
  field('title'),
  field('acronym'),
  field('partners', { datatype: 'agent', isRepeatable: true }),
  field('period', { datatype: 'date' }),
  field('status', {
    datatype: 'term',
    terms: [{ code: 'done', labels: { az: 'Bitib', en: 'Done', ru: 'Готово' } }],
  }),
];
const COLUMNS = [
  { field: 'type', label: 'Növ', datatype: 'type', width: 100, definition: null } as RecordColumn,
  ...FIELDS.map(
    (definition): RecordColumn => ({
      field: definition.name,
      label: definition.name,
      datatype: definition.datatype,
      width: 100,
      definition,
    }),
  ),
];
const ARCHIVE = {
  types: [
    {
      name: 'project',
      labels: { az: 'Layihə', en: 'Project', ru: 'Проект' },
      dateField: 'period',
      fields: FIELDS,
    },
  ],
  commonFields: [],
} as unknown as ArchiveState;
const record = (id: number, title: string, fields: RecordRow['fields'] = {}): RecordRow =>
  ({ id, type: 'project', title, referenceCode: '', date: null, fields }) as RecordRow;
const column = (name: string): RecordColumn => {
  const found = COLUMNS.find((one) => one.field === name);
  if (!found) throw new Error(name);
  return found;
};
const FULL = record(1, 'Bir', {
  partners: [
    { text: 'ADU (Azərbaycan)', name: 'ADU', authority: 7 as never },
    { text: 'A; B', name: 'A; B', authority: 8 as never },
  ],
  period: [{ text: '03/04/2005', edtf: '2005-04-03' }],
  status: [{ text: 'done', term: 'done' }],
});
const copy = (name: string) => copyCell(FULL, column(name), ARCHIVE, 'az');

describe('a copied cell', () => {
  test('has the words of its source for others, and the name of a term rather than its code', () => {
    expect(['type', 'title', 'partners', 'period', 'status'].map((name) => copy(name).text)).toEqual([
      'Layihə',
      'Bir',
      'ADU (Azərbaycan); "A; B"',
      '03/04/2005',
      'Bitib',
    ]);
  });

  test('keeps authority records and confirmed dates for a field of the same datatype only', () => {
    const block = readBlock(writeBlock([[copy('partners'), copy('period')]]));
    const [partners, period] = block?.[0] ?? [];
    if (!partners || !period) throw new Error('no block');
    expect(inputsFor(partners, field('participants', { datatype: 'agent', isRepeatable: true }))).toEqual([
      { text: 'ADU (Azərbaycan)', authority: 7 },
      { text: 'A; B', authority: 8 },
    ]);
    expect(inputsFor(partners, field('note', { isRepeatable: true }))).toEqual([
      { text: 'ADU (Azərbaycan)' },
      { text: 'A; B' },
    ]);
    expect(inputsFor(partners, field('note'))).toEqual([{ text: 'ADU (Azərbaycan); "A; B"' }]);
    expect(inputsFor(period, field('heldOn', { datatype: 'date' }))).toEqual([
      { text: '03/04/2005', edtf: '2005-04-03' },
    ]);
    expect(inputsFor(period, field('note'))).toEqual([{ text: '03/04/2005' }]);
  });

  test.each(['', '[[', '{}', '[[{"text":7}]]', 'null'])('is not read out of %j', (stored) => {
    expect(readBlock(stored)).toBeNull();
  });
});

describe('pasted cells', () => {
  const cell = (text: string) => ({ text, values: null, datatype: null });

  test('go to the fields under them, several values parted, and columns that are no field are left out', () => {
    const plan = planCells(
      ARCHIVE,
      [record(1, 'Bir'), record(2, 'İki')],
      columnsOf(COLUMNS, { top: 0, bottom: 1, left: 1, right: 4 }),
      blockContent([[cell('Növ'), cell('Yeni'), cell('QISA'), cell('ADU; BDU')]]),
    );
    const values = [
      ['title', [{ text: 'Yeni' }]],
      ['acronym', [{ text: 'QISA' }]],
      ['partners', [{ text: 'ADU' }, { text: 'BDU' }]],
    ] as const;
    expect(plan).toEqual({
      cells: [1, 2].flatMap((id) => values.map(([name, of]) => ({ id, field: name, values: of }))),
      skipped: [COLUMNS[0]],
    });
  });

  test('leave what a short row says nothing about', () => {
    const content = blockContent([[cell('a'), cell('b')], [cell('c')]]);
    const plan = planCells(ARCHIVE, [record(1, ''), record(2, '')], COLUMNS.slice(2, 4), content);
    expect(plan.cells.map(({ id, field: name }) => `${id} ${name}`)).toEqual([
      '1 acronym',
      '1 partners',
      '2 acronym',
    ]);
  });

  test('empty cells empty a field, but the title stays where other columns are cleared too', () => {
    const { cells } = planClearing(ARCHIVE, [FULL], COLUMNS.slice(1, 4));
    expect(cells).toEqual([
      { id: 1, field: 'acronym', values: [] },
      { id: 1, field: 'partners', values: [] },
    ]);
  });
});
