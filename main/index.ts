import { app } from 'electron';
import { registerSchemes } from './shell/protocols.ts';
import { startShell } from './shell/shell.ts';

/** Electron's main process: it keeps windows; the archive lives in a process of its own. */
if (app.requestSingleInstanceLock()) {
  // Subtle: whoever starts the program with --no-sandbox (a superuser on Linux must) has chosen to do without it;
  // forcing it then would end every process that is not a window. Windows ask for it themselves in any case.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  registerSchemes();
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  void app.whenReady().then(startShell);
} else {
  app.quit();
}
