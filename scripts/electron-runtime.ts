import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Where npm's electron package lies. */
const packageFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));

/** The Electron program that is on this machine, null where it has to be fetched first. */
export function findElectron(): string | null {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const pathFile = join(packageFolder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : 'electron';
  const program = join(override ?? join(packageFolder, 'dist'), name);
  return existsSync(program) ? program : null;
}

/** Fetches Electron's program as npm's electron package does at its first start; null where that fails. */
export async function fetchElectron(timeLimit: number): Promise<string | null> {
  const child = spawn(process.execPath, [join(packageFolder, 'install.js')], { stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGKILL'), timeLimit);
  await new Promise((resolve) => child.on('close', resolve));
  clearTimeout(timer);
  return findElectron();
}

/** Whether a window can be shown here. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}
