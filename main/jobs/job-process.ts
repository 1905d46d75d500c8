import { startThread } from './task-place.ts';

/** Whoever gives this process its tasks. */
interface Caller {
  readonly send: (message: unknown) => void;
  readonly hear: (onTask: (task: unknown) => void) => void;
}

const memoryLimit = Number(process.argv[2]);
/** Milliseconds between two looks at it: memory can grow by some hundred megabytes meanwhile. */
const LOOK_EVERY = 100;

/** Subtle: `process.exit` would wait for a thread that is deep in a library; this does not. */
const end = (): void => void process.kill(process.pid, 'SIGKILL');

/**
 * Does tasks in a thread, so that the process itself always hears: it ends where it takes too much memory and where
 * nobody listens any more.
 */
function serve({ send, hear }: Caller): void {
  const thread = startThread();
  thread
    .on('message', send)
    .on('error', (error) => {
      console.error('the process of a task ran out of memory or failed', error);
      end();
    })
    .on('exit', end);
  hear((task) => thread.postMessage(task));
  setInterval(() => {
    if (process.memoryUsage.rss() > memoryLimit) end();
  }, LOOK_EVERY);
}

if (process.parentPort) {
  // Within Electron the first message brings the port to whoever asked for this process.
  process.parentPort.once('message', ({ ports: [port] }) => {
    if (!port) return end();
    port.on('close', end);
    serve({
      send: (message) => port.postMessage(message),
      hear: (onTask) => port.on('message', ({ data }) => onTask(data)),
    });
    port.start();
  });
} else {
  process.on('disconnect', end);
  serve({
    send: (message) => process.send?.(message),
    hear: (onTask) => process.on('message', onTask),
  });
}
