import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ArchiveState } from '../preload/api.ts';
import { type App, createApp, type Dialogs } from './app.ts';
import { createEvents, type Subscribe } from './events.ts';
import { freePath, nameForDisk } from './folder-names.ts';
import { createHost } from './host.ts';
import { startServer } from './http/server.ts';
import { productVersion } from './resources.ts';
import { openSettings, usualUserFolder } from './settings.ts';
import { localeOf } from './texts.ts';

export interface ServeOptions {
  /** The folder whose archives the start screen lists and where new ones are made; `~/Kulliyyat` if not given. */
  readonly archivesFolder?: string | undefined;
  /** Where settings are kept; that of the desktop app if not given. */
  readonly userFolder?: string | undefined;
  readonly port?: number | undefined;
}
/** The app in a browser of this machine. */
export interface Serving {
  /** The address that opens it, once. */
  readonly address: string;
  /** Ends the server, closes the archive and removes what was uploaded. */
  readonly close: () => Promise<void>;
  /** Fulfilled when it has ended, by `close` or by a signal. */
  readonly closed: Promise<void>;
}

/** Serves the app with its start screen. */
export async function serve(options: ServeOptions = {}): Promise<Serving> {
  return serveApp(assemble(options), options.port ?? 0);
}

/** Serves the app with one archive open; throws where it cannot be opened. */
export async function serveArchive(
  folder: string,
  options: ServeOptions = {},
): Promise<Serving & { readonly archive: ArchiveState }> {
  const assembled = assemble(options);
  const archive = await assembled.app.openFolder(resolve(folder));
  return { ...(await serveApp(assembled, options.port ?? 0)), archive };
}

interface Assembled {
  readonly app: App;
  readonly subscribe: Subscribe;
}

function assemble({ archivesFolder = join(homedir(), 'Kulliyyat'), userFolder }: ServeOptions): Assembled {
  const events = createEvents();
  const app = createApp({
    host: createHost(events),
    dialogs: browserDialogs(archivesFolder),
    settings: openSettings(join(userFolder ?? usualUserFolder(), 'settings.json')),
    ...events,
    mode: 'browser',
    version: productVersion(),
    systemLocale: localeOf(
      [process.env['LC_ALL'], process.env['LC_MESSAGES'], process.env['LANG']].map((name) => name ?? ''),
    ),
    archivesFolder,
  });
  return { app, subscribe: events.subscribe };
}

/** What stands for dialogs in a browser: a fixed folder, uploads and downloads; links are the browser's own. */
function browserDialogs(archivesFolder: string): Dialogs {
  return {
    chooseNewFolder: async (name) => freePath(archivesFolder, nameForDisk(name, 'Kulliyyat')),
    chooseFolder: async () => null,
    chooseFiles: async () => [],
    chooseImportFolder: async () => null,
    chooseCopiesFolder: async () => null,
    chooseSavePath: async () => 'download',
    confirmLink: async () => false,
    openExternal: async () => undefined,
  };
}

async function serveApp({ app, subscribe }: Assembled, port: number): Promise<Serving> {
  const server = await startServer({ app, subscribe, port });
  let closing: Promise<void> | null = null;
  let ended = (): void => undefined;
  const closed = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const close = (): Promise<void> => {
    closing ??= server
      .close()
      .then(() => app.close())
      .then(ended);
    return closing;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void close());
  return { address: server.address, close, closed };
}
