import { app } from 'electron';
import { registerSchemes } from './shell/protocols.ts';
import { startShell } from './shell/shell.ts';

/** Electron's main process: it keeps windows; the archive lives in a process of its own. */
if (app.requestSingleInstanceLock()) {
  app.enableSandbox();
  registerSchemes();
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  void app.whenReady().then(startShell);
} else {
  app.quit();
}
