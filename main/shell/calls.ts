import { ipcMain } from 'electron';
import type { App } from '../app.ts';
import { isOwnSender } from './security.ts';

/** Answers the two questions of the preload script, and only to our own page. */
export function answerCalls(app: App): void {
  handle('call', (name, argument) => app.call(String(name), argument));
  handle('ticketsFor', (paths) => {
    if (!Array.isArray(paths)) throw new TypeError('ticketsFor: not a list');
    return paths
      .filter((path): path is string => typeof path === 'string' && path !== '')
      .map(app.issueTicket);
  });
}

/** The only way a window reaches this process. */
function handle(channel: string, work: (...values: readonly unknown[]) => unknown): void {
  ipcMain.handle(channel, (event, ...values: unknown[]) => {
    if (!isOwnSender(event))
      throw new Error(`${channel}: refused to ${event.senderFrame?.url ?? 'no frame'}`);
    return work(...values);
  });
}
