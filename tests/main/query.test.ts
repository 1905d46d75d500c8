import { beforeEach, describe, expect, test } from 'vitest';
import type { Archive } from '../../main/archive.ts';
import { deleteRecords } from '../../main/records/bin.ts';
import { createRecord, setField } from '../../main/records/edit.ts';
import { listIds } from '../../main/records/query.ts';
import { createViews } from '../../main/records/views.ts';
import { search } from '../../main/search/find.ts';
import type { RecordId, RecordQuery, ViewId } from '../../preload/model.ts';
import { failureOf, newArchive } from './helpers.ts';

let archive: Archive;
beforeEach(async () => {
  archive = await newArchive();
});

function add(
  type: string,
  title: string,
  fields: Readonly<Record<string, string | readonly string[]>> = {},
  parent: RecordId | null = null,
): RecordId {
  const id = createRecord(archive, type, parent, title);
  for (const [field, texts] of Object.entries(fields))
    setField(
      archive,
      id,
      field,
      [texts].flat().map((text) => ({ text })),
    );
  return id;
}
function titles(query: RecordQuery): unknown[] {
  return listIds(archive, query).map((id) =>
    archive.db.prepare('SELECT title FROM record WHERE id = ?').pluck().get(id),
  );
}

describe('the order of records', () => {
  test('is that of the Azerbaijani alphabet, with look-alike letters in their place', () => {
    for (const title of [
      'Zirvə',
      'Xəzər',
      'Qəbələ',
      'İsmayıllı',
      'Işıq',
      'Əliyev',
      'Çıraq',
      'Həsən',
      'Ğ',
      'Kərim',
      'Ləman',
      'Аzərbаycаn',
      'Azad',
      'Sənəd 10',
      'Sənəd 9',
      'Şəki',
    ])
      add('document', title);
    expect(titles({})).toEqual([
      'Azad',
      'Аzərbаycаn',
      'Çıraq',
      'Əliyev',
      'Ğ',
      'Həsən',
      'Xəzər',
      'Işıq',
      'İsmayıllı',
      'Kərim',
      'Qəbələ',
      'Ləman',
      'Sənəd 9',
      'Sənəd 10',
      'Şəki',
      'Zirvə',
    ]);
  });

  test('by any field puts empty ones last in both directions', () => {
    add('project', 'A', { budget: '€799,999', coordinator: 'Xəzər Universiteti (AZ)' });
    add('project', 'B', { budget: '633,292 EUR', coordinator: 'Əhməd Universiteti' });
    add('project', 'C');
    const by = (field: string, direction: 'asc' | 'desc') => titles({ sort: { field, direction } }).join('');
    expect([
      by('budget', 'asc'),
      by('budget', 'desc'),
      by('coordinator', 'asc'),
      by('coordinator', 'desc'),
    ]).toEqual(['BAC', 'ABC', 'BAC', 'ABC']);
  });
});

describe('filters', () => {
  beforeEach(() => {
    add('memorandum', 'Memorandum', {
      signedOn: '24 avqust 2005-ci il',
      parties: ['YUNESKO', 'Azərbaycan Hökuməti'],
    });
    add('conference', 'Konfrans', { heldOn: '12-13 iyun 2006-cı il', place: 'Bakı' });
    add('project', 'Layihə', { period: '2005-2007' });
  });
  const filtered = (field: string, value: string) => titles({ filters: [{ field, value }] });

  test.each([
    ['date', '2006', ['Konfrans', 'Layihə']],
    ['date', 'avqust 2005', ['Layihə', 'Memorandum']],
    ['date', '2008', []],
    ['parties', 'azerbaycan hokumeti', ['Memorandum']],
    ['place', 'BAKI', ['Konfrans']],
    ['title', 'layih', ['Layihə']],
    ['type', 'project', ['Layihə']],
  ])('%s = %s', (field, value, expected) => {
    expect(filtered(field, value)).toEqual(expected);
  });

  test('of an unknown field say so', async () => {
    expect(await failureOf(() => filtered('yoxdur', 'x'))).toBe('fieldUnknown');
  });

  test('narrow to a branch of the tree and leave the bin out', () => {
    const fonds = add('fonds', 'Fond');
    const file = add('file', 'Qovluq', {}, fonds);
    add('item', 'Vahid', {}, file);
    const gone = add('item', 'Silinmiş', {}, file);
    deleteRecords(archive, [gone]);
    expect([titles({ within: fonds }), titles({ parent: fonds }), titles({ isDeleted: true })]).toEqual([
      ['Fond', 'Qovluq', 'Vahid'],
      ['Qovluq'],
      ['Silinmiş'],
    ]);
  });
});

describe('search', () => {
  test('follows every edit, its undoing and names of the authority file', () => {
    const id = add('project', 'Layihə', { coordinator: 'Xəzər Universiteti' });
    const found = (text: string) => search(archive, text).hits.map((hit) => hit.id);
    expect([found('xezer'), found('layihə universiteti'), found('yoxdur')]).toEqual([[id], [id], []]);
    setField(archive, id, 'title', [{ text: 'Tədqiqat' }]);
    expect([found('layihe'), found('tedqiqat')]).toEqual([[], [id]]);
    deleteRecords(archive, [id]);
    expect(found('tedqiqat')).toEqual([]);
  });

  test('puts a match in the title above one in the text and marks it in the letters of the source', () => {
    const body = add('document', 'Sənəd', { text: 'Uzun mətn. Beynəlxalq kоnfrаns keçirildi. Davamı var.' });
    const title = add('document', 'Konfrans haqqında');
    const { total, hits } = search(archive, 'konfrans');
    expect([total, hits.map((hit) => hit.id)]).toEqual([2, [title, body]]);
    const [, second] = hits;
    expect(second?.marks.map(([from, to]) => second.snippet.slice(from, to))).toEqual(['kоnfrаns']);
  });

  test.each([
    '"',
    '"a',
    '*',
    'a* "b" -c OR',
    '(',
    'NEAR(a b)',
    'title:x',
    "'; DROP TABLE record; --",
    '\u0000',
    '💥',
    'ə'.repeat(5000),
  ])('no input throws: %j', (text) => {
    add('document', 'x');
    expect(() => search(archive, text)).not.toThrow();
    expect(() => listIds(archive, { text })).not.toThrow();
    expect(archive.db.prepare('SELECT count(*) FROM record').pluck().get()).toBe(1);
  });
});

describe('a view', () => {
  test('keeps its order while records change, gives any window and finds a place', () => {
    const ids = Array.from({ length: 250 }, (_, index) => add('document', `Sənəd ${index}`));
    const views = createViews(archive);
    const { view, total } = views.create({ sort: { field: 'title', direction: 'asc' } });
    setField(archive, ids[0] as RecordId, 'title', [{ text: 'Zirvə' }]);
    expect([
      total,
      views.rows(view, 198, 201, ['date']).map((row) => row.title),
      views.find(view, ids[0] as RecordId),
      views.rows(view, 0, 1, [])[0]?.title,
    ]).toEqual([250, ['Sənəd 198', 'Sənəd 199', 'Sənəd 200'], 0, 'Zirvə']);
    expect(failureOfView(views, 9999)).toBe('viewExpired');
  });
});

function failureOfView(views: ReturnType<typeof createViews>, view: number): string {
  try {
    views.ids(view as ViewId, 0, 1);
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'none';
}
