import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type App, createApp, type Dialogs } from '../../main/app.ts';
import { createEvents } from '../../main/events.ts';
import { createHost } from '../../main/host.ts';
import { openSettings } from '../../main/settings.ts';
import type { AppState, ArchiveState, EventName } from '../../preload/api.ts';
import type { JobId } from '../../preload/model.ts';
import { temporaryFolder } from './helpers.ts';

const apps: App[] = [];
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close();
});

/** The program over a folder of its own, with a person who answers dialogs as told. */
function startApp(folder = temporaryFolder(), answers: Partial<Dialogs> = {}) {
  const events = createEvents();
  const told: [EventName, unknown][] = [];
  const titles: (string | null)[] = [];
  events.subscribe((event, payload) => told.push([event, payload]));
  const app = createApp({
    host: createHost(events),
    dialogs: {
      chooseNewFolder: async (name) => join(folder, 'archives', name),
      chooseFolder: async () => null,
      chooseFiles: async () => [],
      chooseImportFolder: async () => null,
      chooseCopiesFolder: async () => null,
      chooseSavePath: async () => null,
      confirmLink: async () => false,
      openExternal: async () => undefined,
      ...answers,
    },
    settings: openSettings(join(folder, 'user/settings.json')),
    ...events,
    mode: 'desktop',
    version: '0.0.0',
    systemLocale: 'ru',
    archivesFolder: join(folder, 'archives'),
    showArchive: (archive) => titles.push(archive?.name ?? null),
  });
  apps.push(app);
  const call = async <T>(name: string, argument: unknown = {}): Promise<T> => {
    const reply = await app.call(name, argument);
    if (!reply.ok) throw new Error(reply.error.code);
    return reply.value as T;
  };
  return { app, call, folder, told, titles };
}

test('settings start in the language of the system, are told to every window and outlive the program', async () => {
  const first = startApp();
  const { settings } = await first.call<AppState>('getApp');
  await first.call('setSettings', { locale: 'az' });
  await first.call('setSettings', { theme: 'dark' });
  const second = startApp(first.folder);
  expect([settings, first.told, (await second.call<AppState>('getApp')).settings]).toEqual([
    { locale: 'ru', theme: 'system' },
    [
      ['settingsChanged', { locale: 'az', theme: 'system' }],
      ['settingsChanged', { locale: 'az', theme: 'dark' }],
    ],
    { locale: 'az', theme: 'dark' },
  ]);
});

test('settings that cannot be understood are put aside, not lost', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'user'));
  writeFileSync(join(folder, 'user/settings.json'), '{"theme": "plaid"');
  const { call } = startApp(folder);
  expect((await call<AppState>('getApp')).settings).toEqual({ locale: 'ru', theme: 'system' });
  expect(readFileSync(join(folder, 'user/settings.json.damaged'), 'utf8')).toBe('{"theme": "plaid"');
});

test('recent archives come newest first, by ids that say nothing of their place, and a missing one is marked', async () => {
  const { call, folder, titles } = startApp();
  await call('createArchive', { name: 'Bir' });
  await call('createArchive', { name: 'İki' });
  await call('closeArchive');
  renameSync(join(folder, 'archives/Bir'), join(folder, 'archives/Köçürülmüş'));
  const { recentArchives, isArchiveOpen } = await call<AppState>('getApp');
  const [newest, oldest] = recentArchives;
  expect([isArchiveOpen, recentArchives.map(({ name, isMissing }) => [name, isMissing])]).toEqual([
    false,
    [
      ['İki', false],
      ['Bir', true],
    ],
  ]);
  expect(recentArchives.map(({ id }) => /^[0-9a-f]{32}$/.test(id))).toEqual([true, true]);
  await expect(call('openRecentArchive', { id: oldest?.id })).rejects.toThrow('archiveMissing');
  await expect(call('openRecentArchive', { id: '../etc' })).rejects.toThrow('archiveMissing');
  expect((await call<ArchiveState>('openRecentArchive', { id: newest?.id })).name).toBe('İki');
  expect(await call('forgetRecentArchive', { id: oldest?.id })).toHaveLength(1);
  expect(titles).toEqual(['Bir', 'İki', null, 'İki']);
});

test('an archive that cannot be opened leaves the open one open', async () => {
  let chosen: string | null = null;
  const { call, folder } = startApp(undefined, { chooseFolder: async () => chosen });
  await call('createArchive', { name: 'Bir' });
  expect(await call('openArchive')).toBe(null);
  chosen = join(folder, 'nothing');
  await expect(call('openArchive')).rejects.toThrow('archiveMissing');
  expect((await call<ArchiveState>('getArchive')).name).toBe('Bir');
  chosen = join(folder, 'archives/Bir');
  const reopened = await call<ArchiveState>('openArchive', { isReadOnly: true });
  expect([reopened.name, reopened.isReadOnly]).toEqual(['Bir', true]);
});

test('openings asked for at the same time come one after another', async () => {
  const { call } = startApp();
  await call('createArchive', { name: 'Bir' });
  await call('createArchive', { name: 'İki' });
  const { recentArchives } = await call<AppState>('getApp');
  const ids = [...recentArchives, ...recentArchives].map(({ id }) => id);
  await Promise.all(ids.map((id) => call('openRecentArchive', { id })));
  expect((await call<ArchiveState>('getArchive')).name).toBe('Bir');
});

test('each opening of the sample makes a fresh copy with its documents already read', async () => {
  const { call, folder } = startApp();
  const first = await call<ArchiveState>('openSampleArchive');
  const second = await call<ArchiveState>('openSampleArchive');
  expect(first.counts.byType).toMatchObject({ project: 6 });
  expect([first.location, second.location]).toEqual([
    join(folder, 'archives', first.name),
    join(folder, 'archives', `${first.name} 2`),
  ]);
});

test('only web and mail addresses open, as they were shown, and only after a yes', async () => {
  const shown: string[] = [];
  const opened: string[] = [];
  const { call } = startApp(undefined, {
    confirmLink: async (url) => shown.push(url) !== 2,
    openExternal: async (url) => void opened.push(url),
  });
  const results = [];
  for (const url of ['https://example.org/a b', 'http://example.org', 'mailto:a@example.org'])
    results.push(await call('openLink', { url }));
  const refused = [
    'javascript:alert(1)',
    'file:///etc/passwd',
    'C:\\calc.exe',
    '',
    'smb://host/x',
    'ms-msdt:/id',
  ];
  for (const url of refused) await expect(call('openLink', { url })).rejects.toThrow('linkNotAllowed');
  expect([shown, opened, results]).toEqual([
    ['https://example.org/a%20b', 'http://example.org/', 'mailto:a@example.org'],
    ['https://example.org/a%20b', 'mailto:a@example.org'],
    [{ isOpened: true }, { isOpened: false }, { isOpened: true }],
  ]);
});

test('a printed compendium is saved where the person says, whole, over an older one', async () => {
  let path: string | null = null;
  const { call, folder, told } = startApp(undefined, { chooseSavePath: async () => path });
  await call('createArchive', { name: 'Bir' });
  await call('createRecord', { type: 'document', parent: null, title: 'Sənəd' });
  const definition = {
    title: 'Külliyyat',
    subtitle: '',
    institution: '',
    year: '2026',
    language: 'az',
    before: [],
    entries: { title: 'Sənədlər', isNumbered: true, selection: { query: {} } },
    after: [],
  };
  const job = await call<JobId>('startCompendium', { definition });
  await expect
    .poll(() => told.some(([event]) => event === 'compendiumReady'), { timeout: 30_000 })
    .toBe(true);
  expect(await call('saveCompendiumPdf', { job, name: 'Külliyyat' })).toBe(null);
  path = join(folder, 'çap.pdf');
  writeFileSync(path, 'older');
  expect(await call('saveCompendiumPdf', { job, name: 'Külliyyat' })).toEqual({ location: path });
  expect(readFileSync(path).subarray(0, 5).toString('latin1')).toBe('%PDF-');
  rmSync(path);
  expect(existsSync(path)).toBe(false);
});

test('a book in another format is saved where the person says, HTML as a folder', async () => {
  const paths: (string | null)[] = [];
  const asked: string[] = [];
  const { call, folder, told } = startApp(undefined, {
    chooseSavePath: async (name) => {
      asked.push(name);
      return paths.shift() ?? null;
    },
  });
  await call('createArchive', { name: 'Bir' });
  const section = { title: 'Giriş', body: 'Salam', sections: [] };
  const entries = { title: '', isNumbered: true, selection: { records: [] } };
  const cover = { title: 'Kitab', subtitle: '', institution: '', year: '', language: 'az' };
  const definition = { ...cover, before: [section], entries, after: [] };
  const write = async (format: string) => {
    const before = told.filter(([event]) => event === 'bookReady').length;
    const job = await call<JobId>('startBook', { definition, format });
    await expect
      .poll(() => told.filter(([event]) => event === 'bookReady').length, { timeout: 30_000 })
      .toBe(before + 1);
    return call('saveBook', { job, name: 'Kitab 1.0', format });
  };
  paths.push(join(folder, 'sayt'), join(folder, 'kitab.txt'));
  expect(await write('html')).toEqual({ location: join(folder, 'sayt') });
  expect(await write('txt')).toEqual({ location: join(folder, 'kitab.txt') });
  expect(await write('docx')).toBe(null);
  expect(asked).toEqual(['Kitab 1 0', 'Kitab 1.0.txt', 'Kitab 1.0.docx']);
  expect(readFileSync(join(folder, 'sayt', 'index.html'), 'utf8')).toContain('<p>Salam</p>');
  expect(existsSync(join(folder, 'sayt', 'fonts', 'NotoSerif-Regular.ttf'))).toBe(true);
  expect(readFileSync(join(folder, 'kitab.txt'), 'utf8')).toContain('Salam');
});

test('a written table is saved where the person says, whole, over an older file, under a name that disks take', async () => {
  let path: string | null = null;
  const asked: string[] = [];
  const { call, folder, told } = startApp(undefined, {
    chooseSavePath: async (name) => {
      asked.push(name);
      return path;
    },
  });
  await call('createArchive', { name: 'Bir' });
  await call('createRecord', { type: 'document', parent: null, title: 'Sənəd' });
  const columns = [{ field: 'title', width: 100 }];
  const table = {
    query: {},
    only: null,
    columns,
    language: 'az',
    format: 'csv',
    delimiter: ';',
    hasEdtf: false,
  };
  const job = await call<JobId>('startExport', { table });
  await expect.poll(() => told.some(([event]) => event === 'exportReady'), { timeout: 30_000 }).toBe(true);
  const saving = { job, name: 'Bakı: 2005/2006', format: 'csv' };
  expect(await call('saveTable', saving)).toBe(null);
  path = join(folder, 'cədvəl.csv');
  writeFileSync(path, 'older');
  expect(await call('saveTable', saving)).toEqual({ location: path });
  expect(readFileSync(path, 'utf8')).toBe('\uFEFFBaşlıq\r\nSənəd\r\n');
  expect(asked[0]).toMatch(/^Bakı[^:/]*2005[^:/]*2006\.csv$/);
  expect(readdirSync(folder)).toEqual(['archives', 'cədvəl.csv', 'user']);
});
