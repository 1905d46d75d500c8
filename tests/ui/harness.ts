import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page } from 'playwright-core';

const ROOT = join(import.meta.dirname, '../..');
const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The browser of the UI tests: $CHROMIUM, a system Chromium or Chrome, or Playwright's own; null if none. */
export function findChromium(): string | null {
  const candidates = [process.env['CHROMIUM'] ?? '', ...USUAL_PLACES, chromium.executablePath()];
  return candidates.find((path) => path !== '' && existsSync(path)) ?? null;
}

/** The built app in a browser window. */
export interface RunningApp {
  readonly page: Page;
  /** The address of the server, without its token. */
  readonly origin: string;
  /** The temporary folder in which archives are made. */
  readonly archivesFolder: string;
  /** Every address that the window asked for. */
  readonly requests: readonly string[];
  /** Opens a second page of the same session. */
  readonly openPage: () => Promise<Page>;
  /** Ends everything; throws where the window wrote an error to its console or asked for another host. */
  readonly close: () => Promise<void>;
}
export interface StartOptions {
  /** A folder made before the start, for archives that shall be listed at once. */
  readonly archivesFolder?: string;
  readonly colorScheme?: 'light' | 'dark';
  /** Console errors that a test provokes on purpose. */
  readonly expectedErrors?: readonly RegExp[];
}

/** Starts the built app for a browser in temporary folders, and Chromium at 1366×768 with its first screen. */
export async function startApp(options: StartOptions = {}): Promise<RunningApp> {
  const folder = mkdtempSync(join(tmpdir(), 'kulliyyat-ui-'));
  const archivesFolder = options.archivesFolder ?? join(folder, 'archives');
  mkdirSync(archivesFolder, { recursive: true });
  const server = await startServer(archivesFolder, join(folder, 'user'));
  const browser = await launchBrowser();
  const problems: string[] = [];
  const requests: string[] = [];
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    colorScheme: options.colorScheme ?? 'light',
    acceptDownloads: true,
  });
  context.on('page', (page) => watch(page, problems, requests, options.expectedErrors ?? []));
  const page = await context.newPage();
  await page.goto(server.address);
  const { origin } = new URL(server.address);
  return {
    page,
    origin,
    archivesFolder,
    requests,
    openPage: async () => {
      const another = await context.newPage();
      await another.goto(origin);
      return another;
    },
    close: async () => {
      await browser.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
      const foreign = requests.filter((url) => !url.startsWith(`${origin}/`) && !/^(blob|data):/.test(url));
      if (problems.length > 0) throw new Error(`the window reported:\n${problems.join('\n')}`);
      if (foreign.length > 0) throw new Error(`the window asked for:\n${foreign.join('\n')}`);
    },
  };
}

/** Policy violations come as console errors too. */
function watch(page: Page, problems: string[], requests: string[], expected: readonly RegExp[]): void {
  const note = (text: string): void => {
    if (!expected.some((pattern) => pattern.test(text))) problems.push(text);
  };
  page.on('pageerror', (error) => note(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') note(`${message.text()} (${message.location().url})`);
  });
  page.on('request', (request) => requests.push(request.url()));
}

/** Chromium as the tests use it; the caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium: install one or name it in $CHROMIUM');
  // Chromium refuses its sandbox to root, which is who runs tests in a container.
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({ executablePath, args: isRoot ? [...FLAGS, '--no-sandbox'] : FLAGS });
}

interface TestServer {
  readonly address: string;
  readonly close: () => Promise<void>;
}

async function startServer(archivesFolder: string, userFolder: string): Promise<TestServer> {
  const script = join(ROOT, 'dist/main/serve-process.cjs');
  if (!existsSync(script)) throw new Error('the app is not built: npm run build');
  const server = spawn(process.execPath, [script, '--archives', archivesFolder, '--user', userFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8', HOME: homedir() },
  });
  const address = await firstLine(server);
  const ended = new Promise((resolve) => server.once('exit', resolve));
  return {
    address,
    close: async () => {
      server.kill('SIGTERM');
      await ended;
    },
  };
}

function firstLine(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!server.stdout) throw new Error('the server has no output');
    createInterface({ input: server.stdout }).once('line', resolve);
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
}
