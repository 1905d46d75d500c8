import { fork } from 'node:child_process';
import { createHearers, programPath, type TaskPlace } from './task-place.ts';

/** Opens a process for tasks; what cannot be opened is told as its end. */
export type OpenProcess = () => TaskPlace;

/** Bytes of memory: a scan of 600 dots to an inch in colour, or a book of 500 MB that is made searchable, needs less. */
const MEMORY_LIMIT = 3 * 1024 ** 3;

let opener: OpenProcess = forkProcess;

/** Chooses how processes for tasks are opened from now on: Electron has its own way, and only its first process may. */
export function openProcessesBy(open: OpenProcess): void {
  opener = open;
}

/**
 * A process apart: what a hostile file does to it, be it endless, greedy of memory or a crash of the system's own
 * kind, ends that process and nothing else.
 */
export function openProcess(): TaskPlace {
  return opener();
}

/** The words that a process for tasks is started with: the memory at which it ends itself, in bytes. */
export const processWords = (memoryLimit = MEMORY_LIMIT): string[] => [String(memoryLimit)];

/** A process apart as Node opens it. */
export function forkProcess(memoryLimit?: number): TaskPlace {
  const child = fork(programPath('job-process'), processWords(memoryLimit), {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const hearers = createHearers();
  child
    .on('message', hearers.message)
    .on('error', hearers.ended)
    .on('exit', (code, signal) => hearers.ended(new Error(`exit ${code ?? signal}`)));
  return {
    // Subtle: a process that ended meanwhile is told by its `exit`; the error of sending says nothing more.
    post: (task) => void child.send(task as object, () => undefined),
    listen: hearers.listen,
    isEnded: hearers.isEnded,
    end: async () => {
      child.kill('SIGKILL');
    },
  };
}
