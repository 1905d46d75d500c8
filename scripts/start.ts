import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildAll } from './build.ts';
import { fetchElectron, findElectron, hasDisplay } from './electron-runtime.ts';

const ROOT = join(import.meta.dirname, '..');
/** Milliseconds that fetching Electron may take; it is about 120 MB. */
const FETCH_LIMIT = 300_000;
/** A window that closes itself within this time, in milliseconds, with a failure never opened. */
const START_LIMIT = 5000;

/** Why the app cannot open in a window of its own here; null where it did. */
async function startElectron(): Promise<string | null> {
  if (!hasDisplay()) return 'There is no display here';
  let program = findElectron();
  if (!program) {
    console.log('Fetching Electron’s program, about 120 MB, once …');
    program = await fetchElectron(FETCH_LIMIT);
  }
  if (!program) return 'Electron’s program could not be fetched';
  const started = performance.now();
  const child = spawn(program, [ROOT, ...process.argv.slice(2)], { stdio: 'inherit' });
  const hasFailed = await new Promise<boolean>((resolve) => {
    child.on('error', () => resolve(true));
    child.on('close', (code, signal) => resolve(code !== 0 && signal !== 'SIGINT' && signal !== 'SIGTERM'));
  });
  return hasFailed && performance.now() - started < START_LIMIT ? 'Electron could not start here' : null;
}

function openBrowser(address: string): void {
  const [command, ...args] = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] }[
    process.platform as string
  ] ?? ['xdg-open'];
  if (command === undefined || !hasDisplay()) return;
  spawn(command, [...args, address], { stdio: 'ignore', detached: true }).on('error', () => undefined);
}

function serveInstead(reason: string): void {
  const server = spawn(process.execPath, [join(ROOT, 'dist/main/serve-process.cjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  createInterface(server.stdout).once('line', (address) => {
    console.log(`${reason}, so Kulliyyat is served to a browser of this machine instead: ${address}`);
    openBrowser(address);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
  server.on('close', (code) => {
    process.exitCode = code ?? 0;
  });
}

await buildAll();
const reason = await startElectron();
if (reason) serveInstead(reason);
