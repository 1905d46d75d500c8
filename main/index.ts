import { existsSync } from 'node:fs';
import { app } from 'electron';
import { openProcessesBy } from './jobs/process-place.ts';
import { openJobProcess } from './shell/job-processes.ts';
import { registerSchemes } from './shell/protocols.ts';
import { startShell } from './shell/shell.ts';

/** The words of a command line, as in `kulliyyat import …`; null where a window is wanted. */
function commandWords(): readonly string[] | null {
  const words = process.argv.slice(app.isPackaged ? 1 : 2);
  const first = words.findIndex((word) => !word.startsWith('-'));
  const word = words[first] ?? '';
  return /^[a-z]+$/.test(word) && !existsSync(word) ? words.slice(first) : null;
}

/** The installed program is its own command line too. */
async function runCommand(words: readonly string[]): Promise<void> {
  openProcessesBy(openJobProcess);
  const { runCli } = await import('./cli.ts');
  app.exit(await runCli(words));
}

/** Electron's main process: it keeps windows; the archive lives in a process of its own. */
function openShell(): void {
  // Subtle: whoever starts the program with --no-sandbox (a superuser on Linux must) has chosen to do without it;
  // forcing it then would end every process that is not a window. Windows ask for it themselves in any case.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  registerSchemes();
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  void app.whenReady().then(startShell);
}

const words = commandWords();
if (words) void runCommand(words);
else if (app.requestSingleInstanceLock()) openShell();
else app.quit();
