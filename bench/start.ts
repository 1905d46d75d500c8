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
const emptyFolder = join(work, 'bos');

async function makeArchives(): Promise<void> {
  await createArchive(emptyFolder);
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

interface Start {
  /** Milliseconds to the address of the server, and from opening it to what a person waits for. */
  readonly served: number;
  readonly shown: number;
}

/** Starts the program with an archive, and waits in its window for an element. */
async function startOnce(executablePath: string, archive: string, awaited: string): Promise<Start> {
  const started = performance.now();
  const server = spawn(process.execPath, ['main/kulliyyat.mjs', 'serve', archive], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, HOME: work, XDG_CONFIG_HOME: join(work, 'config') },
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
  await page.locator(awaited).nth(0).waitFor();
  const shown = performance.now() - opened;
  await browser.close();
  server.kill();
  return { served, shown };
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
  await makeArchives();
  const [empty, filled]: [Start[], Start[]] = [[], []];
  for (let run = 0; run < 5; run++) {
    empty.push(await startOnce(browserPath, emptyFolder, '.empty-state-title'));
    filled.push(
      await startOnce(browserPath, folder, '[role=grid] .table-record:nth-of-type(10) [role=gridcell]'),
    );
  }
  const median = (runs: readonly Start[], pick: (run: Start) => number) => percentile(runs.map(pick), 0.5);
  const [bare, whole] = [median(empty, (run) => run.shown), median(filled, (run) => run.shown)];
  printRows(`Start, ${RECORDS} records`, [
    {
      what: 'program started to archive served, median ms',
      ours: median(filled, (run) => run.served),
      limit: 2000,
      unit: 'target for opening 100,000 records',
    },
    {
      what: 'window opened to first rows on screen, median ms',
      ours: whole,
      limit: bare,
      unit: 'the same with an empty archive',
    },
    { what: 'first rows beyond an empty window, ms', ours: whole - bare, limit: 500, unit: 'target' },
  ]);
} else {
  console.log('Start: not measured, no Chromium found (set CHROMIUM to its path)');
}
rmSync(work, { recursive: true, force: true });
