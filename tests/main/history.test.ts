import { expect, test } from 'vitest';
import type { Archive } from '../../main/archive.ts';
import { createAuthority, updateAuthority } from '../../main/authorities/edit.ts';
import { mergeAuthorities } from '../../main/authorities/merge.ts';
import { defaultDefinition, deleteCompendium, saveCompendium } from '../../main/compendia.ts';
import { listHistory } from '../../main/history/list.ts';
import { restoreChange } from '../../main/history/restore-field.ts';
import { redo, undo, undoState } from '../../main/history/undo.ts';
import { deleteRecords, emptyBin, restoreRecords } from '../../main/records/bin.ts';
import { createRecord, setField } from '../../main/records/edit.ts';
import { moveRecord } from '../../main/records/move.ts';
import { getRecord } from '../../main/records/read.ts';
import { listChildren } from '../../main/records/tree.ts';
import { addRelation, removeRelation } from '../../main/relations.ts';
import type { RecordId } from '../../preload/model.ts';
import { failureOf, newArchive } from './helpers.ts';

const TABLES = ['record', 'value', 'relation', 'authority', 'authorityName', 'recordFile', 'compendium'];

/** The whole content of the archive but for its history and stamps. */
function contentOf(archive: Archive): unknown {
  return TABLES.map((table) => {
    const rows = archive.db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all() as Record<
      string,
      unknown
    >[];
    return rows
      .map(({ updatedAt, ...row }) => (table === 'value' ? { ...row, id: null } : row))
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  });
}

/** Numbers that look random and are the same in every run. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
}

function editAtRandom(archive: Archive, random: (below: number) => number, count: number): void {
  const ids = archive.db.prepare('SELECT id FROM record').pluck().all() as RecordId[];
  const some = () => ids[random(ids.length)] as RecordId;
  const project = () =>
    archive.db
      .prepare("SELECT id FROM record WHERE type = 'project' ORDER BY id LIMIT 1")
      .pluck()
      .get() as RecordId;
  const authorities = archive.db
    .prepare("SELECT id FROM authority WHERE kind = 'organisation' ORDER BY id")
    .pluck()
    .all() as never[];
  const edits: (() => void)[] = [
    () =>
      void createRecord(
        archive,
        random(2) ? 'project' : 'memorandum',
        random(2) ? some() : null,
        `Yazı ${count}`,
      ),
    () => setField(archive, some(), 'title', [{ text: `Başlıq ${random(1000)}` }]),
    () => setField(archive, project(), 'period', [{ text: `${2000 + random(20)}-${2021 + random(4)}` }]),
    () =>
      setField(
        archive,
        project(),
        'partners',
        Array.from({ length: random(5) }, (_, index) => ({ text: `Universitet ${random(9)}${index} (AZ)` })),
      ),
    () => setField(archive, project(), 'budget', [{ text: `€${random(900)},000` }]),
    () => deleteRecords(archive, [some()]),
    () => restoreRecords(archive, [some()]),
    () => moveRecord(archive, some(), random(2) ? null : some(), random(3)),
    () => addRelation(archive, some(), some(), 'relatedTo'),
    () =>
      removeRelation(archive, (archive.db.prepare('SELECT id FROM relation').pluck().get() ?? 0) as never),
    () =>
      mergeAuthorities(archive, {
        from: [authorities[random(authorities.length)] as never],
        into: authorities[random(authorities.length)] as never,
      }),
    () =>
      updateAuthority(archive, authorities[random(authorities.length)] as never, {
        name: `Qurum ${random(99)}`,
        country: 'AZ',
        variants: ['Ad'],
      }),
    () => void saveCompendium(archive, null, `Kompendium ${count}`, defaultDefinition(archive)),
  ];
  try {
    edits[random(edits.length)]?.();
  } catch (error) {
    // An edit that the archive refuses (moving a record into itself …) must change nothing either.
    if (!(error as { code?: string }).code) throw error;
  }
}

test('undo of any sequence of edits restores exactly what was there, and redo what came after', async () => {
  const archive = await newArchive();
  const random = randomNumbers(2006);
  createRecord(archive, 'project', null, 'Birinci');
  createAuthority(archive, { kind: 'organisation', name: 'Xəzər Universiteti', country: 'AZ' });
  const states = [contentOf(archive)];
  const steps = () =>
    archive.db
      .prepare("SELECT count(*) FROM batch WHERE kind NOT IN ('undo', 'redo')")
      .pluck()
      .get() as number;
  for (let count = 0, known = steps(); count < 200; count++) {
    editAtRandom(archive, random, count);
    if (steps() > known) states.push(contentOf(archive));
    known = steps();
  }
  expect(states.length).toBeGreaterThan(100);
  for (const state of states.slice(0, -1).reverse()) {
    undo(archive);
    expect(contentOf(archive)).toEqual(state);
  }
  for (const state of states.slice(1)) {
    redo(archive);
    expect(contentOf(archive)).toEqual(state);
  }
  expect(archive.db.pragma('foreign_key_check')).toEqual([]);
});

test('a new edit after undo forbids redo; nothing to undo says so', async () => {
  const archive = await newArchive();
  expect(await failureOf(() => undo(archive))).toBe('nothingToUndo');
  const id = createRecord(archive, 'document', null, 'Sənəd');
  setField(archive, id, 'title', [{ text: 'Yeni' }]);
  undo(archive);
  expect(undoState(archive.db)).toEqual({
    undo: { kind: 'create', changes: 1 },
    redo: { kind: 'edit', changes: 1 },
  });
  setField(archive, id, 'title', [{ text: 'Başqa' }]);
  expect(await failureOf(() => redo(archive))).toBe('nothingToRedo');
});

test('an earlier value of one field comes back as a new step, the others stay', async () => {
  const archive = await newArchive();
  const id = createRecord(archive, 'project', null, 'Layihə');
  setField(archive, id, 'budget', [{ text: '633,292 EUR' }]);
  setField(archive, id, 'budget', [{ text: '€799,999' }]);
  setField(archive, id, 'acronym', [{ text: 'DIRNA' }]);
  const change = listHistory(archive.db, { id }).find((entry) => entry.field === 'budget');
  restoreChange(archive, change?.id as never);
  const { fields } = getRecord(archive.db, id);
  expect([fields['budget'], fields['acronym']]).toEqual([
    [{ text: '633,292 EUR', amount: 63329200, currency: 'EUR' }],
    [{ text: 'DIRNA' }],
  ]);
  undo(archive);
  expect(getRecord(archive.db, id).fields['budget']?.[0]?.text).toBe('€799,999');
});

test('the history tells who changed what from what, newest first', async () => {
  const archive = await newArchive();
  const id = createRecord(archive, 'memorandum', null, 'Memorandum');
  setField(archive, id, 'signedOn', [{ text: '24 avqust 2005-ci il' }]);
  const history = listHistory(archive.db, { id }).map(({ kind, field, before, after, canRestore }) => ({
    kind,
    field,
    before,
    after,
    canRestore,
  }));
  expect(history).toEqual([
    {
      kind: 'edit',
      field: 'signedOn',
      before: [],
      after: [{ text: '24 avqust 2005-ci il', edtf: '2005-08-24' }],
      canRestore: true,
    },
    { kind: 'create', field: null, before: null, after: [{ text: 'Memorandum' }], canRestore: false },
  ]);
});

test('what is deleted goes to the bin with what is below it, comes back whole, and is gone only when emptied', async () => {
  const archive = await newArchive();
  const parent = createRecord(archive, 'series', null, 'Seriya');
  const child = createRecord(archive, 'file', parent, 'Qovluq');
  deleteRecords(archive, [parent]);
  expect(listChildren(archive.catalogue, null, 100).nodes).toEqual([]);
  restoreRecords(archive, [child]);
  expect(
    listChildren(archive.catalogue, null, 100).nodes.map((node) => [node.title, node.childCount]),
  ).toEqual([['Seriya', 1]]);
  deleteRecords(archive, [parent]);
  expect(emptyBin(archive)).toBe(2);
  expect(await failureOf(() => getRecord(archive.db, child))).toBe('recordMissing');
  expect(await failureOf(() => undo(archive))).toBe('nothingToUndo');
  const kept = JSON.stringify(archive.db.prepare('SELECT before, after FROM change').all());
  expect(kept).not.toContain('Qovluq');
});

test('a record cannot be moved below itself and keeps its order when moved', async () => {
  const archive = await newArchive();
  const [a, b, c] = ['A', 'B', 'C'].map((title) => createRecord(archive, 'file', null, title)) as [
    RecordId,
    RecordId,
    RecordId,
  ];
  moveRecord(archive, c, null, 0);
  for (let time = 0; time < 30; time++) moveRecord(archive, time % 2 ? a : b, null, 1);
  expect(listChildren(archive.catalogue, null, 100).nodes.map((node) => node.title)).toEqual(['C', 'A', 'B']);
  moveRecord(archive, b, a, 0);
  expect(await failureOf(() => moveRecord(archive, a, b, 0))).toBe('moveIntoItself');
});

test('a compendium is saved, renamed and deleted as steps', async () => {
  const archive = await newArchive();
  const definition = defaultDefinition(archive);
  const { id } = saveCompendium(archive, null, 'Kompendium', definition);
  saveCompendium(archive, id, 'Külliyyat', { ...definition, title: 'Külliyyat' });
  expect(await failureOf(() => saveCompendium(archive, null, 'Külliyyat', definition))).toBe('nameTaken');
  deleteCompendium(archive, id);
  undo(archive);
  expect(archive.db.prepare('SELECT name FROM compendium').pluck().all()).toEqual(['Külliyyat']);
});
