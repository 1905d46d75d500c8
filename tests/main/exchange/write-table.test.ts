import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Archive } from '../../../main/archive.ts';
import { guardFormula } from '../../../main/exchange/csv.ts';
import { tableSource } from '../../../main/exchange/table-source.ts';
import { writeTable } from '../../../main/exchange/write-table.ts';
import { createXlsxWriter, LONGEST_TEXT } from '../../../main/exchange/xlsx.ts';
import { columnName } from '../../../main/exchange/xlsx-parts.ts';
import { deleteRecords } from '../../../main/records/bin.ts';
import { createRecord, setField } from '../../../main/records/edit.ts';
import type { RecordId, TableExport } from '../../../preload/model.ts';
import { delimiterOf } from '../../../preload/model.ts';
import { failureOf, newArchive, temporaryFolder } from '../helpers.ts';
import { NAUGHTY_STRINGS } from './naughty-strings.ts';
import { readCsv, unguarded } from './read-csv.ts';
import { findElement, findElements, readXlsx } from './read-xlsx.ts';

type Asked = Partial<Omit<TableExport, 'columns'>> & { readonly columns: readonly string[] };

/** Writes what is asked for, in Azerbaijani as CSV unless it says otherwise, and answers the path. */
function write(archive: Archive, { columns, ...asked }: Asked): string {
  const language = asked.language ?? 'az';
  const table: TableExport = {
    query: {},
    only: null,
    language,
    format: 'csv',
    delimiter: delimiterOf(language),
    hasEdtf: false,
    ...asked,
    columns: columns.map((field) => ({ field, width: 140 })),
  };
  const path = join(temporaryFolder(), `table.${table.format}`);
  const source = tableSource(archive, table);
  writeTable({ archive: archive.identity.path, source, table, path }, () => undefined);
  return path;
}
const csv = (archive: Archive, asked: Asked) =>
  readCsv(
    readFileSync(write(archive, asked), 'utf8'),
    asked.delimiter ?? delimiterOf(asked.language ?? 'az'),
  );
const xlsx = (archive: Archive, asked: Asked) => readXlsx(write(archive, { ...asked, format: 'xlsx' }));

/** A workbook of one column as it is read back: its sheets with their cells. */
function workbook(label: string, mostRows: number, cells: readonly string[], sheetName = 'x'): unknown {
  const pieces: Buffer[] = [];
  const columns = [{ label, width: 70 }];
  const writer = createXlsxWriter({ sheetName, columns, mostRows }, (bytes) =>
    pieces.push(Buffer.from(bytes)),
  );
  for (const cell of cells) writer.row([cell]);
  writer.end();
  const path = join(temporaryFolder(), 'workbook.xlsx');
  writeFileSync(path, Buffer.concat(pieces));
  return readXlsx(path).map(({ name, rows }) => [name, rows.map(([cell]) => cell)]);
}

function project(
  archive: Archive,
  title: string,
  fields: Readonly<Record<string, readonly string[]>>,
): RecordId {
  const id = createRecord(archive, 'project', null, title);
  for (const [field, texts] of Object.entries(fields))
    setField(
      archive,
      id,
      field,
      texts.map((text) => ({ text })),
    );
  return id;
}

async function threeProjects(): Promise<{ readonly archive: Archive; readonly ids: readonly RecordId[] }> {
  const archive = await newArchive();
  const ids = [
    project(archive, 'Üçüncü', {
      budget: ['633,292 EUR'],
      period: ['2023-2025'],
      partners: ['Xəzər Universiteti', 'Bakı Dövlət Universiteti'],
    }),
    project(archive, 'Əvvəlinci', { budget: ['€799,999.50'], period: ['Dekabr 2023 - Noyabr 2026'] }),
    project(archive, 'İkinci', { budget: ['TBA'], period: ['2022-2024-cü illər'] }),
  ];
  return { archive, ids };
}

describe('the table as it is shown', () => {
  test('has the columns, order and filters that were asked for, under the labels of the language', async () => {
    const { archive } = await threeProjects();
    const columns = ['title', 'partners', 'period', 'type'];
    expect(csv(archive, { query: { types: ['project'] }, columns })).toEqual([
      ['Başlıq', 'Tərəfdaşlar', 'Tətbiq Dövrü', 'Növ'],
      ['Əvvəlinci', '', 'Dekabr 2023 - Noyabr 2026', 'Layihə'],
      ['İkinci', '', '2022-2024-cü illər', 'Layihə'],
      ['Üçüncü', 'Xəzər Universiteti; Bakı Dövlət Universiteti', '2023-2025', 'Layihə'],
    ]);
    const query = { filters: [{ field: 'title', value: 'üçüncü' }] };
    expect(csv(archive, { query, columns: ['type', 'title'], language: 'en' })).toEqual([
      ['Type', 'Title'],
      ['Project', 'Üçüncü'],
    ]);
    const sorted = { sort: { field: 'title', direction: 'desc' as const } };
    expect(csv(archive, { query: sorted, columns: ['title'], language: 'ru' })[1]).toEqual(['Üçüncü']);
  });

  test('of chosen records has these alone, in the order of the table', async () => {
    const { archive, ids } = await threeProjects();
    const only = [ids[0], ids[1]] as RecordId[];
    expect(csv(archive, { only, columns: ['title'] }).slice(1)).toEqual([['Əvvəlinci'], ['Üçüncü']]);
  });

  test('that is grouped keeps its groups together and tells them in a column, unless one does already', async () => {
    const { archive, ids } = await threeProjects();
    const fond = createRecord(archive, 'fonds', null, 'Fond 1');
    createRecord(archive, 'document', fond, 'Məktub');
    deleteRecords(archive, [ids[2] as RecordId]);
    expect(csv(archive, { query: { groupBy: 'year' }, columns: ['title'] })).toEqual([
      ['İl', 'Başlıq'],
      ['2023', 'Əvvəlinci'],
      ['2023', 'Üçüncü'],
      ['', 'Fond 1'],
      ['', 'Məktub'],
    ]);
    expect(csv(archive, { query: { groupBy: 'parent' }, columns: ['title'] })[1]).toEqual([
      'Fond 1',
      'Məktub',
    ]);
    expect(csv(archive, { query: { groupBy: 'type' }, columns: ['title', 'type'] })[0]).toEqual([
      'Başlıq',
      'Növ',
    ]);
  });

  test('has amounts as numbers beside their currency, and what was not understood as it stands', async () => {
    const { archive } = await threeProjects();
    const asked = { columns: ['title', 'budget'] };
    expect(csv(archive, asked)).toEqual([
      ['Başlıq', 'Büdcə', 'Büdcə (valyuta)'],
      ['Əvvəlinci', '799999,50', 'EUR'],
      ['İkinci', 'TBA', ''],
      ['Üçüncü', '633292,00', 'EUR'],
    ]);
    expect(csv(archive, { ...asked, language: 'en' })[1]).toEqual(['Əvvəlinci', '799999.50', 'EUR']);
    expect(xlsx(archive, asked)[0]?.rows.slice(1)).toEqual([
      ['Əvvəlinci', { number: 799999.5, format: '#,##0.00' }, 'EUR'],
      ['İkinci', 'TBA'],
      ['Üçüncü', { number: 633292, format: '#,##0.00' }, 'EUR'],
    ]);
  });

  test('has dates as the source says them, with their reading beside them where it is wanted', async () => {
    const { archive } = await threeProjects();
    expect(csv(archive, { columns: ['period'], hasEdtf: true })).toEqual([
      ['Tətbiq Dövrü', 'Tətbiq Dövrü (EDTF)'],
      ['Dekabr 2023 - Noyabr 2026', '2023-12/2026-11'],
      ['2022-2024-cü illər', '2022/2024'],
      ['2023-2025', '2023/2025'],
    ]);
  });

  test('has terms, names, moments and the own date of every type in words of the language', async () => {
    const archive = await newArchive();
    const id = createRecord(archive, 'conference', null, 'Konfrans');
    setField(archive, id, 'kind', [{ text: 'seminar' }]);
    setField(archive, id, 'heldOn', [{ text: '12-13 iyun 2006-cı il' }]);
    setField(archive, id, 'outcome', [{ text: '- bir\n- iki' }]);
    const columns = ['kind', 'date', 'outcome', 'updatedAt'];
    const [, row] = csv(archive, { query: { types: ['conference'] }, columns, language: 'ru' });
    expect(row?.slice(0, 3)).toEqual(['Семинар', '12-13 iyun 2006-cı il', "'- bir\n- iki"]);
    expect(row?.[3]).toMatch(/^\d\d\.\d\d\.\d{4},? \d\d:\d\d$/);
  });

  test('with an unknown column is told as such and leaves no file', async () => {
    const { archive } = await threeProjects();
    expect(await failureOf(() => csv(archive, { columns: ['yoxdur'] }))).toBe('fieldUnknown');
  });
});

describe('any text', () => {
  async function withTitles(texts: readonly string[]) {
    const archive = await newArchive();
    for (const [at, text] of texts.entries()) {
      const id = createRecord(archive, 'document', null, `${at}`);
      setField(archive, id, 'referenceCode', [{ text: `${1000 + at}` }]);
      setField(archive, id, 'note', [{ text }]);
    }
    const query = { sort: { field: 'referenceCode', direction: 'asc' as const } };
    const kept = archive.db
      .prepare("SELECT text FROM value WHERE field = 'note' ORDER BY recordId")
      .pluck()
      .all() as string[];
    return { archive, asked: { query, columns: ['note'] }, kept };
  }

  test.each([';', ',', '\t'] as const)(
    'comes back from CSV with %j and is never a formula',
    async (delimiter) => {
      const { archive, asked, kept } = await withTitles(NAUGHTY_STRINGS);
      expect(kept).toHaveLength(NAUGHTY_STRINGS.length);
      const [head, ...rows] = csv(archive, { ...asked, delimiter });
      expect(head).toEqual(['Qeyd']);
      expect(rows.map(([cell = '']) => unguarded(cell))).toEqual(kept);
    },
  );

  test('comes back from XLSX and is always a text', async () => {
    const { archive, asked, kept } = await withTitles(NAUGHTY_STRINGS);
    const [sheet] = xlsx(archive, asked);
    expect(sheet?.rows.slice(1).map(([cell]) => cell)).toEqual(kept);
    if (sheet) expect(findElements(sheet.xml, 'f')).toEqual([]);
  });

  test('is told apart from every other one by its guard', () => {
    const texts = ['=', "'=", "''=", ' =', "' =", "'", "''", 'a', "'a", '\t', "'\t", "' \t", '-1', "'-1"];
    const guarded = texts.map(guardFormula);
    expect(new Set(guarded).size).toBe(texts.length);
    expect(guarded.map(unguarded)).toEqual(texts);
  });

  test('that is longer than a cell of a spreadsheet is cut there and told, and whole in CSV', async () => {
    const archive = await newArchive();
    const id = createRecord(archive, 'document', null, 'Uzun');
    const long = `${'ə'.repeat(LONGEST_TEXT - 2)}😀son`;
    setField(archive, id, 'scopeAndContent', [{ text: long }]);
    const columns = ['scopeAndContent'];
    expect(csv(archive, { columns })[1]).toEqual([long]);
    expect(xlsx(archive, { columns })[0]?.rows[1]).toEqual([`${'ə'.repeat(LONGEST_TEXT - 2)}…`]);
  });

  test('half a character becomes the mark of one that is missing', () => {
    expect(workbook('\uD800', 10, ['a\uDC00b'])).toEqual([['x', ['\uFFFD', 'a\uFFFDb']]]);
  });
});

describe('a workbook', () => {
  test('has a bold head that stays in sight and filters, columns as wide as shown, and one table', async () => {
    const { archive } = await threeProjects();
    const [sheet] = xlsx(archive, { columns: ['title', 'budget'] });
    if (!sheet) throw new Error('no sheet');
    expect(sheet.name).toBe('Qeydlər');
    expect(findElement(sheet.xml, 'pane').attributes).toEqual({
      ySplit: '1',
      topLeftCell: 'A2',
      activePane: 'bottomLeft',
      state: 'frozen',
    });
    expect(findElement(sheet.xml, 'autoFilter').attributes).toEqual({ ref: 'A1:C4' });
    expect(findElements(sheet.xml, 'col').map(({ attributes }) => attributes['width'])).toEqual([
      '20.00',
      '20.00',
      '11.43',
    ]);
  });

  test('goes on in a further sheet where one is full, under the same head', () => {
    expect(workbook('N', 3, ['1', '2', '3', '4', '5'], "Qeydlər 'x'")).toEqual([
      ["Qeydlər 'x'", ['N', '1', '2']],
      ["Qeydlər 'x' 2", ['N', '3', '4']],
      ["Qeydlər 'x' 3", ['N', '5']],
    ]);
  });

  test('names its columns as spreadsheets do', () => {
    expect([0, 25, 26, 51, 52, 701, 702, 16_383].map(columnName)).toEqual([
      'A',
      'Z',
      'AA',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
      'XFD',
    ]);
  });
});

describe('a file', () => {
  test('that is there already is not written over, and stays as it is', async () => {
    const { archive } = await threeProjects();
    const path = write(archive, { columns: ['title'] });
    const before = readFileSync(path);
    const table = {
      query: {},
      columns: [],
      language: 'az',
      format: 'csv',
      delimiter: ';',
      hasEdtf: false,
    } as const;
    expect(() =>
      writeTable(
        {
          archive: archive.identity.path,
          source: tableSource(archive, { ...table, columns: [], only: null }),
          table: { ...table, columns: [] },
          path,
        },
        () => undefined,
      ),
    ).toThrow('EEXIST');
    expect(readFileSync(path)).toEqual(before);
  });
});
