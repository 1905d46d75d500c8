import { join, resolve } from 'node:path';
import { BrowserWindow, dialog, app as electron, nativeTheme, session } from 'electron';
import type { ArchiveState } from '../../preload/api.ts';
import { type App, createApp } from '../app.ts';
import { toFailure } from '../errors.ts';
import { createEvents } from '../events.ts';
import { openSettings } from '../settings.ts';
import { localeOf, type TextKey, textIn } from '../texts.ts';
import { createArchiveHost } from './archive-host.ts';
import { answerCalls } from './calls.ts';
import { createDialogs } from './dialogs.ts';
import { showMenu } from './menu.ts';
import { answerSchemes } from './protocols.ts';
import { guardSession } from './security.ts';
import { openWindow } from './window.ts';

/** Starts everything there is above the archive; Electron must be ready. */
export function startShell(): void {
  const settings = openSettings(join(electron.getPath('userData'), 'settings.json'));
  const events = createEvents();
  const archivesFolder = join(electron.getPath('documents'), 'Kulliyyat');
  const text = (key: TextKey, holes?: Readonly<Record<string, string>>): string =>
    textIn(app.settings().locale, key, holes);
  const app = createApp({
    host: createArchiveHost(join(__dirname, 'archive-process.cjs'), events),
    dialogs: createDialogs({
      window: frontWindow,
      settings,
      text,
      firstFolder: electron.getPath('documents'),
    }),
    settings,
    ...events,
    mode: 'desktop',
    version: electron.getVersion(),
    systemLocale: localeOf(electron.getPreferredSystemLanguages()),
    archivesFolder,
    showArchive: showTitle,
  });
  guardSession(session.defaultSession);
  answerSchemes(app);
  answerCalls(app);
  events.subscribe((event, payload) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send('event', event, payload);
    if (event === 'settingsChanged') applySettings();
  });
  const applySettings = (): void => {
    nativeTheme.themeSource = app.settings().theme;
    showMenu({
      text,
      send: (command) => events.emit('menuCommand', { command }),
      isMac: process.platform === 'darwin',
    });
  };
  applySettings();
  closeBeforeQuit(app);
  electron.on('second-instance', (_, argv, directory) => void showAgain(app, argv, directory));
  electron.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow(settings);
  });
  void openNamed(app, process.argv, process.cwd());
  openWindow(settings);
}

/** The window in front, or the only one. */
function frontWindow(): BrowserWindow {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  if (!window) throw new Error('there is no window');
  return window;
}

function showTitle(archive: ArchiveState | null): void {
  for (const window of BrowserWindow.getAllWindows()) window.setTitle(archive ? archive.name : 'Kulliyyat');
}

/** Opens what a start of the program names, if anything; the window waits for it when it asks what is open. */
async function openNamed(app: App, argv: readonly string[], directory: string): Promise<boolean> {
  const own = argv.slice(1).filter((argument) => !argument.startsWith('-'));
  const folder = own
    .map((argument) => resolve(directory, argument))
    .find((path) => path !== electron.getAppPath());
  if (folder === undefined) return false;
  try {
    await app.openFolder(folder);
    return true;
  } catch (error) {
    const { code, detail } = toFailure(error);
    console.error(`${folder} could not be opened`, error);
    dialog.showErrorBox('Kulliyyat', textIn(app.settings().locale, `error.${code}`, { detail }));
    return false;
  }
}

/** A second start shows the window of the first, with the archive that it names. */
async function showAgain(app: App, argv: readonly string[], directory: string): Promise<void> {
  const window = frontWindow();
  if (window.isMinimized()) window.restore();
  window.focus();
  if (await openNamed(app, argv, directory)) window.webContents.reload();
}

/** The archive is closed, and so written whole, before the program ends. */
function closeBeforeQuit(app: App): void {
  let isClosed = false;
  electron.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    isClosed = true;
    // Subtle: a second quit counts only once this event is over, and a close with nothing open ends within it.
    const quit = (): unknown => setImmediate(() => electron.quit());
    app.close().then(quit, (error: unknown) => {
      console.error('the archive could not be closed', error);
      quit();
    });
  });
}
