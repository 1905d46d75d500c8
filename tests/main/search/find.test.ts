import { describe, expect, test } from 'vitest';
import type { Archive } from '../../../main/archive.ts';
import { runTask } from '../../../main/jobs/run-task.ts';
import { createRecord, setField } from '../../../main/records/edit.ts';
import { listIds } from '../../../main/records/query.ts';
import { listNearWords } from '../../../main/search/did-you-mean.ts';
import { search } from '../../../main/search/find.ts';
import { readSearch } from '../../../main/search/read-search.ts';
import { readTerms } from '../../../main/search/vocabulary.ts';
import { newArchive } from '../helpers.ts';

let archive: Archive;

function add(type: string, title: string, fields: Readonly<Record<string, string>> = {}): void {
  const id = createRecord(archive, type, null, title);
  for (const [field, text] of Object.entries(fields)) setField(archive, id, field, [{ text }]);
}

async function fill(): Promise<void> {
  archive = await newArchive();
  add('project', 'İşıq layihəsi', {
    period: '2005-2007',
    budget: '633,292 EUR',
    partners: 'Xəzər Universiteti (AZ)',
    summary: 'Dəniz haqqında tədqiqat',
  });
  add('project', 'Dəniz layihəsi', {
    period: '2010-2012',
    budget: '€799,999',
    partners: 'Tbilisi State University (GE)',
    aim: 'Azərbaycan elmi',
  });
  add('conference', 'Bakı konfransı', { heldOn: '12-13 iyun 2006-cı il', place: 'Bakı' });
  add('memorandum', 'Əməkdaşlıq memorandumu', { signedOn: '24 avqust 2005-ci il' });
}

function titles(text: string): readonly string[] {
  const title = archive.db.prepare('SELECT title FROM record WHERE id = ?').pluck();
  return listIds(archive, { text }).map((id) => String(title.get(id)));
}

describe('a search', () => {
  test.each([
    ['tarix:2006', ['Bakı konfransı', 'İşıq layihəsi']],
    ['tarix:2006..2010', ['Bakı konfransı', 'Dəniz layihəsi', 'İşıq layihəsi']],
    ['date:..2005-12', ['Əməkdaşlıq memorandumu', 'İşıq layihəsi']],
    ['müddət:2011', ['Dəniz layihəsi']],
    ['period:2011', ['Dəniz layihəsi']],
    ['partner:"Xəzər Universiteti"', ['İşıq layihəsi']],
    ['ölkə:GE', ['Dəniz layihəsi']],
    ['büdcə:>700000', ['Dəniz layihəsi']],
    ['budget:600000..700000EUR', ['İşıq layihəsi']],
    ['tip:layihə -partner:xəzər', ['Dəniz layihəsi']],
    ['-has:budget', ['Bakı konfransı', 'Əməkdaşlıq memorandumu']],
    ['dəniz', ['Dəniz layihəsi', 'İşıq layihəsi']],
    ['summary:dəniz', ['İşıq layihəsi']],
    ['konfrans OR memorandum', ['Bakı konfransı', 'Əməkdaşlıq memorandumu']],
    ['layihə* -dəniz', []],
    ['title:dəniz', ['Dəniz layihəsi']],
    ['-layihəsi', ['Bakı konfransı', 'Əməkdaşlıq memorandumu']],
  ])('for %s finds by title', async (text, expected) => {
    await fill();
    expect([...titles(text)].sort()).toEqual([...expected].sort());
  });

  test('puts a match in the title above one in the text, and marks only what was wanted', async () => {
    await fill();
    const { hits } = search(archive, 'dəniz -bakı');
    expect(
      hits.map(({ title, marks, snippet }) => [title, marks.map(([a, b]) => snippet.slice(a, b))]),
    ).toEqual([
      ['Dəniz layihəsi', ['Dəniz']],
      ['İşıq layihəsi', ['Dəniz']],
    ]);
  });

  test('with a typing error offers the word that was meant, in its own letters, and does not search it', async () => {
    await fill();
    expect(titles('azerbaycna')).toEqual([]);
    expect(readSearch(archive, '"azerbaycna" -konfrnas')).toEqual({
      parts: [
        { kind: 'phrase', from: 0, to: 12 },
        { kind: 'excluded', from: 14, to: 22 },
      ],
      notes: [],
      suggestion: '"azərbaycan" -konfrans',
    });
    expect(readSearch(archive, 'azerbaycna elmi').suggestion).toBe('azərbaycan elmi');
    expect(readSearch(archive, 'layihəsi').suggestion).toBe(null);
  });
});

describe('what may have been meant', () => {
  test.each([
    ['two errors in a long word', 'azerbeycna', 'azərbaycan'],
    [
      'the value of a field, never its name',
      'partner:univerisitti tarix:2005',
      'partner:universiteti tarix:2005',
    ],
    ['nothing for a number', '2066', null],
    ['nothing for a word that stands somewhere', 'dəniz', null],
    ['what is excluded', 'dəniz -partner:univerisitti', 'dəniz -partner:universiteti'],
  ])('is %s', async (_what, text, expected) => {
    await fill();
    expect(readSearch(archive, text).suggestion).toBe(expected);
  });
});

test('what may have been meant is shown in letters of one script where a record has it so', async () => {
  await fill();
  add('document', 'Mеmоrаndum: Kоnvеnsiyа');
  add('document', 'memorandum');
  expect(readSearch(archive, 'memorandmu').suggestion).toBe('memorandum');
  expect(readSearch(archive, 'konvensyia').suggestion).toBe('kоnvеnsiyа');
});

test('the words of an index are read by a worker from the file as they are in memory', async () => {
  await fill();
  titles('dəniz');
  const { path, db } = archive.search;
  const read = await runTask('vocabulary', { search: path ?? '' }, { timeLimit: 20_000 });
  expect(read).toEqual(readTerms(db));
});

test('words one typing error away are all there, each once', () => {
  const near = listNearWords('baki');
  expect(['bak', 'abki', 'baku', 'bakii', 'bakli'].every((word) => near.includes(word))).toBe(true);
  expect([new Set(near).size, near.includes('baki')]).toEqual([near.length, false]);
});
