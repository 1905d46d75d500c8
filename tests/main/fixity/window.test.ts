import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { closeArchive, openArchive } from '../../../main/archive.ts';
import { beginCheck, endCheck, keepPiece, runningCheck } from '../../../main/fixity/fixity-log.ts';
import { isCheckDue, writeSchedule } from '../../../main/fixity/fixity-store.ts';
import { listOriginals } from '../../../main/fixity/stored-files.ts';
import { createHost, type Host } from '../../../main/host.ts';
import type { AnswerOf, ArgumentOf, CallName, EventName, Events } from '../../../preload/api.ts';
import type { FixityProblem, FixityState } from '../../../preload/model.ts';
import { newArchive, openForTest, temporaryFolder } from '../helpers.ts';
import { type MadeOriginal, makeOriginals } from './make-originals.ts';

interface Opened {
  readonly host: Host;
  readonly call: <N extends CallName>(
    name: N,
    argument: ArgumentOf<N>,
    paths?: object,
  ) => Promise<AnswerOf<N>>;
  /** Waits until the originals are as `isSo` says. */
  readonly until: (isSo: (state: FixityState) => boolean) => Promise<FixityState>;
  readonly heard: <E extends EventName>(event: E) => readonly Events[E][];
}

async function openHost(folder: string, isReadOnly = false): Promise<Opened> {
  const events: { event: EventName; payload: unknown }[] = [];
  const host = createHost({ emit: (event, payload) => events.push({ event, payload }) });
  await host.open(folder, { isReadOnly });
  const call: Opened['call'] = async (name, argument, paths = {}) => {
    const reply = await host.call(name, argument, paths as Readonly<Record<string, string>>);
    if (!reply.ok) throw Object.assign(new Error(reply.error.detail), { code: reply.error.code });
    return reply.value as never;
  };
  const until: Opened['until'] = async (isSo) => {
    for (let tries = 0; tries < 300; tries++) {
      const state = await call('getFixity', {});
      if (isSo(state)) return state;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the state never came');
  };
  const heard: Opened['heard'] = (name) =>
    events.flatMap(({ event, payload }) => (event === name ? [payload as never] : []));
  return { host, call, until, heard };
}

async function closedArchive(count: number): Promise<{ folder: string; originals: readonly MadeOriginal[] }> {
  const archive = await newArchive();
  const originals = makeOriginals(archive, count);
  closeArchive(archive);
  return { folder: archive.folder, originals };
}

function damage(path: string): void {
  chmodSync(path, 0o644);
  writeFileSync(path, 'damaged');
}

test('a window checks, lists what is damaged with its record, and repairs it from a folder', async () => {
  const { folder, originals } = await closedArchive(450);
  const copy = join(temporaryFolder(), 'nüsxə');
  cpSync(folder, copy, { recursive: true });
  damage(originals[3]?.path ?? '');
  rmSync(originals[5]?.path ?? '');
  const { host, call, until, heard } = await openHost(folder);
  expect(await call('getFixity', {})).toEqual({
    schedule: 'monthly',
    originals: 450,
    last: null,
    changed: 0,
    missing: 0,
    untracked: 0,
    database: [],
    running: null,
  });
  const job = await call('startFixity', {});
  expect(await call('startFixity', {})).toBe(job);
  const checked = await until(({ running }) => running === null);
  expect(checked).toMatchObject({ changed: 1, missing: 1, untracked: 0, last: { files: 450 } });
  const problems = await call('getFixityProblems', { from: 0, to: 10 });
  const shown = (problem: FixityProblem) => [
    problem.sha256,
    problem.reason,
    problem.name,
    problem.record?.title,
  ];
  expect(problems.map(shown).sort()).toEqual(
    [
      [originals[3]?.sha256, 'size', 'sened-3.pdf', 'Sənəd 3'],
      [originals[5]?.sha256, 'absent', 'sened-5.pdf', 'Sənəd 5'],
    ].sort(),
  );
  const ticket = 'a'.repeat(32);
  const repair = await call('startRepair', { tickets: [ticket as never] }, { [ticket]: copy });
  const repaired = await until(({ running }) => running === null);
  expect(repaired).toMatchObject({ changed: 0, missing: 0 });
  expect(heard('repairDone')).toEqual([
    {
      job: repair,
      repaired: 2,
      unrepaired: [],
      unreadable: 0,
      quarantine: expect.stringMatching(/^damaged\/\d{4}-/),
    },
  ]);
  await host.close();
});

test('a check that was broken off by closing goes on where it was', async () => {
  const { folder, originals } = await closedArchive(6);
  const archive = await openArchive(folder);
  const all = listOriginals(archive.db, '', 10);
  const begun = beginCheck(archive.db, true);
  const half = keepPiece(archive.db, begun, {
    from: '',
    reached: all[2]?.sha256 ?? '',
    files: 3,
    problems: [],
  });
  expect(runningCheck(archive.db)).toEqual({ ...half, isScheduled: true });
  closeArchive(archive);
  // One before and one after the place where it was broken off.
  damage(originals.find(({ sha256 }) => sha256 === all[1]?.sha256)?.path ?? '');
  damage(originals.find(({ sha256 }) => sha256 === all[4]?.sha256)?.path ?? '');
  const { host, call, until } = await openHost(folder);
  await call('startFixity', {});
  const state = await until(({ running }) => running === null);
  expect(state).toMatchObject({ changed: 1, last: { files: 6 } });
  expect(await call('getFixityProblems', { from: 0, to: 10 })).toMatchObject([{ sha256: all[4]?.sha256 }]);
  await host.close();
});

test('a check is cancelled, and closing the archive in the middle of one leaves it to go on', async () => {
  const archive = await newArchive();
  makeOriginals(archive, 3, 80_000_000);
  closeArchive(archive);
  const first = await openHost(archive.folder);
  const job = await first.call('startFixity', {});
  await new Promise((resolve) => setTimeout(resolve, 150));
  await first.call('cancelJob', { job });
  expect(await first.until(({ running }) => running === null)).toMatchObject({ last: null });
  await first.call('startFixity', {});
  await new Promise((resolve) => setTimeout(resolve, 150));
  await first.host.close();
  const again = await openArchive(archive.folder);
  expect(runningCheck(again.db)?.reached).toBe('');
  expect(again.db.prepare('SELECT state FROM fixityRun ORDER BY id').pluck().all()).toEqual([
    'cancelled',
    'running',
  ]);
  closeArchive(again);
});

test('a check is due by the schedule, counted from the last one or from the making of the archive', async () => {
  const { db } = await newArchive();
  const days = (number: number): number => Date.now() + number * 24 * 3600 * 1000;
  expect([isCheckDue(db), isCheckDue(db, days(29)), isCheckDue(db, days(31))]).toEqual([false, false, true]);
  writeSchedule(db, 'weekly');
  expect([isCheckDue(db, days(6)), isCheckDue(db, days(8))]).toEqual([false, true]);
  writeSchedule(db, 'never');
  expect(isCheckDue(db, days(1000))).toBe(false);
  writeSchedule(db, 'weekly');
  endCheck(db, beginCheck(db, true), { untracked: [], database: [] });
  db.exec("UPDATE setting SET value = '2020-01-01T00:00:00.000Z' WHERE name = 'createdAt'");
  expect([isCheckDue(db, days(6)), isCheckDue(db, days(8))]).toEqual([false, true]);
  // The clock ran ahead once.
  db.exec("UPDATE fixityRun SET endedAt = '2999-01-01T00:00:00.000Z'");
  expect(isCheckDue(db)).toBe(true);
});

test('an archive that is read only is checked too, and keeps nothing of it', async () => {
  const { folder, originals } = await closedArchive(2);
  damage(originals[0]?.path ?? '');
  const { host, call, until } = await openHost(folder, true);
  await call('startFixity', {});
  expect(await until(({ running }) => running === null)).toMatchObject({ changed: 1, last: { files: 2 } });
  expect(await call('getFixityProblems', { from: 0, to: 10 })).toMatchObject([{ name: 'sened-0.pdf' }]);
  await expect(call('setFixitySchedule', { schedule: 'weekly' })).rejects.toMatchObject({
    code: 'archiveReadOnly',
  });
  await host.close();
  const archive = await openArchive(folder);
  expect(archive.db.prepare('SELECT count(*) FROM fixityRun').pluck().get()).toBe(0);
  closeArchive(archive);
});

test('what came in long ago and no record names is listed after the damage', async () => {
  const { folder, originals } = await closedArchive(2);
  rmSync(originals[1]?.path ?? '');
  const archive = await openArchive(folder);
  mkdirSync(join(folder, 'files', '00'), { recursive: true });
  endCheck(
    archive.db,
    keepPiece(archive.db, beginCheck(archive.db, false), {
      from: '',
      reached: 'g',
      files: 2,
      problems: [
        {
          original: { sha256: originals[1]?.sha256 ?? '', size: 301, path: 'files/zz' },
          problem: { kind: 'missing', reason: 'absent' },
        },
      ],
    }),
    { untracked: [{ path: 'files/00/foreign.txt', reason: 'unnamed', size: 3 }], database: [] },
  );
  closeArchive(archive);
  const { host, call } = await openHost(folder);
  const listed = await call('getFixityProblems', { from: 0, to: 10 });
  expect(listed.map(({ kind, path }) => [kind, path])).toEqual([
    ['missing', 'files/zz'],
    ['untracked', 'files/00/foreign.txt'],
  ]);
  await host.close();
});

/** Checks in a process of its own; killed `wait` milliseconds after it began, or when the check has ended. */
function checkAndKill(folder: string, wait: number): Promise<'ended' | 'killed'> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'check-until-killed.ts'), folder]);
    let said = '';
    let errors = '';
    child.stdout.on('data', (piece: Buffer) => {
      if (said === '') setTimeout(() => child.kill('SIGKILL'), wait);
      said += piece.toString();
      if (/"last":\{[^}]*\}.*"running":null/.test(said)) child.kill('SIGKILL');
    });
    child.stderr.on('data', (piece: Buffer) => {
      errors += piece.toString();
    });
    child.on('close', (code) => {
      if (code) reject(new Error(errors));
      else resolve(said.includes('"running":null') ? 'ended' : 'killed');
    });
  });
}

test('a check that is killed again and again ends with every damaged original and no other', async () => {
  const { folder, originals } = await closedArchive(1200);
  const damaged = originals
    .filter((_, index) => index % 60 === 7)
    .map(({ path, sha256 }) => {
      damage(path);
      return sha256;
    });
  let kills = 0;
  while ((await checkAndKill(folder, 150 + kills * 60)) === 'killed') kills += 1;
  expect(kills).toBeGreaterThan(0);
  const { db } = await openForTest(folder);
  expect(db.prepare('SELECT sha256 FROM fixityProblem ORDER BY sha256').pluck().all()).toEqual(
    damaged.sort(),
  );
  // One that was killed between its end and the word of it is followed by another.
  expect(db.prepare('SELECT DISTINCT state, files FROM fixityRun').all()).toEqual([
    { state: 'done', files: 1200 },
  ]);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
}, 180_000);
