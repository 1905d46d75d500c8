import { expect, test } from 'vitest';
import { type Archive, closeArchive, openArchive } from '../../main/archive.ts';
import { writeLongStep } from '../../main/history/long-step.ts';
import { writeStep } from '../../main/history/step.ts';
import { createTurns } from '../../main/history/turn-jobs.ts';
import { redo, turnLong, undo, undoState } from '../../main/history/undo.ts';
import { createJobs } from '../../main/jobs/jobs.ts';
import { changeField } from '../../main/records/change-field.ts';
import { addRecord, createRecord, setField } from '../../main/records/edit.ts';
import type { RecordId } from '../../preload/model.ts';
import { failureOf, newArchive } from './helpers.ts';

const titles = (archive: Archive): unknown =>
  archive.db.prepare('SELECT DISTINCT title FROM record').pluck().all();
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function archiveOf(count: number): Promise<{ archive: Archive; ids: readonly RecordId[] }> {
  const archive = await newArchive();
  const ids = writeStep(archive, 'import', (step) =>
    Array.from({ length: count }, () =>
      addRecord(step, { type: 'document', parentId: null, title: 'Köhnə', values: {} }),
    ),
  );
  return { archive, ids };
}

function rename(archive: Archive, ids: readonly RecordId[], options = {}): Promise<void> {
  return writeLongStep(
    archive,
    'bulk',
    ids,
    (step, id) => changeField(step, id, 'title', [{ text: 'Yeni' }]),
    options,
  );
}

test('a long step is one step of undo, and lets others read what was there until it is whole', async () => {
  const { archive, ids } = await archiveOf(4000);
  const told: (readonly RecordId[] | null)[] = [];
  const progress: number[] = [];
  let turns = 0;
  let isRunning = true;
  archive.listeners.add((touched) => {
    told.push(touched);
    isRunning = false;
  });
  const reading = (async () => {
    while (isRunning) {
      await new Promise((resolve) => setImmediate(resolve));
      if (!isRunning) break;
      turns += 1;
      expect(titles(archive)).toEqual(['Köhnə']);
    }
  })();
  await rename(archive, ids, { onProgress: (done: number) => progress.push(done) });
  await reading;
  expect(turns).toBeGreaterThan(3);
  expect(progress.at(-1)).toBe(4000);
  expect(told).toEqual([null]);
  expect(titles(archive)).toEqual(['Yeni']);
  expect(undoState(archive.db).undo).toEqual({ kind: 'bulk', changes: 4000 });
  undo(archive);
  expect(titles(archive)).toEqual(['Köhnə']);
});

test('an edit, an undo and another long step are refused while a long step is written, and go after it', async () => {
  const { archive, ids } = await archiveOf(3000);
  const other = createRecord(archive, 'document', null, 'Başqa');
  const writing = rename(archive, ids);
  expect(await failureOf(() => setField(archive, other, 'title', [{ text: 'X' }]))).toBe('archiveBusy');
  expect(await failureOf(() => undo(archive))).toBe('archiveBusy');
  expect(await failureOf(() => rename(archive, [other]))).toBe('archiveBusy');
  await wait(15);
  expect(await failureOf(() => redo(archive))).toBe('nothingToRedo');
  expect(await failureOf(() => createRecord(archive, 'document', null, 'X'))).toBe('archiveBusy');
  await writing;
  setField(archive, other, 'title', [{ text: 'Sonra' }]);
  expect(titles(archive)).toEqual(['Yeni', 'Sonra']);
});

test('a cancelled long step leaves nothing, and the archive can be edited at once', async () => {
  const { archive, ids } = await archiveOf(3000);
  const controller = new AbortController();
  const writing = failureOf(() => rename(archive, ids, { signal: controller.signal }));
  await wait(15);
  controller.abort();
  setField(archive, ids[0] as RecordId, 'title', [{ text: 'Köhnə' }]);
  expect(await writing).toBe('jobCancelled');
  expect(titles(archive)).toEqual(['Köhnə']);
  expect(undoState(archive.db).undo?.kind).toBe('import');
});

test('a long step whose work fails leaves nothing', async () => {
  const { archive, ids } = await archiveOf(50);
  const failing = writeLongStep(archive, 'bulk', [...ids, 999_999], (step, id) =>
    changeField(step, id, 'title', [{ text: 'Yeni' }]),
  );
  expect(await failureOf(() => failing)).toBe('recordMissing');
  expect(titles(archive)).toEqual(['Köhnə']);
  expect(archive.longStep).toBeNull();
});

test('an archive that is closed during a long step opens again as it was before', async () => {
  const { archive, ids } = await archiveOf(3000);
  const writing = failureOf(() => rename(archive, ids));
  await wait(15);
  closeArchive(archive);
  const again = await openArchive(archive.folder);
  setField(again, ids[0] as RecordId, 'title', [{ text: 'Köhnə 2' }]);
  expect(await writing).toBe('jobCancelled');
  expect(titles(again)).toEqual(['Köhnə 2', 'Köhnə']);
  expect(again.db.pragma('integrity_check', { simple: true })).toBe('ok');
  closeArchive(again);
});

test('a long step is taken back and done again piece by piece, and can be cancelled there too', async () => {
  const { archive, ids } = await archiveOf(2000);
  await rename(archive, ids);
  const controller = new AbortController();
  const undoing = failureOf(() => turnLong(archive, 'undo', { signal: controller.signal }));
  await wait(12);
  controller.abort();
  expect(await undoing).toBe('jobCancelled');
  expect(titles(archive)).toEqual(['Yeni']);
  expect((await turnLong(archive, 'undo', {})).redo).toEqual({ kind: 'bulk', changes: 2000 });
  expect(titles(archive)).toEqual(['Köhnə']);
  await turnLong(archive, 'redo', {});
  expect(titles(archive)).toEqual(['Yeni']);
});

test('a window that takes a long step back is told the progress; a short one goes at once', async () => {
  const { archive, ids } = await archiveOf(1500);
  const events: string[] = [];
  const turns = createTurns(
    archive,
    createJobs((event, payload) => events.push(`${event} ${'kind' in payload ? payload.kind : ''}`)),
  );
  setField(archive, ids[0] as RecordId, 'title', [{ text: 'Tək' }]);
  expect(turns.undo()).toEqual(undoState(archive.db));
  expect(events).toEqual([]);
  await rename(archive, ids);
  const state = await turns.undo();
  expect(state.undo?.kind).toBe('import');
  expect(new Set(events)).toEqual(new Set(['jobProgress undo']));
  await turns.undo();
  expect(titles(archive)).toEqual([]);
  expect((await turns.redo()).redo?.kind).toBe('bulk');
  expect(titles(archive)).toEqual(['Köhnə']);
});
