import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { forkProcess } from '../../main/jobs/process-place.ts';
import { createTaskProcess, createWorkerIn } from '../../main/jobs/run-task.ts';
import { failureOf, temporaryFolder } from './helpers.ts';
import { scanOf } from './ocr/scan.ts';
import { makePdf } from './pdf/make-pdf.ts';

const LIMIT = { timeLimit: 60_000 };

/** The processes for tasks that this one started and that still run. */
function processes(): readonly number[] {
  const lines = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' });
  return lines
    .split('\n')
    .filter((line) => line.includes('job-process'))
    .map((line) => Number.parseInt(line, 10));
}

async function pdfTask() {
  const path = join(temporaryFolder(), 'kitab.pdf');
  writeFileSync(path, await makePdf((document) => document.text('Birinci')));
  return { path, mime: 'application/pdf', page: 1 };
}

test('a process that dies in the middle of a task costs that task, and the next one has another', async () => {
  const worker = createTaskProcess();
  const task = await pdfTask();
  expect((await worker.run('measurePage', task, LIMIT)).pages).toBe(1);
  const [first = 0] = processes();
  const broken = failureOf(() => worker.run('findFiles', { paths: ['/'] }, LIMIT));
  process.kill(first, 'SIGKILL');
  expect(await broken).toBe('jobCrashed');
  expect((await worker.run('drawPage', { ...task, width: 100 }, LIMIT)).length).toBeGreaterThan(300);
  const [second = 0] = processes();
  expect(second).not.toBe(first);
  process.kill(second, 'SIGKILL');
  // It may die while nobody asks anything of it as well; that is heard a moment after it is gone.
  await expect.poll(processes, { timeout: 10_000 }).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect((await worker.run('measurePage', task, LIMIT)).pages).toBe(1);
  worker.close();
  await expect.poll(processes, { timeout: 10_000 }).toEqual([]);
});

test('a task that takes too long is killed with its process, and a failure of its own leaves it alive', async () => {
  const worker = createTaskProcess();
  const task = await pdfTask();
  expect(await failureOf(() => worker.run('measurePage', { ...task, page: 9 }, LIMIT))).toBe(
    'invalidArgument',
  );
  const [alive] = processes();
  expect(alive).toBeGreaterThan(0);
  expect(await failureOf(() => worker.run('findFiles', { paths: ['/'] }, { timeLimit: 30 }))).toBe(
    'jobTimedOut',
  );
  await expect.poll(processes, { timeout: 10_000 }).toEqual([]);
  worker.close();
});

test('a task that takes more memory than it may is killed with its process', async () => {
  const path = join(temporaryFolder(), 'skan.png');
  const { pixels, width, height } = await scanOf('Bakı şəhəri');
  await sharp(pixels, { raw: { width, height, channels: 1 } }).toFile(path);
  const task = { path, mime: 'image/png', page: 1, languages: ['az'] as const, isGentle: false };
  const small = createWorkerIn(() => forkProcess(120 * 1024 * 1024));
  expect(await failureOf(() => small.run('readPage', task, LIMIT))).toBe('jobCrashed');
  small.close();
  const usual = createTaskProcess();
  expect((await usual.run('readPage', task, LIMIT)).lines.length).toBeGreaterThan(0);
  usual.close();
});
