import { beforeEach, expect, test } from 'vitest';
import type { Archive } from '../../main/archive.ts';
import { listHistory } from '../../main/history/list.ts';
import { createStepRestores } from '../../main/history/restore-step.ts';
import { redo, undo } from '../../main/history/undo.ts';
import { createJobs } from '../../main/jobs/jobs.ts';
import { addField, addRecordType } from '../../main/record-type-changes.ts';
import { getRecordType, listRecordTypes } from '../../main/record-types.ts';
import { createRecord, setField } from '../../main/records/edit.ts';
import { getRecord } from '../../main/records/read.ts';
import type { BatchId, FieldDefinition } from '../../preload/model.ts';
import { failureOf, newArchive } from './helpers.ts';

let archive: Archive;
beforeEach(async () => {
  archive = await newArchive();
});

const same = (label: string) => ({ az: label, en: label, ru: label });
const field = (name: string, more: Partial<FieldDefinition> = {}): FieldDefinition => ({
  name,
  labels: same(name),
  synonyms: { az: [], en: [], ru: [] },
  datatype: 'date',
  isRepeatable: false,
  ...more,
});
const names = () => listRecordTypes(archive.db).map(({ name }) => name);
const fieldNames = (type: string) => getRecordType(archive.db, type).fields.map(({ name }) => name);

test('a field that is added holds values, is a step of the history, and goes and comes with undo and redo', () => {
  const before = getRecordType(archive.db, 'document');
  const after = addField(archive, 'document', field('receivedOn'));
  expect([after.fields.at(-1)?.name, after.layout.at(-1)]).toEqual([
    'receivedOn',
    { field: 'receivedOn', form: 'inline' },
  ]);
  expect(
    listHistory(archive.db, {}).map(({ kind, entity, field: name, before: from, after: to }) => [
      kind,
      entity,
      name,
      from,
      to,
    ]),
  ).toEqual([['edit', 'recordType', 'receivedOn', null, [{ text: 'receivedOn', name: 'document' }]]]);
  undo(archive);
  expect(getRecordType(archive.db, 'document')).toEqual(before);
  redo(archive);
  expect(getRecordType(archive.db, 'document')).toEqual(after);
  const id = createRecord(archive, 'document', null, 'Məktub');
  setField(archive, id, 'receivedOn', [{ text: '3 may 2021' }]);
  expect(getRecord(archive.db, id).fields['receivedOn']).toEqual([
    { text: '3 may 2021', edtf: '2021-05-03' },
  ]);
});

test('a type that is added has the fields of the other one and goes and comes with undo and redo', () => {
  const builtIn = names();
  const type = addRecordType(archive, 'letter', { az: 'Məktub', en: 'Letter', ru: 'Письмо' }, 'document');
  expect([names(), type.fields]).toEqual([
    [...builtIn, 'letter'],
    getRecordType(archive.db, 'document').fields,
  ]);
  undo(archive);
  expect(names()).toEqual(builtIn);
  redo(archive);
  expect([names().at(-1), getRecordType(archive.db, 'letter')]).toEqual(['letter', type]);
});

test('a type that records have and a field that values stand in do not vanish by undo', async () => {
  addRecordType(archive, 'letter', same('Məktub'), 'document');
  addField(archive, 'letter', field('receivedOn'));
  const restores = createStepRestores(
    archive,
    createJobs(() => undefined),
  );
  const id = createRecord(archive, 'letter', null, 'Bir məktub');
  setField(archive, id, 'receivedOn', [{ text: '2021' }]);
  // The step can be looked at by itself too, whatever came after it.
  const [typeStep, fieldStep] = archive.db
    .prepare("SELECT batchId FROM change WHERE entity = 'recordType' ORDER BY id")
    .pluck()
    .all() as BatchId[];
  const plans = await Promise.all(
    [typeStep, fieldStep].map((batch) => restores.preview(batch as BatchId, 0, 10)),
  );
  expect(plans.map(({ ready, conflicts, impossible }) => [ready, conflicts, impossible])).toEqual([
    [0, 0, 1],
    [0, 0, 1],
  ]);
  // Both were used by something that history does not take back with them.
  archive.db.prepare("UPDATE batch SET state = 'final' WHERE kind = 'create' AND id > ?").run(fieldStep);
  archive.db.prepare("UPDATE batch SET state = 'final' WHERE kind = 'edit' AND id > ?").run(fieldStep);
  expect(await failureOf(() => undo(archive))).toBe('fieldInUse');
  archive.db.prepare('DELETE FROM value WHERE recordId = ?').run(id);
  // A text in another language outlives the value that it was written for.
  archive.db
    .prepare(
      "INSERT INTO translation (recordId, language, field, text) VALUES (?, 'en', 'receivedOn', 'In May')",
    )
    .run(id);
  expect(await failureOf(() => undo(archive))).toBe('fieldInUse');
  archive.db.prepare('DELETE FROM translation WHERE recordId = ?').run(id);
  undo(archive);
  expect([fieldNames('letter').includes('receivedOn'), await failureOf(() => undo(archive))]).toEqual([
    false,
    'typeInUse',
  ]);
  expect(names()).toContain('letter');
});

test('a name that means something already is refused, and so is a definition without a meaning', async () => {
  const refusals: readonly (readonly [string, () => unknown])[] = [
    ['nameTaken', () => addField(archive, 'document', field('title'))],
    ['nameTaken', () => addField(archive, 'conference', field('heldOn'))],
    // A column of the table means one thing, whichever type it is of.
    ['nameTaken', () => addField(archive, 'document', field('budget', { datatype: 'text' }))],
    ['invalidArgument', () => addField(archive, 'document', field('x', { labels: same(' ') }))],
    ['invalidArgument', () => addField(archive, 'document', field('x', { role: 'partner' }))],
    [
      'invalidArgument',
      () => addField(archive, 'document', field('x', { terms: [{ code: 'a', labels: same('A') }] })),
    ],
    ['typeUnknown', () => addField(archive, 'poem', field('x'))],
    ['nameTaken', () => addRecordType(archive, 'document', same('Sənəd'), 'item')],
    ['invalidArgument', () => addRecordType(archive, 'Letter', same('Məktub'), 'document')],
    ['typeUnknown', () => addRecordType(archive, 'letter', same('Məktub'), 'poem')],
  ];
  const codes: string[] = [];
  for (const [, refuse] of refusals) codes.push(await failureOf(refuse));
  expect(codes).toEqual(refusals.map(([code]) => code));
  expect(listHistory(archive.db, {})).toEqual([]);
  const money = field('budget', { datatype: 'money' });
  expect(addField(archive, 'document', money).fields.at(-1)).toEqual(money);
});
