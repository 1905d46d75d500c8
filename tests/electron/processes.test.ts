import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AppState, ArchiveState, Bridge, Reply } from '../../preload/api.ts';
import { findElectron } from '../../scripts/electron-runtime.ts';
import { makePdf } from '../main/pdf/make-pdf.ts';

const ROOT = join(import.meta.dirname, '../..');
const work = mkdtempSync(join(tmpdir(), 'kulliyyat-processes-'));
const archive = join(work, 'arxiv');
const program = findElectron() ?? '';
const args = [
  ROOT,
  `--user-data-dir=${join(work, 'user')}`,
  '--lang=az',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
type OurWindow = Window & { kulliyyat: Bridge };

let app: ElectronApplication;
let page: Page;
let output = '';

async function start(): Promise<void> {
  app = await _electron.launch({ executablePath: program, args, cwd: work });
  app.process().stderr?.on('data', (piece: Buffer) => {
    output += piece.toString('utf8');
  });
  page = await app.firstWindow();
  await page
    .getByRole('button', { name: /Yeni arxiv/ })
    .first()
    .waitFor();
}

async function call<T>(name: string, argument: unknown = {}): Promise<T> {
  const reply = await page.evaluate(
    ([callName, callArgument]) =>
      (window as unknown as OurWindow).kulliyyat.call(callName as string, callArgument),
    [name, argument] as const,
  );
  if (!reply.ok) throw new Error(reply.error.code);
  return (reply as Extract<Reply<unknown>, { ok: true }>).value as T;
}

const menuLabels = () =>
  app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map((item) => item.label) ?? []);

beforeAll(async () => {
  await start();
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = (async () => ({ canceled: false, filePath })) as typeof dialog.showSaveDialog;
  }, archive);
  await call('createArchive', { name: 'Sınaq arxivi' });
  await page.reload();
});
afterAll(async () => {
  await app.close();
  rmSync(work, { recursive: true, force: true });
});

test('the archive lives in a process of its own, and its name is the title of the window', async () => {
  const seen = await app.evaluate(({ app: electron, BrowserWindow }) => ({
    utilities: electron.getAppMetrics().map(({ name }) => name ?? ''),
    title: BrowserWindow.getAllWindows()[0]?.getTitle(),
  }));
  expect([seen.utilities.includes('Kulliyyat archive'), seen.title]).toEqual([true, 'Sınaq arxivi']);
});

test('no request of the page or of the program leaves it, whatever is tried', async () => {
  let hits = 0;
  const server = createServer((_, response) => {
    hits += 1;
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  await page.evaluate(async (url) => {
    const tries = [
      () => fetch(url),
      () => new Image(1, 1).setAttribute('src', url),
      () => navigator.sendBeacon(url),
      () => new WebSocket(url.replace('http', 'ws')),
      () => new EventSource(url),
      () => new Worker(url),
      () =>
        Object.assign(document.head.appendChild(document.createElement('link')), {
          rel: 'stylesheet',
          href: url,
        }),
      () => Object.assign(document.body.appendChild(document.createElement('iframe')), { src: url }),
      () =>
        Object.assign(document.body.appendChild(document.createElement('form')), { action: url }).submit(),
    ];
    for (const attempt of tries)
      await Promise.resolve()
        .then(attempt)
        .catch(() => null);
  }, address);
  const fromProgram = await app.evaluate(
    ({ net, session }, url) =>
      Promise.all(
        [net.fetch(url), session.defaultSession.fetch(url), net.fetch('https://example.org/')].map((answer) =>
          answer.then(
            () => 'answered',
            () => 'refused',
          ),
        ),
      ),
    address,
  );
  await page.waitForTimeout(500);
  server.close();
  await page.reload();
  expect([hits, fromProgram, page.url()]).toEqual([0, ['refused', 'refused', 'refused'], 'app://kulliyyat/']);
  expect(output).toContain(`refused request ${address}`);
});

test('the menu speaks the language that is chosen, at once, and its commands reach the window', async () => {
  const before = await menuLabels();
  await call('setSettings', { locale: 'ru' });
  const after = await menuLabels();
  await call('setSettings', { locale: 'az' });
  await app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? [];
    items.find((item) => item.label.startsWith('Parametrlər'))?.click();
  });
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  expect([before.slice(0, 2), after.slice(0, 2)]).toEqual([
    ['Fayl', 'Redaktə'],
    ['Файл', 'Правка'],
  ]);
});

test('a file that is dropped on the window comes as a ticket, never as a path', async () => {
  const [sample = ''] = readdirSync(join(ROOT, 'resources/samples')).filter((name) => name.endsWith('.txt'));
  await page.evaluate(() => {
    const input = document.body.appendChild(document.createElement('input'));
    input.type = 'file';
    input.id = 'dropped';
  });
  await page.locator('#dropped').setInputFiles(join(ROOT, 'resources/samples', sample));
  const tickets = await page.evaluate(() => {
    const { files } = document.querySelector<HTMLInputElement>('#dropped')!;
    return (window as unknown as OurWindow).kulliyyat.ticketsFor([...(files ?? [])]);
  });
  expect(tickets).toEqual([{ ticket: expect.stringMatching(/^[0-9a-f]{32}$/), name: sample }]);
  expect(await call('startReading', { tickets: [tickets[0]?.ticket] })).toBeGreaterThan(0);
});

const jobProcesses = () =>
  app.evaluate(({ app: electron }) =>
    electron.getAppMetrics().flatMap(({ name, pid }) => (name === 'Kulliyyat job' ? [pid] : [])),
  );

test('originals are opened in a process apart, whose death costs neither the archive nor the next page', async () => {
  const path = join(work, 'skan.pdf');
  writeFileSync(path, await makePdf((document) => document.addPage({ size: 'A5' })));
  await page.evaluate(() => {
    const input = document.body.appendChild(document.createElement('input'));
    input.type = 'file';
    input.id = 'scan';
  });
  await page.locator('#scan').setInputFiles(path);
  const [ticket] = await page.evaluate(() => {
    const { files } = document.querySelector<HTMLInputElement>('#scan')!;
    return (window as unknown as OurWindow).kulliyyat.ticketsFor([...(files ?? [])]);
  });
  const job = await call<number>('startReading', { tickets: [ticket?.ticket] });
  const isRead = () =>
    call('getReview', { job }).then(
      () => true,
      () => false,
    );
  await expect.poll(isRead, { timeout: 20_000 }).toBe(true);
  const { imported } = await call<{ imported: { records: number[] }[] }>('acceptReview', {
    job,
    decisions: [{ file: 0, isAccepted: true, refused: [], changed: [], merged: [] }],
  });
  const { files } = await call<{ files: { sha256: string }[] }>('getRecord', { id: imported[0]?.records[0] });
  const draw = (width: number) =>
    page.evaluate(async (place) => {
      const picture = new Image();
      picture.src = (window as unknown as OurWindow).kulliyyat.address(place);
      await picture.decode();
      return picture.naturalWidth;
    }, `picture/${files[0]?.sha256}/2?width=${width}`);
  expect(await draw(200)).toBe(200);
  const before = await jobProcesses();
  for (const pid of before) process.kill(pid, 'SIGKILL');
  await expect.poll(jobProcesses, { timeout: 10_000 }).toEqual([]);
  expect([before.length > 0, await draw(201)]).toEqual([true, 201]);
});

test('when the process of the archive dies, the window says so, and opening it again finds every edit', async () => {
  const { id } = await call<{ id: number }>('createRecord', {
    type: 'document',
    parent: null,
    title: 'Qalan sənəd',
  });
  await app.evaluate(({ app: electron }) => {
    const archiveProcess = electron.getAppMetrics().find(({ name }) => name === 'Kulliyyat archive');
    if (archiveProcess) process.kill(archiveProcess.pid, 'SIGKILL');
  });
  await page
    .getByRole('button', { name: /Yeni arxiv/ })
    .first()
    .waitFor();
  const state = await call<AppState>('getApp');
  expect(state.isArchiveOpen).toBe(false);
  await call<ArchiveState>('openRecentArchive', { id: state.recentArchives[0]?.id });
  expect((await call<{ title: string }>('getRecord', { id })).title).toBe('Qalan sənəd');
});

test('when the process of the window dies, it comes back with the same archive', async () => {
  const before = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    setTimeout(() => contents?.forcefullyCrashRenderer(), 0);
    return contents?.getOSProcessId();
  });
  const isBack = () =>
    app.evaluate(({ BrowserWindow }, old) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      return contents && !contents.isCrashed() && !contents.isLoading() && contents.getOSProcessId() !== old;
    }, before);
  await expect.poll(isBack, { timeout: 10_000 }).toBe(true);
  const name = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
      "kulliyyat.call('getArchive', {}).then((reply) => reply.value?.name)",
    ),
  );
  expect(name).toBe('Sınaq arxivi');
});

test('a second start shows the first window and opens there what it names', async () => {
  await app.close();
  await start();
  const second = spawn(program, [...args, archive], { cwd: work, stdio: 'ignore' });
  const [code] = (await once(second, 'exit')) as [number];
  await expect
    .poll(async () => (await call<AppState>('getApp')).isArchiveOpen, { timeout: 10_000 })
    .toBe(true);
  const windows = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect([code, windows]).toEqual([0, 1]);
});

test('the window comes back where it stood and as large as it was', async () => {
  const bounds = { x: 60, y: 40, width: 1111, height: 700 };
  await app.evaluate(({ BrowserWindow }, wanted) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(wanted);
  }, bounds);
  await page.waitForTimeout(300);
  await app.close();
  await start();
  const found = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  expect([found?.width, found?.height]).toEqual([bounds.width, bounds.height]);
  for (const [where, wanted] of [
    [found?.x, bounds.x],
    [found?.y, bounds.y],
  ] as const)
    expect(Math.abs((where ?? 0) - wanted)).toBeLessThan(40);
});
