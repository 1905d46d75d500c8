import { createTaskWorker, type TaskOptions } from './run-task.ts';
import type { TaskAnswer, TaskInput, TaskName } from './tasks.ts';

/** Milliseconds after which a worker that nobody asks gives its memory back. */
const IDLE = 60_000;

/** One worker that does tasks in the order in which they come and stays warm between them. */
export interface TaskQueue {
  /** Fails as `TaskWorker.run` does; a task that is stopped before its turn does not begin. */
  readonly run: <N extends TaskName>(
    name: N,
    input: TaskInput<N>,
    options: TaskOptions,
  ) => Promise<TaskAnswer<N>>;
  readonly close: () => void;
}

/** A queue over one worker, which is started by the first task and ended when it has been idle for a while. */
export function createTaskQueue(): TaskQueue {
  const worker = createTaskWorker();
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let idle: NodeJS.Timeout | undefined;
  let isClosed = false;
  return {
    run: (name, input, options) => {
      waiting += 1;
      clearTimeout(idle);
      const answer = last.then(() => worker.run(name, input, options));
      last = answer
        .catch(() => undefined)
        .then(() => {
          waiting -= 1;
          if (waiting === 0 && !isClosed) idle = setTimeout(worker.close, IDLE).unref();
        });
      return answer;
    },
    close: () => {
      isClosed = true;
      clearTimeout(idle);
      worker.close();
    },
  };
}
