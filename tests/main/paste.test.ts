import { expect, test } from 'vitest';
import { createApi } from '../../main/api.ts';
import type { Archive } from '../../main/archive.ts';
import { undo } from '../../main/history/undo.ts';
import { createRecord } from '../../main/records/edit.ts';
import { getRecord } from '../../main/records/read.ts';
import type { CellInput, RecordId } from '../../preload/model.ts';
import { newArchive } from './helpers.ts';

async function openWindow() {
  const archive = await newArchive();
  const { handlers } = createApi(archive, { pathOf: String, emit: () => undefined });
  return { archive, handlers };
}

const project = (archive: Archive, title: string): RecordId => createRecord(archive, 'project', null, title);
const cell = (id: RecordId, field: string, ...texts: string[]): CellInput => ({
  id,
  field,
  values: texts.map((text) => ({ text })),
});
const textsOf = ({ db }: Archive, id: RecordId, field: string): readonly string[] =>
  (getRecord(db, id).fields[field] ?? []).map(({ text }) => text);

test('a block of cells is written as one step, each value read by its field, and taken back at once', async () => {
  const { archive, handlers } = await openWindow();
  const [first, second] = [project(archive, 'Birinci'), project(archive, 'İkinci')];
  const cells = [
    cell(first, 'title', 'Yeni birinci'),
    cell(first, 'budget', '633,29 EUR'),
    cell(second, 'period', '2023-2025'),
    cell(second, 'partners', 'Xəzər Universiteti', ' ', 'ADU'),
    cell(second, 'acronym'),
  ];
  expect(await handlers.setCells({ cells })).toEqual({ written: 4, failures: [] });
  expect(getRecord(archive.db, first)).toMatchObject({
    title: 'Yeni birinci',
    fields: { budget: [{ text: '633,29 EUR', amount: 63329, currency: 'EUR' }] },
  });
  expect(getRecord(archive.db, second).fields['period']).toEqual([{ text: '2023-2025', edtf: '2023/2025' }]);
  expect(getRecord(archive.db, second).fields['partners']).toMatchObject([
    { name: 'Xəzər Universiteti', role: 'partner' },
    { name: 'ADU', role: 'partner' },
  ]);
  undo(archive);
  expect(getRecord(archive.db, first)).toMatchObject({ title: 'Birinci', fields: { budget: [] } });
  expect(textsOf(archive, second, 'partners')).toEqual([]);
});

const REFUSED = [
  ['an empty title', 'title', [], 'titleEmpty'],
  ['several values where one can be', 'acronym', ['A', 'B'], 'valueNotRepeatable'],
  ['a field that the type does not have', 'heldOn', ['2005'], 'fieldUnknown'],
  ['a date that is none', 'period', ['sabah'], 'valueUnreadable'],
  ['a date that can be read in two ways', 'period', ['03/04/2005'], 'valueAmbiguous'],
  ['an amount without a currency', 'budget', ['çox'], 'valueUnreadable'],
] as const;

test.each(REFUSED)(
  'with %s nothing is written, unless the rest shall be',
  async (_what, field, texts, code) => {
    const { archive, handlers } = await openWindow();
    const id = project(archive, 'Layihə');
    const cells = [cell(id, 'aim', 'Məqsəd'), cell(id, field, ...texts)];
    const failures = [expect.objectContaining({ id, field, code })];
    expect(await handlers.setCells({ cells })).toEqual({ written: 0, failures });
    expect(textsOf(archive, id, 'aim')).toEqual([]);
    expect(await handlers.setCells({ cells, isPartial: true })).toEqual({ written: 1, failures });
    expect(textsOf(archive, id, 'aim')).toEqual(['Məqsəd']);
  },
);

test('words that are not understood are kept as words where the person wants that', async () => {
  const { archive, handlers } = await openWindow();
  const id = project(archive, 'Layihə');
  const cells = [cell(id, 'period', '03/04/2005'), cell(id, 'budget', 'çox')];
  expect(await handlers.setCells({ cells, keepsUnread: true })).toEqual({ written: 2, failures: [] });
  expect(getRecord(archive.db, id).fields).toMatchObject({
    period: [{ text: '03/04/2005' }],
    budget: [{ text: 'çox' }],
  });
});

test('an authority record and a confirmed reading come along with a value', async () => {
  const { archive, handlers } = await openWindow();
  const [first, second] = [project(archive, 'Birinci'), project(archive, 'İkinci')];
  await handlers.setCells({ cells: [cell(first, 'coordinator', 'ADU')] });
  const authority = getRecord(archive.db, first).fields['coordinator']?.[0]?.authority;
  if (authority === undefined) throw new Error('no authority record');
  const cells: CellInput[] = [
    { id: second, field: 'coordinator', values: [{ text: 'Azərbaycan Dillər Universiteti', authority }] },
    { id: second, field: 'period', values: [{ text: '03/04/2005', edtf: '2005-04-03' }] },
    { id: second, field: 'signedAt', values: [{ text: 'Bakı', authority }] },
  ];
  const { written, failures } = await handlers.setCells({ cells, isPartial: true });
  expect([written, failures.map(({ code }) => code)]).toEqual([2, ['fieldUnknown']]);
  expect(getRecord(archive.db, second).fields).toMatchObject({
    coordinator: [{ text: 'Azərbaycan Dillər Universiteti', name: 'ADU' }],
    period: [{ edtf: '2005-04-03' }],
  });
});

test('a preview shows old beside new with what cannot be written, and writes nothing', async () => {
  const { archive, handlers } = await openWindow();
  const id = project(archive, 'Layihə');
  await handlers.setCells({ cells: [cell(id, 'acronym', 'ESKİ')] });
  const shown = await handlers.previewCells({
    cells: [cell(id, 'acronym', 'YENİ'), cell(id, 'period', 'sabah'), cell(id, 'heldOn', '2005')],
  });
  const record = { id, title: 'Layihə', type: 'project' };
  expect(shown).toEqual([
    { record, field: 'acronym', before: [{ text: 'ESKİ' }], after: [{ text: 'YENİ' }], failure: null },
    {
      record,
      field: 'period',
      before: [],
      after: [{ text: 'sabah' }],
      failure: { code: 'valueUnreadable', detail: 'sabah' },
    },
    {
      record,
      field: 'heldOn',
      before: [],
      after: [{ text: '2005' }],
      failure: { code: 'fieldUnknown', detail: 'heldOn' },
    },
  ]);
  expect(textsOf(archive, id, 'acronym')).toEqual(['ESKİ']);
});

test('thousands of cells are one step too', async () => {
  const { archive, handlers } = await openWindow();
  const ids = Array.from({ length: 1500 }, (_, index) => project(archive, `Layihə ${index}`));
  const cells = ids.map((id, index) => cell(id, 'acronym', `L${index}`));
  expect(await handlers.setCells({ cells })).toEqual({ written: 1500, failures: [] });
  undo(archive);
  expect(ids.flatMap((id) => textsOf(archive, id, 'acronym'))).toEqual([]);
});
