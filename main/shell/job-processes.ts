import { join } from 'node:path';
import { app, MessageChannelMain, type MessagePortMain, utilityProcess } from 'electron';
import { processWords } from '../jobs/process-place.ts';
import type { TaskPlace } from '../jobs/task-place.ts';
import { createPortPlace } from './port-place.ts';

/**
 * Starts a process for tasks and answers the port that leads to it; the port closes when the process ends, and the
 * process ends when the port is closed. Only Electron's first process can start one.
 */
export function startJobProcess(): MessagePortMain {
  const { port1, port2 } = new MessageChannelMain();
  const child = utilityProcess.fork(join(__dirname, 'job-process.cjs'), processWords(), {
    serviceName: 'Kulliyyat job',
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  child.postMessage(null, [port1]);
  return port2;
}

/** A process for tasks of Electron's first process, which is that of a command. */
export function openJobProcess(): TaskPlace {
  // Subtle: a command does not wait for Electron to be ready, only what needs a process does.
  return createPortPlace((hear) => void app.whenReady().then(() => hear(startJobProcess())));
}
