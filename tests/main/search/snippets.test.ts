import { beforeEach, expect, test } from 'vitest';
import type { Archive } from '../../../main/archive.ts';
import { createRecord, setField } from '../../../main/records/edit.ts';
import { listSnippets } from '../../../main/search/snippets.ts';
import type { RecordId, SearchHit } from '../../../preload/model.ts';
import { newArchive } from '../helpers.ts';

let archive: Archive;
let id: RecordId;
beforeEach(async () => {
  archive = await newArchive();
  id = createRecord(archive, 'project', null, 'Xəzər Mеmоrаndumu');
  setField(archive, id, 'summary', [
    { text: 'Layihə **ali təhsilin** inkişafına həsr olunub.\n\n- Universitetlər birgə çalışır.' },
  ]);
  setField(archive, id, 'results', [{ text: 'Universitetlər, təhsil: nəticələr.' }]);
  setField(archive, id, 'coordinator', [{ text: 'Xəzər Universiteti (AZ)' }]);
});

const cut = (text: string, marks: SearchHit['marks']) => marks.map(([from, to]) => text.slice(from, to));
function found(text: string): unknown {
  const [hit] = listSnippets(archive, text, [id]);
  return hit && [hit.field, cut(hit.snippet, hit.marks), cut(hit.title, hit.titleMarks)];
}

test.each([
  ['a match in running text, without its marks of form', 'tehsil*', ['summary', ['təhsilin'], []]],
  [
    'a match in the title in the letters of the source',
    'memorandumu',
    ['title', ['Mеmоrаndumu'], ['Mеmоrаndumu']],
  ],
  ['another place beside the title', 'xezer', ['coordinator', ['Xəzər'], ['Xəzər']]],
  [
    'the place with most of the words',
    'universitet* tehsilin',
    ['summary', ['təhsilin', 'Universitetlər'], []],
  ],
] as const)('a search tells %s', (_what, text, expected) => {
  expect(found(text)).toEqual(expected);
});

test('a search tells the spelling of the authority file that it found', () => {
  archive.db
    .prepare(
      "INSERT INTO authorityName (authorityId, text, matchKey) SELECT id, 'Khazar University', 'khazar' FROM authority",
    )
    .run();
  expect(found('khazar')).toEqual(['coordinator', ['Khazar'], []]);
});

test('a search tells nothing of records that are gone', () => {
  expect(listSnippets(archive, 'xezer', [(id + 1) as RecordId])).toEqual([]);
});
