import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { closeArchive, createArchive, openArchive } from '../main/archive.ts';
import { writeStep } from '../main/history/step.ts';
import { addRecord } from '../main/records/edit.ts';
import { followHistory } from '../main/search/search-index.ts';
import { makeRecords } from './make-records.ts';
import { percentile, printRows } from './report.ts';

/** From the start of the built program to the first rows on the screen, in a browser of this machine. */
const RECORDS = 100_000;
const work = mkdtempSync(join(tmpdir(), 'kulliyyat-bench-'));
const folder = join(work, 'arxiv');

async function makeArchive(): Promise<void> {
  await createArchive(folder);
  const archive = await openArchive(folder);
  for (let from = 0; from < RECORDS; from += 10_000) {
    writeStep(archive, 'import', (step) => {
      for (const { type, title, fields } of makeRecords(10_000, from))
        addRecord(step, { type, parentId: null, title, values: fields });
    });
  }
  followHistory(archive.search, archive.db);
  closeArchive(archive);
}

async function startOnce(executablePath: string): Promise<{ served: number; rows: number }> {
  const started = performance.now();
  const server = spawn(process.execPath, ['main/kulliyyat.mjs', 'serve', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [address] = (await Promise.race([once(createInterface(server.stdout)), timeout()])) as string[];
  const served = performance.now() - started;
  const browser = await chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  const opened = performance.now();
  await page.goto(address ?? '');
  await page.locator('[role=grid] [role=gridcell]').nth(20).waitFor();
  const rows = performance.now() - opened;
  await browser.close();
  server.kill();
  return { served, rows };
}

const once = (lines: ReturnType<typeof createInterface>) =>
  new Promise<string[]>((resolve) => lines.once('line', (line) => resolve([line])));
const timeout = () =>
  new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error('no address within 60 s')), 60_000).unref(),
  );

const browserPath = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  chromium.executablePath(),
].find((path) => path && existsSync(path));
if (browserPath) {
  await makeArchive();
  const runs: { served: number; rows: number }[] = [];
  for (let run = 0; run < 5; run++) runs.push(await startOnce(browserPath));
  const median = (pick: (run: { served: number; rows: number }) => number) => percentile(runs.map(pick), 0.5);
  printRows(`Start, ${RECORDS} records`, [
    {
      what: 'program started to archive served, median ms',
      ours: median((run) => run.served),
      limit: 2000,
      unit: 'target for opening 100,000 records',
    },
    {
      what: 'window opened to first rows on screen, median ms',
      ours: median((run) => run.rows),
      limit: 500,
      unit: 'target beyond an empty window',
    },
  ]);
} else {
  console.log('Start: not measured, no Chromium found (set CHROMIUM to its path)');
}
rmSync(work, { recursive: true, force: true });
