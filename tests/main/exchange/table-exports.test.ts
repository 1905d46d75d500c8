import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createApi, type OpenApi } from '../../../main/api.ts';
import type { Archive } from '../../../main/archive.ts';
import { createRecord, setField } from '../../../main/records/edit.ts';
import type { EventName } from '../../../preload/api.ts';
import type { JobId, TableExport } from '../../../preload/model.ts';
import { failureOf, newArchive, openForTest } from '../helpers.ts';
import { readCsv } from './read-csv.ts';

const table: TableExport = {
  query: {},
  only: null,
  columns: [{ field: 'title', width: 100 }],
  language: 'az',
  format: 'csv',
  delimiter: ';',
  hasEdtf: false,
};

interface Started extends OpenApi {
  /** The payload of the next event of a name. */
  readonly next: (name: EventName) => Promise<never>;
}
function start(archive: Archive): Started {
  const waiting = new Map<EventName, (payload: never) => void>();
  const api = createApi(archive, {
    pathOf: String,
    emit: (name, payload) => waiting.get(name)?.(payload as never),
  });
  return { ...api, next: (name) => new Promise((resolve) => waiting.set(name, resolve)) };
}

async function fileOf({ output }: OpenApi, job: JobId): Promise<string> {
  const found = await output(`table/${job}`);
  if (!('file' in found)) throw new Error('not a file');
  return found.file;
}

test('a table is written as a job, lies ready for the window, and is gone when the archive is closed', async () => {
  const archive = await newArchive();
  createRecord(archive, 'document', null, 'Məktub');
  const api = start(archive);
  const ready = api.next('exportReady');
  const job = await api.handlers.startExport({ table });
  expect(await ready).toEqual({ job, rows: 1, cut: 0 });
  const file = await fileOf(api, job);
  expect(readCsv(readFileSync(file, 'utf8'), ';')).toEqual([['Başlıq'], ['Məktub']]);
  expect((await api.output(`table/${job}`)).mime).toBe('text/csv; charset=utf-8');
  api.close();
  expect(existsSync(file)).toBe(false);
  expect(await failureOf(() => api.output(`table/${job}`))).toBe('jobMissing');
});

test('a table of nothing has its head alone', async () => {
  const api = start(await newArchive());
  const ready = api.next('exportReady');
  const job = await api.handlers.startExport({ table });
  expect(await ready).toEqual({ job, rows: 0, cut: 0 });
  expect(readCsv(readFileSync(await fileOf(api, job), 'utf8'), ';')).toEqual([['Başlıq']]);
  api.close();
});

test('the last two tables are kept, older ones make room', async () => {
  const api = start(await newArchive());
  const jobs: JobId[] = [];
  for (const _ of [1, 2, 3]) {
    const ready = api.next('exportReady');
    jobs.push(await api.handlers.startExport({ table }));
    await ready;
  }
  const [first, second, third] = jobs as [JobId, JobId, JobId];
  expect(await failureOf(() => api.output(`table/${first}`))).toBe('jobMissing');
  expect([existsSync(await fileOf(api, second)), existsSync(await fileOf(api, third))]).toEqual([true, true]);
  api.close();
});

test('a cancelled table leaves nothing, and one with a column that is gone tells so', async () => {
  const archive = await newArchive();
  const id = createRecord(archive, 'document', null, 'Məktub');
  setField(archive, id, 'note', [{ text: 'qeyd' }]);
  const api = start(archive);
  const failed = api.next('jobFailed');
  const job = await api.handlers.startExport({ table });
  await api.handlers.cancelJob({ job });
  expect(await failed).toEqual({ job, error: { code: 'jobCancelled', detail: '' } });
  expect(await failureOf(() => api.output(`table/${job}`))).toBe('jobMissing');
  const missing = api.next('jobFailed');
  const columns = [{ field: 'yoxdur', width: 100 }];
  const other = await api.handlers.startExport({ table: { ...table, columns } });
  expect(await missing).toEqual({ job: other, error: { code: 'fieldUnknown', detail: 'yoxdur' } });
  api.close();
});

test('a table can be written of an archive that is open for reading only', async () => {
  const archive = await newArchive();
  createRecord(archive, 'document', null, 'Məktub');
  const reader = await openForTest(archive.folder, { isReadOnly: true });
  const api = start(reader);
  const ready = api.next('exportReady');
  const job = await api.handlers.startExport({ table: { ...table, format: 'xlsx' } });
  expect(await ready).toEqual({ job, rows: 1, cut: 0 });
  api.close();
});
