import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { closeArchive } from '../../../main/archive.ts';
import { createRecord, setField } from '../../../main/records/edit.ts';
import { saveView } from '../../../main/saved-views.ts';
import { followHistory } from '../../../main/search/search-index.ts';
import { newArchive, temporaryFolder } from '../helpers.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';

const command = join(import.meta.dirname, '../../../main/kulliyyat.mjs');

function kulliyyat(...args: readonly string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

let folder = '';
let out = '';
beforeEach(async () => {
  const archive = await newArchive();
  for (const [title, date] of [
    ['Birinci memorandum', '24 avqust 2005-ci il'],
    ['=İkinci memorandum', '2006'],
    ['Üçüncü', '2007'],
  ] as const) {
    const id = createRecord(archive, 'memorandum', null, title);
    setField(archive, id, 'signedOn', [{ text: date }]);
  }
  saveView(archive, null, 'Memorandumlar', {
    query: { text: 'memorandum', groupBy: 'year', sort: { field: 'date', direction: 'asc' } },
    layout: { columns: [{ field: 'title', width: 300, isFrozen: true }] },
  });
  followHistory(archive.search, archive.db);
  closeArchive(archive);
  folder = archive.folder;
  out = join(temporaryFolder(), 'cədvəl.csv');
});

const csv = (delimiter: string) => readCsv(readFileSync(out, 'utf8'), delimiter);

describe('records with a format', () => {
  test('writes all records that it chooses, in the columns that are named, and tells how many', () => {
    const columns = ['--columns', 'title, signedOn', '--edtf', '--type', 'memorandum', '--sort', 'date'];
    const { code, out: text } = kulliyyat(
      'records',
      folder,
      '--format',
      'csv',
      '-o',
      out,
      ...columns,
      '--json',
    );
    expect(code).toBe(0);
    expect(JSON.parse(text)).toEqual({ path: out, total: 3, rows: 3, cut: 0 });
    expect(csv(',')).toEqual([
      ['Title', 'Signed on', 'Signed on (EDTF)'],
      ['Birinci memorandum', '24 avqust 2005-ci il', '2005-08-24'],
      ["'=İkinci memorandum", '2006', '2006'],
      ['Üçüncü', '2007', '2007'],
    ]);
  });

  test('writes in the words and with the delimiter of a language, over an older file, and leaves no other', () => {
    writeFileSync(out, 'köhnə');
    const asked = ['--language', 'az', '--offset', '1', '--limit', '1', '--sort', 'date:desc'];
    expect(kulliyyat('records', folder, '--format', 'csv', '-o', out, ...asked).code).toBe(0);
    expect(csv(';').map((row) => row.slice(0, 4))).toEqual([
      ['Növ', 'Arxiv şifri', 'Başlıq', 'Tarix'],
      ['Memorandum', '', "'=İkinci memorandum", '2006'],
    ]);
    expect(readdirSync(join(out, '..'))).toEqual(['cədvəl.csv']);
    kulliyyat(
      'records',
      folder,
      '--format',
      'csv',
      '-o',
      out,
      '--columns',
      'title,type',
      '--delimiter',
      'tab',
    );
    expect(csv('\t')[0]).toEqual(['Title', 'Type']);
  });

  test('writes a saved view as it was saved, or narrowed further', () => {
    const path = out.replace(/csv$/, 'xlsx');
    const asked = [
      'records',
      folder,
      '--view',
      'Memorandumlar',
      '--format',
      'xlsx',
      '-o',
      path,
      '--language',
      'ru',
    ];
    expect(kulliyyat(...asked).code).toBe(0);
    expect(readXlsx(path).map(({ name, rows }) => [name, rows])).toEqual([
      [
        'Записи',
        [
          ['Год', 'Заголовок'],
          ['2006', '=İkinci memorandum'],
          ['2005', 'Birinci memorandum'],
        ],
      ],
    ]);
    kulliyyat(...asked, '--offset', '1');
    expect(readXlsx(path)[0]?.rows.slice(1)).toEqual([['2005', 'Birinci memorandum']]);
    kulliyyat(...asked, '--filter', 'title=ikinci');
    expect(readXlsx(path)[0]?.rows.slice(1)).toEqual([['2006', '=İkinci memorandum']]);
  });

  test.each([
    [['--format', 'csv'], '-o'],
    [['--format', 'pdf', '-o', 'x.pdf'], 'csv or xlsx'],
    [['-o', 'x.csv'], '--format'],
    [['--edtf'], '--format'],
    [['--format', 'csv', '-o', 'x.csv', '--delimiter', '|'], 'tab'],
    [['--format', 'csv', '-o', 'x.csv', '--language', 'de'], 'az, en or ru'],
    [['--format', 'csv', '-o', 'x.csv', '--columns', 'title,,date'], 'FIELD'],
    [['--format', 'csv', '-o', 'x.csv', '--columns', 'yoxdur'], 'yoxdur'],
    [['--view', 'yoxdur'], 'yoxdur'],
    [['--format', 'csv', '-o', '/yoxdur/x.csv'], '/yoxdur'],
  ])('used as %j is told as wrong use and writes nothing', (args, sentence) => {
    const { code, err } = kulliyyat('records', folder, ...args);
    expect([code, err.includes(sentence), existsSync('x.csv')]).toEqual([2, true, false]);
  });
});

test('the saved views are listed, and records as JSON follow one', () => {
  const { views } = JSON.parse(kulliyyat('views', folder, '--json').out);
  expect(views.map(({ name }: { name: string }) => name)).toEqual(['Memorandumlar']);
  expect(kulliyyat('views', folder).out).toBe('1\tMemorandumlar\n');
  const { total, records } = JSON.parse(
    kulliyyat('records', folder, '--view', 'Memorandumlar', '--json').out,
  );
  expect([total, records[0].title]).toEqual([2, 'Birinci memorandum']);
});
