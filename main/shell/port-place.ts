import type { MessagePortMain } from 'electron';
import { createHearers, type TaskPlace } from '../jobs/task-place.ts';

/** A process apart that is reached through a port, which may come later; what is posted before waits for it. */
export function createPortPlace(ask: (hear: (port: MessagePortMain) => void) => void): TaskPlace {
  const hearers = createHearers();
  const waiting: unknown[] = [];
  let port: MessagePortMain | null = null;
  ask((opened) => {
    // Subtle: a place that ended before its process came lets that process end too.
    if (hearers.isEnded()) return opened.close();
    port = opened;
    opened.on('message', ({ data }) => hearers.message(data));
    opened.on('close', () => hearers.ended(new Error('the process ended')));
    opened.start();
    for (const task of waiting.splice(0)) opened.postMessage(task);
  });
  return {
    post: (task) => void (port ? port.postMessage(task) : waiting.push(task)),
    listen: hearers.listen,
    isEnded: hearers.isEnded,
    end: async () => {
      hearers.ended(new Error('ended'));
      port?.close();
    },
  };
}
