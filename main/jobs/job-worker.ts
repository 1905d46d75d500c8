import { parentPort, workerData } from 'node:worker_threads';
import { toFailure } from '../errors.ts';
import { tasks } from './tasks.ts';

/** Runs the one task that this worker was started for and tells progress, the answer or the failure. */
async function runOnce(): Promise<void> {
  const { name, input } = workerData as { name: keyof typeof tasks; input: never };
  const onProgress = (done: number, total: number) =>
    parentPort?.postMessage({ kind: 'progress', done, total });
  try {
    parentPort?.postMessage({ kind: 'answer', value: await tasks[name](input, onProgress) });
  } catch (error) {
    const failure = toFailure(error);
    if (failure.code === 'unexpected') console.error(`task ${name} failed unexpectedly`, error);
    parentPort?.postMessage({ kind: 'failure', failure });
  }
}

void runOnce();
