import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findElectron } from '../../scripts/electron-runtime.ts';

const ROOT = join(import.meta.dirname, '../..');
const work = mkdtempSync(join(tmpdir(), 'kulliyyat-electron-'));
const archive = join(work, 'arxiv');
const samples = readdirSync(join(ROOT, 'resources/samples')).map((name) =>
  join(ROOT, 'resources/samples', name),
);

let app: ElectronApplication;
let page: Page;

/** Starts the real shell; a superuser has no sandbox on Linux, everybody else keeps it. */
async function start(): Promise<void> {
  const args = [
    ROOT,
    `--user-data-dir=${join(work, 'user')}`,
    '--lang=az',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  app = await _electron.launch({ executablePath: findElectron() ?? '', args, cwd: work });
  page = await app.firstWindow();
  await page.waitForLoadState('domcontentloaded');
}

/** Answers the next dialogs as a person would: what to save as, what to open. */
async function answerDialogs(answers: {
  save?: string;
  open?: readonly string[];
  button?: number;
}): Promise<void> {
  await app.evaluate(({ dialog }, { save, open, button }) => {
    dialog.showSaveDialog = (async () => ({
      canceled: !save,
      filePath: save ?? '',
    })) as typeof dialog.showSaveDialog;
    dialog.showOpenDialog = (async () => ({
      canceled: !open,
      filePaths: [...(open ?? [])],
    })) as typeof dialog.showOpenDialog;
    dialog.showMessageBox = (async () => ({
      response: button ?? 1,
      checkboxChecked: false,
    })) as typeof dialog.showMessageBox;
  }, answers);
}

/** Calls the archive from the window, as its program does. */
async function call<T>(name: string, argument: unknown): Promise<T> {
  const reply = await page.evaluate(
    ([callName, callArgument]) =>
      (
        window as unknown as { kulliyyat: { call: (name: string, argument: unknown) => Promise<unknown> } }
      ).kulliyyat.call(callName as string, callArgument),
    [name, argument] as const,
  );
  const { ok, value, error } = reply as { ok: boolean; value: T; error?: { code: string } };
  if (!ok) throw new Error(error?.code);
  return value;
}

const choose = (command: string) =>
  app.evaluate(({ BrowserWindow }, name) => {
    BrowserWindow.getAllWindows()[0]?.webContents.send('event', 'menuCommand', { command: name });
  }, command);

beforeAll(start);
afterAll(async () => {
  await app.close();
  rmSync(work, { recursive: true, force: true });
});

describe('the window', () => {
  test('opens with the first screen in a title and menus of its own language', async () => {
    await page
      .getByRole('button', { name: /Yeni arxiv/ })
      .first()
      .waitFor();
    const menu = await app.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()?.items.map((item) => item.label.replace('&', '')),
    );
    expect([await page.title(), menu?.slice(0, 2)]).toEqual(['Kulliyyat', ['Fayl', 'Redaktə']]);
  });

  test('is shut in: sandbox, isolation, strict policy, no permission, no way out', async () => {
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = (
        BrowserWindow.getAllWindows()[0]!.webContents as unknown as {
          getLastWebPreferences: () => Record<string, unknown>;
        }
      ).getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
    });
    expect(preferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
    const seen = await page.evaluate(async () => {
      const policy = (await fetch(location.href)).headers.get('content-security-policy') ?? '';
      const permission = await navigator.permissions.query({ name: 'geolocation' });
      const blocked = await fetch('https://example.org/').then(
        () => 'answered',
        () => 'refused',
      );
      const opened = window.open('https://example.org/');
      location.href = 'https://example.org/';
      return {
        origin: location.origin,
        policy,
        permission: permission.state,
        blocked,
        opened,
        node: typeof (globalThis as { require?: unknown }).require,
      };
    });
    expect({ ...seen, policy: undefined }).toEqual({
      origin: 'app://kulliyyat',
      policy: undefined,
      permission: 'denied',
      blocked: 'refused',
      opened: null,
      node: 'undefined',
    });
    expect(seen.policy).toMatch(/default-src 'none'.*script-src 'self'/s);
    expect(seen.policy).not.toMatch(/unsafe-eval|unsafe-inline'?[^;]*script/);
    await page.waitForTimeout(300);
    expect(page.url()).toMatch(/^app:\/\/kulliyyat\//);
    expect(
      await page.evaluate(() => Object.keys((window as unknown as { kulliyyat: object }).kulliyyat).sort()),
    ).toEqual(['address', 'call', 'on', 'ticketsFor']);
  });

  test('reaches files by no path and calls by no made-up name', async () => {
    const answers = await page.evaluate(async () => {
      const urls = [
        'app://kulliyyat/../../package.json',
        'app://kulliyyat/%2e%2e/%2e%2e/package.json',
        'app://kulliyyat/..%5c..%5cpackage.json',
        'archive://output/file/../../archive.db',
        'archive://output/%2e%2e/archive.db',
        'file:///etc/passwd',
      ];
      return Promise.all(
        urls.map((url) =>
          fetch(url).then(
            (reply) =>
              reply.ok && !(reply.headers.get('content-type') ?? '').includes('html') ? 'bytes' : 'nothing',
            () => 'nothing',
          ),
        ),
      );
    });
    expect(new Set(answers)).toEqual(new Set(['nothing']));
    await expect(call('getArchive', {})).rejects.toThrow('noArchiveOpen');
    await expect(call('startReading', { tickets: ['/etc/passwd'] })).rejects.toThrow();
  });
});

describe('a day of work', () => {
  test('a new archive, five documents imported through the dialog, a record corrected, the compendium printed', async () => {
    await answerDialogs({ save: archive, open: samples });
    await call('createArchive', { name: 'Beynəlxalq əlaqələr' });
    await page.reload();
    await page.getByText('Beynəlxalq əlaqələr').first().waitFor();
    await choose('import');
    await page.getByRole('button', { name: /Qəbul et \(18/ }).click({ timeout: 60_000 });
    await page
      .getByRole('gridcell', { name: /Azərbaycanda Dayanıqlı Sahibkarlıq/ })
      .first()
      .waitFor();
    await expect(call('constructor', {})).rejects.toThrow('unknownCall');
    const { hits } = await call<{ hits: { id: number }[] }>('search', { text: 'engage sahibkarlıq' });
    const id = hits[0]?.id;
    await call('setField', { id, field: 'acronym', values: [{ text: 'ENGAGE+' }] });
    const original = samples.find((path) => path.includes('002')) ?? '';
    const copy = join(work, 'surət.txt');
    await answerDialogs({ save: copy });
    const { relations } = await call<{ relations: { record: { id: number } }[] }>('getRecord', { id });
    const source = await call<{ files: { sha256: string; name: string }[] }>('getRecord', {
      id: relations[0]?.record.id,
    });
    const { sha256, name } = source.files[0] ?? { sha256: '', name: '' };
    await call('saveFile', { sha256, name });
    expect(readFileSync(copy).equals(readFileSync(original))).toBe(true);
    const pdf = join(work, 'kompendium.pdf');
    await answerDialogs({ save: pdf });
    await choose('showCompendium');
    await page.locator('img[src*="page/"]').first().waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: /PDF/ }).first().click();
    await expect.poll(() => readdirSync(work).includes('kompendium.pdf'), { timeout: 30_000 }).toBe(true);
    const text = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' });
    expect(text).toContain('101082124');
  });

  test('after a restart everything is where it was', async () => {
    await app.close();
    await start();
    await page.getByText('Beynəlxalq əlaqələr').first().click();
    await page
      .getByRole('gridcell', { name: /Azərbaycanda Dayanıqlı Sahibkarlıq/ })
      .first()
      .waitFor();
    const { hits } = await call<{ hits: { id: number }[] }>('search', { text: 'ENGAGE' });
    const record = await call<{ fields: { acronym: { text: string }[] } }>('getRecord', { id: hits[0]?.id });
    expect(record.fields.acronym).toEqual([{ text: 'ENGAGE+' }]);
  });

  test('damaged originals are found, and repaired from a folder that the person chooses', async () => {
    const files = join(archive, 'files');
    const originals = readdirSync(files).flatMap((place) =>
      readdirSync(join(files, place)).map((name) => join(files, place, name)),
    );
    const copy = join(work, 'nüsxə');
    cpSync(files, copy, { recursive: true });
    const [first = '', second = ''] = originals;
    chmodSync(first, 0o644);
    writeFileSync(first, 'zədəli');
    rmSync(second);
    await choose('fixity');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'İndi yoxla' }).click();
    await dialog.getByText('1 fayl dəyişib, 1 fayl itib').waitFor();
    await answerDialogs({ open: [copy] });
    await dialog.getByRole('button', { name: 'Bərpa et…' }).click();
    await dialog.getByText('Bütün əsl fayllar yerində və dəyişməyib.').waitFor();
    expect(readdirSync(archive)).toContain('damaged');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('nothing asked for an address outside this program', async () => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.reload();
    await page.getByRole('grid').waitFor();
    expect(requests.filter((url) => !/^(app|archive|blob|data):/.test(url))).toEqual([]);
    expect(requests.length).toBeGreaterThan(2);
  });
});
