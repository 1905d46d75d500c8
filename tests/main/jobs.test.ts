import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createJobResults, createJobs } from '../../main/jobs/jobs.ts';
import { createTaskWorker } from '../../main/jobs/run-task.ts';
import { tasks } from '../../main/jobs/tasks.ts';
import { builtInTypes, listCommonFields } from '../../main/record-types.ts';
import type { JobId } from '../../preload/model.ts';
import { failureOf, temporaryFolder } from './helpers.ts';

function textTask(content: string) {
  const path = join(temporaryFolder(), 'sənəd.txt');
  writeFileSync(path, content);
  return {
    path,
    name: 'sənəd.txt',
    mime: 'text/plain',
    types: builtInTypes(),
    commonFields: listCommonFields(),
  };
}

test('a task that takes too long or is cancelled ends alone: the next one is done', async () => {
  const worker = createTaskWorker();
  const long = textTask('Bakı şəhərində 12 may 2005-ci ildə konfrans keçirildi. '.repeat(50_000));
  expect(await failureOf(() => worker.run('read', long, { timeLimit: 20 }))).toBe('jobTimedOut');
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 20);
  expect(
    await failureOf(() => worker.run('read', long, { timeLimit: 60_000, signal: controller.signal })),
  ).toBe('jobCancelled');
  expect(await failureOf(() => worker.run('read', textTask(' \n'), { timeLimit: 60_000 }))).toBe('fileEmpty');
  const { reading } = await worker.run('read', textTask('Qısa sənəd'), { timeLimit: 60_000 });
  worker.close();
  expect(reading.drafts.map(({ title }) => title)).toEqual(['Qısa sənəd']);
});

test('a PDF that cannot be read is named in its warning', async () => {
  const { mime, reading } = await tasks.read({ ...textTask('%PDF-1.7 broken'), name: 'fərman.pdf' });
  expect([mime, reading.warnings]).toEqual([
    'application/pdf',
    [{ line: 1, code: 'damagedFile', detail: 'fərman.pdf' }],
  ]);
});

test('a job tells its progress and its end, and cancelling tells it to stop', async () => {
  const events: string[] = [];
  const jobs = createJobs(
    (event, payload) => void events.push(`${event} ${'error' in payload ? payload.error?.code : ''}`),
  );
  const ended = new Promise<void>((resolve) => {
    const job = jobs.start('import', (_, signal, onProgress) => {
      onProgress(1, 2);
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(Object.assign(new Error('x'), { code: 'ENOSPC' }));
          setTimeout(resolve, 10);
        });
      });
    });
    setTimeout(() => jobs.cancel(job), 20);
  });
  await ended;
  expect(events).toEqual(['jobProgress ', 'jobFailed diskFull']);
});

test('only the newest results of jobs are kept', async () => {
  const results = createJobResults<string>(2);
  for (const job of [1, 2, 3]) results.keep(job as JobId, `iş ${job}`);
  expect([await failureOf(() => results.get(1 as JobId)), results.get(3 as JobId)]).toEqual([
    'jobMissing',
    'iş 3',
  ]);
});
