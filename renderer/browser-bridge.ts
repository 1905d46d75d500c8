import type { Bridge, EventName, Events, Reply } from '../preload/api.ts';
import type { Ticket } from '../preload/model.ts';

type Listener = (payload: never) => void;

/** The bridge of a window in a browser: the same contract over HTTP to the address that served the page. */
export function createBrowserBridge(): Bridge {
  const listeners = new Map<EventName, Set<Listener>>();
  let source: EventSource | null = null;

  const hear = (event: EventName): void => {
    source ??= new EventSource('/events');
    source.addEventListener(event, (message) => {
      const payload = JSON.parse((message as MessageEvent<string>).data) as never;
      for (const listener of listeners.get(event) ?? []) listener(payload);
    });
  };

  return {
    call: postCall,
    on: <E extends EventName>(event: E, listener: (payload: Events[E]) => void) => {
      const known = listeners.get(event);
      const those = known ?? new Set<Listener>();
      listeners.set(event, those);
      if (!known) hear(event);
      those.add(listener as Listener);
      return () => those.delete(listener as Listener);
    },
    ticketsFor: async (files) => {
      const tickets: { ticket: Ticket; name: string }[] = [];
      for (const file of files) tickets.push(await upload(file));
      return tickets;
    },
    address: (path) => `/archive/${path}`,
  };
}

async function postCall(name: string, argument: unknown): Promise<Reply<unknown>> {
  try {
    const response = await fetch('/call', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name, argument }),
    });
    return (await response.json()) as Reply<unknown>;
  } catch (error) {
    return { ok: false, error: { code: 'unexpected', detail: String(error) } };
  }
}

async function upload(file: File): Promise<{ ticket: Ticket; name: string }> {
  const response = await fetch('/upload', {
    method: 'POST',
    headers: { 'X-Name': encodeURIComponent(file.name) },
    body: file,
  });
  if (!response.ok) throw new Error(`upload of ${file.name} answered ${response.status}`);
  return (await response.json()) as { ticket: Ticket; name: string };
}
