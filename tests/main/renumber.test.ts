import { expect, test } from 'vitest';
import type { Archive } from '../../main/archive.ts';
import { undo, undoState } from '../../main/history/undo.ts';
import { createJobs } from '../../main/jobs/jobs.ts';
import { codeMaker } from '../../main/records/code-pattern.ts';
import { createRecord, setField } from '../../main/records/edit.ts';
import { moveRecord } from '../../main/records/move.ts';
import { previewRenumber, renumberAsJob } from '../../main/records/renumber.ts';
import type { RecordId, Renumbering } from '../../preload/model.ts';
import { failureOf, newArchive } from './helpers.ts';

function make(archive: Archive, title: string, parent: RecordId | null, code = ''): RecordId {
  const id = createRecord(archive, 'file', parent, title);
  if (code !== '') setField(archive, id, 'referenceCode', [{ text: code }]);
  return id;
}
const plain: Omit<Renumbering, 'parent'> = { pattern: '{parent}/{n}', start: 1, step: 1, isDeep: false };

test.each([
  ['{parent}/{n}', 'AZ-F.1', 7, 'AZ-F.1/7'],
  ['{parent}/{n}', '', 7, '7'],
  ['AZ-F.1/{n:3}', '', 7, 'AZ-F.1/007'],
  ['AZ-F.1/{n:3}', 'X', 1234, 'AZ-F.1/1234'],
  ['{parent} – iş {n}', 'F.5', 2, 'F.5 – iş 2'],
  ['{parent} – iş {n}', '', 2, 'iş 2'],
  ['{n}', '$&', 3, '3'],
  ['{parent}-{n}', '$&', 3, '$&-3'],
])('the pattern %s below %j makes number %i into %s', (pattern, parent, number, code) => {
  expect(codeMaker(pattern)(parent, number)).toBe(code);
});

test.each(['{parent}', 'AZ', '{n:0}', '{n', '{m}-{n}', '{n}}', ''])(
  'the pattern %j is refused',
  async (pattern) => {
    expect(await failureOf(() => codeMaker(pattern))).toBe('codePatternInvalid');
  },
);

test('what stands below a record is renumbered in the order of the tree, as one step', async () => {
  const archive = await newArchive();
  const jobs = createJobs(() => undefined);
  const fonds = make(archive, 'Fond', null, 'AZ-F.1');
  const [a, b] = [make(archive, 'A', fonds, 'AZ-F.1/9'), make(archive, 'B', fonds, 'AZ-F.1/1')];
  make(archive, 'A1', a);
  moveRecord(archive, b, fonds, 0);
  const asked = { ...plain, parent: fonds, isDeep: true };
  const plan = previewRenumber(archive.db, { ...asked, from: 0, limit: 10 });
  expect({
    ...plan,
    changes: plan.changes.map(({ record, before, after }) => [record.title, before, after]),
  }).toEqual({
    total: 2,
    unchanged: 1,
    duplicates: 0,
    changes: [
      ['A', 'AZ-F.1/9', 'AZ-F.1/2'],
      ['A1', '', 'AZ-F.1/2/1'],
    ],
  });
  expect(await renumberAsJob(archive, jobs, asked)).toEqual({ changed: 2 });
  expect(previewRenumber(archive.db, { ...asked, from: 0, limit: 10 }).total).toBe(0);
  expect(undoState(archive.db).undo).toEqual({ kind: 'bulk', changes: 2 });
  undo(archive);
  expect(previewRenumber(archive.db, { ...asked, from: 0, limit: 10 }).total).toBe(2);
});

test('a code that another record has, or that would come twice, is pointed out', async () => {
  const archive = await newArchive();
  const fonds = make(archive, 'Fond', null, 'F');
  make(archive, 'Başqa', null, 'F/2');
  const a = make(archive, 'A', fonds);
  make(archive, 'B', fonds);
  make(archive, 'A1', a);
  const duplicatesOf = (asked: Partial<Renumbering>) =>
    previewRenumber(archive.db, { ...plain, parent: fonds, ...asked, from: 0, limit: 10 })
      .changes.filter(({ isDuplicate }) => isDuplicate)
      .map(({ record, after }) => [record.title, after]);
  expect(duplicatesOf({})).toEqual([['B', 'F/2']]);
  expect(duplicatesOf({ pattern: 'X{n}', isDeep: true })).toEqual([
    ['A', 'X1'],
    ['A1', 'X1'],
  ]);
});

test('numbers begin and step as asked, and the preview pages on', async () => {
  const archive = await newArchive();
  for (let index = 0; index < 12; index++) make(archive, `Qovluq ${index}`, null);
  const asked = { parent: null, pattern: 'Q-{n:3}', start: 10, step: 5, isDeep: false };
  const { total, changes } = previewRenumber(archive.db, { ...asked, from: 10, limit: 5 });
  expect([total, changes.map(({ after }) => after)]).toEqual([12, ['Q-060', 'Q-065']]);
});
