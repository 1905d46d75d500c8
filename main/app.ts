import { mkdirSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { AppApi, ArchiveState, Handlers, Reply, Settings } from '../preload/api.ts';
import { appCalls } from '../preload/api.ts';
import type { BookFormat, JobId, Locale, Ticket } from '../preload/model.ts';
import { answer } from './answer.ts';
import { unpackBook } from './compendium/formats/book-output.ts';
import { saveBook } from './compendium/formats/save-book.ts';
import { ArchiveError } from './errors.ts';
import type { Emit, Subscribe } from './events.ts';
import { freePath, nameForDisk } from './folder-names.ts';
import type { Host } from './host.ts';
import type { OutputBytes } from './output.ts';
import { createRecentArchives } from './recent-archives.ts';
import type { SettingsFile } from './settings.ts';
import { renameDurably, syncFile, writeFileDurably } from './storage/durable.ts';
import { textIn } from './texts.ts';
import { createTickets } from './tickets.ts';

/** What only a person can answer. Each gives null, false or nothing where the person cancels. */
export interface Dialogs {
  /** Where a new archive of this name shall lie. */
  readonly chooseNewFolder: (name: string) => Promise<string | null>;
  readonly chooseFolder: () => Promise<string | null>;
  readonly chooseFiles: () => Promise<readonly string[]>;
  /** A folder to take in with all below it. */
  readonly chooseImportFolder: () => Promise<string | null>;
  /** A folder to look for copies of originals in. */
  readonly chooseCopiesFolder: () => Promise<string | null>;
  /** Where to save a PDF; `download` where the window fetches it itself. */
  readonly chooseSavePath: (name: string) => Promise<string | 'download' | null>;
  readonly confirmLink: (url: string) => Promise<boolean>;
  readonly openExternal: (url: string) => Promise<void>;
}
export interface AppOptions {
  readonly host: Host;
  readonly dialogs: Dialogs;
  readonly settings: SettingsFile;
  readonly emit: Emit;
  readonly subscribe: Subscribe;
  readonly mode: 'desktop' | 'browser';
  readonly version: string;
  /** The language of the system, for the first start. */
  readonly systemLocale: Locale;
  /** The folder where archives are made unless a person says otherwise. */
  readonly archivesFolder: string;
  /** Told which archive is open now, null for none. */
  readonly showArchive?: (archive: ArchiveState | null) => void;
}
/** The program under its windows: answers every call of the contract, whatever stands above it. */
export interface App {
  /** Answers one call by name. Never rejects. */
  readonly call: (name: string, argument: unknown) => Promise<Reply<unknown>>;
  readonly readOutput: (path: string) => Promise<OutputBytes>;
  readonly issueTicket: (path: string) => { readonly ticket: Ticket; readonly name: string };
  /** Opens the archive in a folder that was named outside of any window, as on the command line. */
  readonly openFolder: (folder: string) => Promise<ArchiveState>;
  readonly settings: () => Settings;
  readonly close: () => Promise<void>;
}

/** Puts the program together from a host and what its surroundings offer. */
export function createApp(options: AppOptions): App {
  const { host, emit } = options;
  const tickets = createTickets();
  const desk = createDesk(options);
  const settings = (): Settings => settingsOf(options);
  const issueTicket = (path: string) => ({ ticket: tickets.issue(path), name: basename(path) });
  const handlers: Handlers<AppApi> = {
    ...archiveHandlers(options, desk),
    getApp: async () => ({
      version: options.version,
      mode: options.mode,
      platform: process.platform,
      settings: settings(),
      isArchiveOpen: await desk.isOpen(),
      recentArchives: desk.recent.list(),
    }),
    setSettings: ({ locale, theme }) => {
      options.settings.set({ locale: locale ?? settings().locale, theme: theme ?? settings().theme });
      emit('settingsChanged', settings());
      return settings();
    },
    chooseFiles: async () => (await options.dialogs.chooseFiles()).map(issueTicket),
    chooseImportFolder: async () => {
      const folder = await options.dialogs.chooseImportFolder();
      return folder === null ? [] : [issueTicket(folder)];
    },
    chooseCopiesFolder: async () => {
      const folder = await options.dialogs.chooseCopiesFolder();
      return folder === null ? [] : [issueTicket(folder)];
    },
    saveCompendiumPdf: ({ job, name }) =>
      saveOutput(options, `pdf/${job}`, `${nameForDisk(name, 'Kulliyyat')}.pdf`),
    saveBook: ({ job, name, format }) => saveBookOutput(options, job, nameForDisk(name, 'Kulliyyat'), format),
    saveTable: ({ job, name, format }) =>
      saveOutput(options, `table/${job}`, `${nameForDisk(name, 'Kulliyyat')}.${format}`),
    saveFile: ({ sha256, name, searchableOf }) =>
      saveOutput(
        options,
        searchableOf === null ? `file/${sha256}` : `searchable/${searchableOf}/${sha256}`,
        nameForDisk(searchableOf === null ? name : searchableName(name), 'Kulliyyat'),
      ),
    openLink: ({ url }) => openLink(options.dialogs, url),
  };
  return {
    call: (name, argument) =>
      Object.hasOwn(appCalls, name)
        ? answer(appCalls, handlers, name, argument)
        : host.call(name, argument, tickets.pathsIn(argument)),
    readOutput: host.readOutput,
    issueTicket,
    openFolder: (folder) => desk.open(folder, false),
    settings,
    close: () => desk.close(),
  };
}

function settingsOf({ settings, systemLocale }: AppOptions): Settings {
  const { locale = systemLocale, theme = 'system' } = settings.get();
  return { locale, theme };
}

type Desk = ReturnType<typeof createDesk>;

/** Knows which archive is open; one opening or closing at a time. */
function createDesk({ host, settings, subscribe, mode, archivesFolder, showArchive }: AppOptions) {
  const recent = createRecentArchives(settings, mode === 'browser' ? archivesFolder : null);
  let isOpen = false;
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work);
    turn = done.catch(() => null);
    return done;
  };
  const show = (archive: ArchiveState | null): void => {
    isOpen = archive !== null;
    showArchive?.(archive);
  };
  subscribe((event) => {
    if (event === 'archiveClosed') show(null);
  });
  return {
    recent,
    /** Waits for an opening or closing that is under way. */
    isOpen: () => inTurn(async () => isOpen),
    open: (folder: string, isReadOnly: boolean) =>
      inTurn(async () => {
        const archive = await host.open(folder, { isReadOnly });
        recent.remember(archive.location, archive.name);
        show(archive);
        return archive;
      }),
    close: () =>
      inTurn(async () => {
        await host.close();
        show(null);
      }),
  };
}

function archiveHandlers(options: AppOptions, desk: Desk) {
  const { host, dialogs, archivesFolder } = options;
  return {
    createArchive: async ({ name }) => {
      const folder = await dialogs.chooseNewFolder(name);
      if (folder === null) return null;
      mkdirSync(dirname(folder), { recursive: true });
      await host.create(folder, name);
      return desk.open(folder, false);
    },
    openArchive: async ({ isReadOnly = false }) => {
      const folder = await dialogs.chooseFolder();
      return folder === null ? null : desk.open(folder, isReadOnly);
    },
    openRecentArchive: ({ id, isReadOnly = false }) => {
      const folder = desk.recent.folderOf(id);
      if (folder === null) throw new ArchiveError('archiveMissing', id);
      return desk.open(folder, isReadOnly);
    },
    forgetRecentArchive: ({ id }) => {
      desk.recent.forget(id);
      return desk.recent.list();
    },
    openSampleArchive: async () => {
      const name = textIn(settingsOf(options).locale, 'menu.sampleName');
      mkdirSync(archivesFolder, { recursive: true });
      const folder = freePath(archivesFolder, nameForDisk(name, 'Kulliyyat'));
      await host.createSample(folder, name);
      return desk.open(folder, false);
    },
    closeArchive: async () => {
      await desk.close();
      return null;
    },
  } satisfies Partial<Handlers<AppApi>>;
}

/** Asks where and writes what lies at an address of the archive there, whole or not at all. */
/** `məktub.tif` as a PDF beside it; a PDF gets a name that keeps it apart from the original. */
const searchableName = (name: string): string =>
  `${name.replace(/\.[^.]{1,5}$/, '')}${/\.pdf$/i.test(name) ? ' +' : ''}.pdf`;

async function saveOutput({ host, dialogs }: AppOptions, address: string, name: string) {
  const path = await dialogs.chooseSavePath(name);
  if (path === null || path === 'download') return path === null ? null : { location: path };
  const output = await host.readOutput(address);
  if ('bytes' in output) writeFileDurably(path, output.bytes);
  else await copyDurably(output.file, path);
  return { location: path };
}

/** A book of several files becomes a folder where the person says. */
async function saveBookOutput(
  { host, dialogs }: AppOptions,
  job: JobId,
  name: string,
  format: BookFormat,
): Promise<{ readonly location: string } | null> {
  const path = await dialogs.chooseSavePath(
    format === 'html' ? name.replaceAll('.', ' ') : `${name}.${format}`,
  );
  if (path === null || path === 'download') return path === null ? null : { location: path };
  const output = await host.readOutput(`book/${job}`);
  if ('bytes' in output) saveBook(unpackBook(output.bytes, format), path);
  return { location: path };
}

async function copyDurably(from: string, to: string): Promise<void> {
  const part = join(dirname(to), `.${basename(to)}.part`);
  try {
    await copyFile(from, part);
    syncFile(part);
    renameDurably(part, to);
  } finally {
    rmSync(part, { force: true });
  }
}

const LINK_PROTOCOLS = ['http:', 'https:', 'mailto:'];

function parseLink(text: string): URL {
  try {
    const url = new URL(text);
    if (LINK_PROTOCOLS.includes(url.protocol)) return url;
  } catch (error) {
    throw new ArchiveError('linkNotAllowed', text, { cause: error });
  }
  throw new ArchiveError('linkNotAllowed', text);
}

async function openLink(dialogs: Dialogs, text: string): Promise<{ isOpened: boolean }> {
  const url = parseLink(text);
  // What is shown is what is opened: the address as parsed, not as the record spells it.
  if (!(await dialogs.confirmLink(url.href))) return { isOpened: false };
  await dialogs.openExternal(url.href);
  return { isOpened: true };
}
