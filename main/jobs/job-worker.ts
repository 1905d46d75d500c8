import { parentPort } from 'node:worker_threads';
import { toFailure } from '../errors.ts';
import { tasks } from './tasks.ts';

/** Runs the tasks that come in, one after the other, and tells progress, the answer or the failure of each. */
async function runTask({
  name,
  input,
}: {
  readonly name: keyof typeof tasks;
  readonly input: never;
}): Promise<void> {
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

parentPort?.on('message', (task) => void runTask(task));
