import { expect, test } from 'vitest';
import type { Archive } from '../../main/archive.ts';
import { writeStep } from '../../main/history/step.ts';
import { undo, undoState } from '../../main/history/undo.ts';
import { createJobs } from '../../main/jobs/jobs.ts';
import { deleteRecords, emptyBinAsJob, restoreAsJob, restoreRecords } from '../../main/records/bin.ts';
import { addRecord, createRecord } from '../../main/records/edit.ts';
import { moveAsJob, moveRecord, moveRecords } from '../../main/records/move.ts';
import { listRows } from '../../main/records/read.ts';
import { listChildren, listPaths } from '../../main/records/tree.ts';
import type { RecordId } from '../../preload/model.ts';
import { contentOf, randomNumbers } from './archive-content.ts';
import { failureOf, newArchive } from './helpers.ts';

const titles = (archive: Archive, parent: RecordId | null = null): readonly string[] =>
  listChildren(archive.catalogue, parent, 1000).nodes.map((node) => node.title);

function make(archive: Archive, names: string, parent: RecordId | null = null): readonly RecordId[] {
  return [...names].map((title) => createRecord(archive, 'file', parent, title));
}

/** Pairs of siblings that share a position: their order would hang on chance. */
const ties = (archive: Archive): unknown =>
  archive.db
    .prepare('SELECT parentId, position FROM record GROUP BY parentId, position HAVING count(*) > 1')
    .all();

test('several records move at once in the order given, as one step', async () => {
  const archive = await newArchive();
  const [a, b, c, d, e] = make(archive, 'ABCDE') as [RecordId, RecordId, RecordId, RecordId, RecordId];
  moveRecords(archive, { ids: [e, b], parent: null, position: 0 });
  expect(titles(archive).join('')).toBe('EBACD');
  moveRecords(archive, { ids: [a, c, d], parent: e, position: 0 });
  expect([titles(archive).join(''), titles(archive, e).join('')]).toEqual(['EB', 'ACD']);
  expect(undoState(archive.db).undo).toEqual({ kind: 'edit', changes: 3 });
  undo(archive);
  undo(archive);
  expect(titles(archive).join('')).toBe('ABCDE');
});

test('a record that stands below another moved one goes along with it', async () => {
  const archive = await newArchive();
  const [a, b] = make(archive, 'AB') as [RecordId, RecordId];
  const [c] = make(archive, 'C', a) as [RecordId];
  const [d] = make(archive, 'D', c) as [RecordId];
  moveRecords(archive, { ids: [d, a, c], parent: b, position: 0 });
  expect(listPaths(archive.db, [d]).map(({ path }) => path.map(({ title }) => title))).toEqual([
    ['B', 'A', 'C'],
  ]);
});

test('records cannot move into or below themselves, nor below one in the bin, where none can be made either; nothing is changed then', async () => {
  const archive = await newArchive();
  const [a, b] = make(archive, 'AB') as [RecordId, RecordId];
  const [c] = make(archive, 'C', a) as [RecordId];
  const before = contentOf(archive);
  expect(await failureOf(() => moveRecords(archive, { ids: [b, a], parent: c, position: 0 }))).toBe(
    'moveIntoItself',
  );
  expect(await failureOf(() => moveRecords(archive, { ids: [a], parent: a, position: 0 }))).toBe(
    'moveIntoItself',
  );
  expect(contentOf(archive)).toEqual(before);
  deleteRecords(archive, [c]);
  expect(await failureOf(() => moveRecords(archive, { ids: [b], parent: c, position: 0 }))).toBe(
    'recordMissing',
  );
  expect(await failureOf(() => createRecord(archive, 'file', c, 'D'))).toBe('recordMissing');
});

test('a move to where the records stand already is no step', async () => {
  const archive = await newArchive();
  const [a, b, c] = make(archive, 'ABC') as [RecordId, RecordId, RecordId];
  const before = undoState(archive.db);
  moveRecords(archive, { ids: [b, c], parent: null, position: 1 });
  moveRecord(archive, a, null, 0);
  moveRecord(archive, c, null, 99);
  expect(undoState(archive.db)).toEqual(before);
});

test('places are counted without records in the bin', async () => {
  const archive = await newArchive();
  const [a, b, , d] = make(archive, 'ABCD') as RecordId[];
  deleteRecords(archive, [a as RecordId, b as RecordId]);
  moveRecord(archive, d as RecordId, null, 0);
  expect(titles(archive).join('')).toBe('DC');
  restoreRecords(archive, [a as RecordId, b as RecordId]);
  expect(titles(archive).join('')).toBe('ABDC');
});

test('a window of many children is at hand wherever it begins', async () => {
  const archive = await newArchive();
  make(archive, 'ABCDEFGH');
  const { total, from, nodes } = listChildren(archive.catalogue, null, 3, 4);
  expect([total, from, nodes.map(({ title }) => title).join('')]).toEqual([8, 4, 'EFG']);
});

test('random moves keep the order that a list would have, share no place, and undo restores the exact content', async () => {
  const archive = await newArchive();
  const random = randomNumbers(1918);
  const ids = [...make(archive, 'ABCDEFGHIJKLMNOP')];
  const parents: (RecordId | null)[] = [null, ids[0] as RecordId, ids[1] as RecordId];
  const model = new Map<RecordId | null, RecordId[]>(
    parents.map((parent) => [parent, parent === null ? [...ids] : []]),
  );
  const states = [contentOf(archive)];
  for (let turn = 0; turn < 300; turn++) {
    const parent = parents[random(parents.length)] ?? null;
    const chosen = ids
      .slice(2)
      .filter(() => random(5) === 0)
      .sort(() => random(2) - 0.5);
    if (chosen.length === 0) continue;
    const position = random(8);
    const known = undoState(archive.db).undo?.changes;
    const steps = archive.db.prepare('SELECT max(id) FROM batch').pluck().get();
    moveRecords(archive, { ids: chosen, parent, position });
    for (const [place, list] of model)
      model.set(
        place,
        list.filter((id) => !chosen.includes(id)),
      );
    model.get(parent)?.splice(position, 0, ...chosen);
    for (const [place, list] of model)
      expect(listChildren(archive.catalogue, place, 1000).nodes.map(({ id }) => id)).toEqual(list);
    expect(known).toBeDefined();
    if (archive.db.prepare('SELECT max(id) FROM batch').pluck().get() !== steps)
      states.push(contentOf(archive));
  }
  expect(ties(archive)).toEqual([]);
  for (const state of states.slice(0, -1).reverse()) {
    undo(archive);
    expect(contentOf(archive)).toEqual(state);
  }
});

test('moves between the same two siblings always find room, and move few others for it', async () => {
  const archive = await newArchive();
  const ids = make(archive, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.repeat(4));
  const last = ids.at(-1) as RecordId;
  for (let time = 0; time < 200; time++)
    moveRecord(archive, (time % 2 ? ids[50] : last) as RecordId, null, 1);
  expect(listChildren(archive.catalogue, null, 2).nodes.map(({ id }) => id)).toEqual([ids[0], ids[50]]);
  expect(ties(archive)).toEqual([]);
  const most = archive.db.prepare('SELECT count(*) FROM change GROUP BY batchId ORDER BY 1 DESC LIMIT 1');
  expect(most.pluck().get()).toBeLessThan(60);
});

test('a move of many records and their return from the bin run as jobs, each one step', async () => {
  const archive = await newArchive();
  const [parent] = make(archive, 'P') as [RecordId];
  const ids = Array.from({ length: 700 }, (_, index) =>
    createRecord(archive, 'item', null, `Vahid ${index}`),
  );
  const jobs = createJobs(() => undefined);
  await moveAsJob(archive, jobs, { ids: [...ids].reverse(), parent, position: 0 });
  expect(titles(archive, parent).slice(0, 2)).toEqual(['Vahid 699', 'Vahid 698']);
  undo(archive);
  expect(titles(archive).slice(0, 3)).toEqual(['P', 'Vahid 0', 'Vahid 1']);
  const before = contentOf(archive);
  deleteRecords(archive, ids);
  expect(await restoreAsJob(archive, jobs, null)).toEqual({ records: 700, above: 0 });
  expect(contentOf(archive)).toEqual(before);
});

test('a bin with very many records is emptied as a job, with what stands below them; cancelled it stays as it was', async () => {
  const archive = await newArchive();
  const [parent, other] = make(archive, 'PQ') as [RecordId, RecordId];
  writeStep(archive, 'import', (step) => {
    for (let index = 0; index < 3000; index++)
      addRecord(step, { type: 'item', parentId: parent, title: `Vahid ${index}`, values: {} });
  });
  deleteRecords(archive, [parent]);
  const full = contentOf(archive);
  const jobs = createJobs(() => undefined);
  const cancelled = emptyBinAsJob(archive, jobs);
  setTimeout(() => jobs.cancelAll(), 5);
  await expect(cancelled).rejects.toThrow('jobCancelled');
  expect(contentOf(archive)).toEqual(full);
  expect(await emptyBinAsJob(archive, jobs)).toBe(3001);
  expect(await emptyBinAsJob(archive, jobs)).toBe(0);
  expect(archive.db.prepare('SELECT id FROM record').pluck().all()).toEqual([other]);
  expect(archive.db.pragma('foreign_key_check')).toEqual([]);
});

test('a record comes out of the bin to where it stood, with what is above it and without its siblings', async () => {
  const archive = await newArchive();
  const [fonds] = make(archive, 'F') as [RecordId];
  const [a, b] = make(archive, 'AB', fonds) as [RecordId, RecordId];
  const [c] = make(archive, 'C', a) as [RecordId];
  deleteRecords(archive, [fonds]);
  expect(listRows(archive.db, [c], ['@place'])[0]?.fields['@place']).toEqual([{ text: 'F › A' }]);
  expect(restoreRecords(archive, [c])).toEqual({ records: 1, above: 2 });
  expect([titles(archive), titles(archive, fonds), titles(archive, a)]).toEqual([['F'], ['A'], ['C']]);
  restoreRecords(archive, [b]);
  expect(titles(archive, fonds)).toEqual(['A', 'B']);
});
