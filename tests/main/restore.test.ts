import { describe, expect, test } from 'vitest';
import type { Archive } from '../../main/archive.ts';
import { createAuthority, updateAuthority } from '../../main/authorities/edit.ts';
import { mergeAuthorities } from '../../main/authorities/merge.ts';
import { defaultDefinition, deleteCompendium, saveCompendium } from '../../main/compendia.ts';
import { listHistory } from '../../main/history/list.ts';
import { previewRestoreRecord, restoreRecord } from '../../main/history/restore-record.ts';
import { createStepRestores } from '../../main/history/restore-step.ts';
import { writeStep } from '../../main/history/step.ts';
import { listSteps } from '../../main/history/steps.ts';
import { redo, undo, undoState } from '../../main/history/undo.ts';
import { createJobs } from '../../main/jobs/jobs.ts';
import { deleteRecords, emptyBin, restoreRecords } from '../../main/records/bin.ts';
import { changeField } from '../../main/records/change-field.ts';
import { addRecord, createRecord, setField, setFields } from '../../main/records/edit.ts';
import { moveRecords } from '../../main/records/move.ts';
import { getRecord } from '../../main/records/read.ts';
import { addRelation, removeRelation } from '../../main/relations.ts';
import type { AuthorityId, BatchId, ChangeId, RecordId } from '../../preload/model.ts';
import { contentOf, randomNumbers } from './archive-content.ts';
import { failureOf, newArchive } from './helpers.ts';

const restoresOf = (archive: Archive) =>
  createStepRestores(
    archive,
    createJobs(() => undefined),
  );
const lastStep = (archive: Archive): BatchId => {
  const [step] = listSteps(archive.db, { limit: 1 });
  if (!step) throw new Error('no step yet');
  return step.batch;
};
const nothingMore = { chosen: [], excluded: [] };
const text = (archive: Archive, id: RecordId, field: string) =>
  getRecord(archive.db, id).fields[field]?.map((value) => value.text);

describe('the history in steps', () => {
  test('tells what was done, how much it changed and the first records, newest first', async () => {
    const archive = await newArchive();
    const ids = ['A', 'B', 'C', 'D'].map((title) => createRecord(archive, 'file', null, title));
    deleteRecords(archive, ids);
    undo(archive);
    const steps = listSteps(archive.db, { limit: 3 });
    expect(
      steps.map(({ kind, changes, records, state, canRestore, target, first }) => ({
        kind,
        changes,
        records: records.map(({ title }) => title).join(''),
        state,
        canRestore,
        target: target?.kind ?? null,
        first: first.length,
      })),
    ).toEqual([
      // Undo takes back in reverse.
      {
        kind: 'undo',
        changes: 4,
        records: 'DCB',
        state: 'final',
        canRestore: false,
        target: 'delete',
        first: 4,
      },
      {
        kind: 'delete',
        changes: 4,
        records: 'ABC',
        state: 'undone',
        canRestore: false,
        target: null,
        first: 4,
      },
      { kind: 'create', changes: 1, records: 'D', state: 'done', canRestore: true, target: null, first: 1 },
    ]);
  });

  test('is narrowed to a record, to kinds and to a stretch of time, and pages on', async () => {
    const archive = await newArchive();
    const a = createRecord(archive, 'file', null, 'A');
    const b = createRecord(archive, 'file', null, 'B');
    for (let time = 0; time < 5; time++) setField(archive, a, 'title', [{ text: `A${time}` }]);
    deleteRecords(archive, [a, b]);
    const kinds = (query: object) =>
      listSteps(archive.db, { limit: 50, ...query }).map(({ kind, changes }) => `${kind} ${changes}`);
    expect(kinds({ id: b })).toEqual(['delete 1', 'create 1']);
    expect(kinds({ kinds: ['create', 'delete'] })).toEqual(['delete 2', 'create 1', 'create 1']);
    const [first, second] = listSteps(archive.db, { limit: 2 });
    expect(kinds({ before: first?.batch, limit: 1 })).toEqual([`${second?.kind} ${second?.changes}`]);
    archive.db.prepare("UPDATE batch SET at = '2020-05-0' || id || 'T10:00:00.000Z' WHERE id <= 3").run();
    expect(kinds({ from: '2020-05-02T00:00:00Z', to: '2020-05-03T10:00:00.000Z' })).toEqual(['create 1']);
  });

  test('a long step shows its first changes and pages on in the order in which they were made', async () => {
    const archive = await newArchive();
    const ids = writeStep(archive, 'import', (step) =>
      Array.from({ length: 1000 }, (_, index) =>
        addRecord(step, { type: 'item', parentId: null, title: `Vahid ${index}`, values: {} }),
      ),
    );
    const [step] = listSteps(archive.db, { limit: 1 });
    expect([step?.changes, step?.first.map(({ record }) => record?.title)]).toEqual([
      1000,
      ['Vahid 0', 'Vahid 1', 'Vahid 2', 'Vahid 3', 'Vahid 4'],
    ]);
    const batch = step?.batch as BatchId;
    const next = listHistory(archive.db, { batch, after: step?.first.at(-1)?.id, limit: 2 });
    expect(next.map(({ record }) => record?.title)).toEqual(['Vahid 5', 'Vahid 6']);
    const own = listHistory(archive.db, { batch, id: ids[700] });
    expect(own.map(({ record }) => record?.title)).toEqual(['Vahid 700']);
  });
});

describe('a record as it was', () => {
  async function edited() {
    const archive = await newArchive();
    const id = createRecord(archive, 'project', null, 'Layihə');
    setField(archive, id, 'budget', [{ text: '633,292 EUR' }]);
    const [then] = listHistory(archive.db, { id });
    setFields(archive, id, [
      ['budget', [{ text: '€799,999' }]],
      ['acronym', [{ text: 'DIRNA' }]],
      ['title', [{ text: 'Yeni ad' }]],
    ]);
    setField(archive, id, 'partners', [{ text: 'Xəzər Universiteti (AZ)' }]);
    return { archive, id, at: then?.id as ChangeId };
  }

  test('is shown field by field beside what it is now, and put back as one step', async () => {
    const { archive, id, at } = await edited();
    const plan = previewRestoreRecord(archive.db, id, at);
    expect(
      plan.lines.map(({ field, now, was }) => [field, now[0]?.text ?? null, was[0]?.text ?? null]).sort(),
    ).toEqual([
      ['acronym', 'DIRNA', null],
      ['budget', '€799,999', '633,292 EUR'],
      ['partners', 'Xəzər Universiteti (AZ)', null],
      ['title', 'Yeni ad', 'Layihə'],
    ]);
    const before = contentOf(archive);
    restoreRecord(archive, id, at);
    expect(previewRestoreRecord(archive.db, id, at).lines).toEqual([]);
    expect(getRecord(archive.db, id).fields['budget']).toEqual([
      { text: '633,292 EUR', amount: 63329200, currency: 'EUR' },
    ]);
    undo(archive);
    expect(contentOf(archive)).toEqual(before);
  });

  test('can be put back in some fields only', async () => {
    const { archive, id, at } = await edited();
    restoreRecord(archive, id, at, ['title']);
    expect([text(archive, id, 'title'), text(archive, id, 'acronym')]).toEqual([['Layihə'], ['DIRNA']]);
  });

  test('is found also from before it was removed by undo and made again', async () => {
    const archive = await newArchive();
    const id = createRecord(archive, 'project', null, 'Layihə');
    setField(archive, id, 'acronym', [{ text: 'BİR' }]);
    const at = listHistory(archive.db, { id })[0]?.id as ChangeId;
    undo(archive);
    undo(archive);
    redo(archive);
    redo(archive);
    setField(archive, id, 'acronym', [{ text: 'İKİ' }]);
    restoreRecord(archive, id, at);
    expect(text(archive, id, 'acronym')).toEqual(['BİR']);
  });

  test('a change of another record is refused', async () => {
    const { archive, id } = await edited();
    const other = createRecord(archive, 'file', null, 'Başqa');
    const at = listHistory(archive.db, { id: other })[0]?.id as ChangeId;
    expect(await failureOf(() => restoreRecord(archive, id, at))).toBe('changeMissing');
  });
});

describe('taking one step back', () => {
  test('leaves later steps as they are', async () => {
    const archive = await newArchive();
    const [a, b] = [createRecord(archive, 'file', null, 'A'), createRecord(archive, 'file', null, 'B')];
    writeStep(archive, 'bulk', (step) => {
      for (const id of [a, b]) changeField(step, id, 'referenceCode', [{ text: `F.${id}` }]);
    });
    const batch = lastStep(archive);
    setField(archive, a, 'title', [{ text: 'A1' }]);
    const restores = restoresOf(archive);
    const plan = await restores.preview(batch, 0, 10);
    expect(plan).toMatchObject({ ready: 2, conflicts: 0, impossible: 0 });
    expect(await restores.restore(batch, nothingMore)).toEqual({ restored: 2, left: 0 });
    expect([a, b].map((id) => getRecord(archive.db, id).referenceCode)).toEqual(['', '']);
    expect(getRecord(archive.db, a).title).toBe('A1');
    expect(await restores.preview(batch, 0, 10)).toEqual({
      ready: 0,
      conflicts: 0,
      impossible: 0,
      lines: [],
    });
    expect(await failureOf(() => restores.restore(batch, nothingMore))).toBe('nothingToRestore');
    undo(archive);
    expect(getRecord(archive.db, b).referenceCode).toBe(`F.${b}`);
  });

  test('what was changed again since is a conflict: listed first, left as it is unless chosen', async () => {
    const archive = await newArchive();
    const [a, b] = [createRecord(archive, 'file', null, 'A'), createRecord(archive, 'file', null, 'B')];
    writeStep(archive, 'bulk', (step) => {
      for (const id of [a, b]) changeField(step, id, 'title', [{ text: `Toplu ${id}` }]);
    });
    const batch = lastStep(archive);
    setField(archive, b, 'title', [{ text: 'Sonra' }]);
    const restores = restoresOf(archive);
    const plan = await restores.preview(batch, 0, 10);
    expect(
      plan.lines.map(({ record, now, was, obstacle }) => [
        record?.id,
        now?.[0]?.text,
        was?.[0]?.text,
        obstacle,
      ]),
    ).toEqual([
      [b, 'Sonra', 'B', 'changed'],
      [a, `Toplu ${a}`, 'A', null],
    ]);
    expect(await restores.restore(batch, nothingMore)).toEqual({ restored: 1, left: 1 });
    expect([a, b].map((id) => getRecord(archive.db, id).title)).toEqual(['A', 'Sonra']);
    const conflict = plan.lines[0]?.change as ChangeId;
    expect(await restores.restore(batch, { chosen: [conflict], excluded: [] })).toEqual({
      restored: 1,
      left: 0,
    });
    expect(getRecord(archive.db, b).title).toBe('B');
  });

  test('records that it made go to the bin; those worked on since only where chosen', async () => {
    const archive = await newArchive();
    const [a, b, c] = writeStep(archive, 'import', (step) =>
      ['A', 'B', 'C'].map((title) => addRecord(step, { type: 'series', parentId: null, title, values: {} })),
    ) as [RecordId, RecordId, RecordId];
    const batch = lastStep(archive);
    setField(archive, a, 'title', [{ text: 'A1' }]);
    const below = createRecord(archive, 'file', b, 'Altda');
    const restores = restoresOf(archive);
    expect(await restores.preview(batch, 0, 0)).toMatchObject({ ready: 1, conflicts: 2 });
    await restores.restore(batch, nothingMore);
    const inBin = () => [a, b, c, below].filter((id) => getRecord(archive.db, id).deletedAt !== null);
    expect(inBin()).toEqual([c]);
    await restores.restore(batch, { chosen: 'all', excluded: [] });
    expect(inBin()).toEqual([a, b, c, below]);
  });

  test('deleted records come back, with what is above them', async () => {
    const archive = await newArchive();
    const parent = createRecord(archive, 'series', null, 'Seriya');
    const child = createRecord(archive, 'file', parent, 'Qovluq');
    deleteRecords(archive, [child]);
    const batch = lastStep(archive);
    deleteRecords(archive, [parent]);
    await restoresOf(archive).restore(batch, nothingMore);
    expect([parent, child].map((id) => getRecord(archive.db, id).deletedAt)).toEqual([null, null]);
  });

  test('moved records go back to where they stood; not below one that is gone', async () => {
    const archive = await newArchive();
    const [p, q, a, b] = ['P', 'Q', 'A', 'B'].map((title) => createRecord(archive, 'file', null, title)) as [
      RecordId,
      RecordId,
      RecordId,
      RecordId,
    ];
    moveRecords(archive, { ids: [a, b], parent: p, position: 0 });
    moveRecords(archive, { ids: [a, b], parent: q, position: 0 });
    const batch = lastStep(archive);
    setField(archive, a, 'title', [{ text: 'A1' }]);
    const restores = restoresOf(archive);
    await restores.restore(batch, { chosen: [], excluded: [] });
    expect([a, b].map((id) => getRecord(archive.db, id).parentId)).toEqual([p, p]);
    undo(archive);
    deleteRecords(archive, [p]);
    expect(await restores.preview(batch, 0, 0)).toMatchObject({ ready: 0, impossible: 2 });
  });

  test('a merge is taken apart again while later edits stay', async () => {
    const archive = await newArchive();
    const [from, into] = ['BDU', 'Bakı Dövlət Universiteti'].map((name) =>
      createAuthority(archive, { kind: 'organisation', name, country: 'AZ' }),
    ) as [AuthorityId, AuthorityId];
    const id = createRecord(archive, 'project', null, 'Layihə');
    setField(archive, id, 'partners', [{ text: 'BDU', authority: from }]);
    mergeAuthorities(archive, { from: [from], into });
    const batch = lastStep(archive);
    setField(archive, id, 'acronym', [{ text: 'X' }]);
    await restoresOf(archive).restore(batch, nothingMore);
    const { fields } = getRecord(archive.db, id);
    expect([fields['partners']?.[0]?.authority, fields['acronym']?.[0]?.text]).toEqual([from, 'X']);
  });

  test('relations and compendia come and go', async () => {
    const archive = await newArchive();
    const [a, b] = [createRecord(archive, 'file', null, 'A'), createRecord(archive, 'file', null, 'B')];
    addRelation(archive, a, b, 'relatedTo');
    const added = lastStep(archive);
    const { relations } = getRecord(archive.db, a);
    const { id } = saveCompendium(archive, null, 'Külliyyat', defaultDefinition(archive));
    deleteCompendium(archive, id);
    const deleted = lastStep(archive);
    const restores = restoresOf(archive);
    await restores.restore(added, nothingMore);
    expect(getRecord(archive.db, a).relations).toEqual([]);
    await restores.restore(deleted, nothingMore);
    expect(archive.db.prepare('SELECT name FROM compendium').pluck().all()).toEqual(['Külliyyat']);
    undo(archive);
    undo(archive);
    expect(getRecord(archive.db, a).relations).toEqual(relations);
  });

  test('the emptying of the bin cannot be taken back, and says so', async () => {
    const archive = await newArchive();
    deleteRecords(archive, [createRecord(archive, 'file', null, 'A')]);
    emptyBin(archive);
    const [step] = listSteps(archive.db, { limit: 1 });
    expect(step?.canRestore).toBe(false);
    expect(await restoresOf(archive).preview(step?.batch as BatchId, 0, 0)).toMatchObject({
      ready: 0,
      impossible: 1,
    });
  });

  test('a long step is taken back as a job, and its undo restores the exact content', async () => {
    const archive = await newArchive();
    const ids = Array.from({ length: 2500 }, (_, index) =>
      createRecord(archive, 'item', null, `Vahid ${index}`),
    );
    writeStep(archive, 'bulk', (step) => {
      for (const id of ids) changeField(step, id, 'referenceCode', [{ text: `V-${id}` }]);
    });
    const batch = lastStep(archive);
    setField(archive, ids[7] as RecordId, 'referenceCode', [{ text: 'Öz' }]);
    const before = contentOf(archive);
    const restores = restoresOf(archive);
    const page = await restores.preview(batch, 2499, 5);
    expect([page.ready, page.conflicts, page.lines.length]).toEqual([2499, 1, 1]);
    expect(await restores.restore(batch, nothingMore)).toEqual({ restored: 2499, left: 1 });
    undo(archive);
    expect(contentOf(archive)).toEqual(before);
  });
});

/** Edits of every kind, as a person makes them. */
function editAtRandom(archive: Archive, random: (below: number) => number, count: number): void {
  const { db } = archive;
  const ids = db.prepare('SELECT id FROM record').pluck().all() as RecordId[];
  const some = () => ids[random(ids.length)] as RecordId;
  const names = db.prepare('SELECT id FROM authority').pluck().all() as AuthorityId[];
  const name = () => names[random(names.length)] as AuthorityId;
  const edits: (() => unknown)[] = [
    () =>
      createRecord(archive, random(2) ? 'project' : 'memorandum', random(2) ? some() : null, `Yazı ${count}`),
    () => setField(archive, some(), 'title', [{ text: `Başlıq ${random(1000)}` }]),
    () => setField(archive, some(), 'partners', [{ text: `Universitet ${random(5)} (AZ)` }]),
    () => deleteRecords(archive, [some()]),
    () => restoreRecords(archive, [some()]),
    () =>
      moveRecords(archive, { ids: [some(), some()], parent: random(2) ? null : some(), position: random(3) }),
    () => addRelation(archive, some(), some(), 'relatedTo'),
    () => removeRelation(archive, (db.prepare('SELECT max(id) FROM relation').pluck().get() ?? 0) as never),
    () => mergeAuthorities(archive, { from: [name()], into: name() }),
    () => updateAuthority(archive, name(), { name: `Qurum ${random(99)}`, country: 'AZ', variants: [] }),
    () => saveCompendium(archive, null, `Kompendium ${count}`, defaultDefinition(archive)),
  ];
  try {
    edits[random(edits.length)]?.();
  } catch (error) {
    if (!(error as { code?: string }).code) throw error;
  }
}

test('taking any step of a random history back is itself undone exactly, and leaves no broken reference', async () => {
  const archive = await newArchive();
  const random = randomNumbers(1920);
  createRecord(archive, 'project', null, 'Birinci');
  createAuthority(archive, { kind: 'organisation', name: 'Xəzər Universiteti', country: 'AZ' });
  for (let count = 0; count < 150; count++) editAtRandom(archive, random, count);
  const restores = restoresOf(archive);
  const steps = listSteps(archive.db, { limit: 200 }).filter(({ canRestore }) => canRestore);
  expect(steps.length).toBeGreaterThan(80);
  let restored = 0;
  for (const { batch } of steps) {
    const before = contentOf(archive);
    const choice = { chosen: random(2) ? ('all' as const) : [], excluded: [] };
    const code = await failureOf(() => restores.restore(batch, choice));
    if (code === 'nothingToRestore') continue;
    expect(code).toBe('no failure');
    expect(archive.db.pragma('foreign_key_check')).toEqual([]);
    const alone = archive.db.prepare(
      'SELECT count(*) FROM record JOIN record parent ON parent.id = record.parentId WHERE record.deletedAt IS NULL AND parent.deletedAt IS NOT NULL',
    );
    expect(alone.pluck().get()).toBe(0);
    if (lastStep(archive) === batch) continue;
    restored += 1;
    if (random(3) === 0) continue;
    if (JSON.stringify(contentOf(archive)) === JSON.stringify(before)) continue;
    undo(archive);
    expect(contentOf(archive)).toEqual(before);
  }
  expect(restored).toBeGreaterThan(60);
});

test('a record put back as it was at a random time has exactly the fields that it had then', async () => {
  const archive = await newArchive();
  const random = randomNumbers(1991);
  const id = createRecord(archive, 'project', null, 'Layihə');
  const fields = ['title', 'acronym', 'budget', 'period', 'aim', 'referenceCode'];
  const valuesOf = () => fields.map((field) => text(archive, id, field) ?? []);
  const known: (readonly [ChangeId, unknown])[] = [];
  for (let count = 0; count < 120; count++) {
    const field = fields[random(fields.length)] as string;
    const isEmpty = field !== 'title' && random(4) === 0;
    setField(archive, id, field, isEmpty ? [] : [{ text: `${2000 + random(20)}` }]);
    if (random(5) === 0 && undoState(archive.db).undo?.kind !== 'create') undo(archive);
    const [last] = listHistory(archive.db, { id, limit: 1 });
    known.push([last?.id as ChangeId, valuesOf()]);
    const [at, values] = known[random(known.length)] as (typeof known)[number];
    restoreRecord(archive, id, at);
    expect(valuesOf()).toEqual(values);
  }
});
