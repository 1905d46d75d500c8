/** A page of a running program, reached through Chromium's debugging port: what Playwright cannot attach to. */
export interface DebuggedPage {
  /** The value of an expression in the page, promises awaited; throws what the page throws. */
  readonly evaluate: <T>(expression: string) => Promise<T>;
  readonly close: () => void;
}

interface Target {
  readonly type: string;
  readonly webSocketDebuggerUrl: string;
}
interface Message {
  readonly id: number;
  readonly result?: { readonly result: { readonly value?: unknown }; readonly exceptionDetails?: unknown };
}

/** Waits until the program shows a page and connects to it; `patience` in milliseconds. */
export async function debugPage(port: number, patience = 20_000): Promise<DebuggedPage> {
  const end = Date.now() + patience;
  for (;;) {
    const page = await findPage(port);
    if (page) return connect(page.webSocketDebuggerUrl);
    if (Date.now() > end) throw new Error(`no page at the debugging port ${port}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function findPage(port: number): Promise<Target | undefined> {
  const targets = await fetch(`http://127.0.0.1:${port}/json/list`).then(
    (reply) => reply.json() as Promise<Target[]>,
    () => [],
  );
  return targets.find(({ type }) => type === 'page');
}

async function connect(url: string): Promise<DebuggedPage> {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });
  const waiting = new Map<number, (message: Message) => void>();
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    waiting.get(message.id)?.(message);
  };
  let lastId = 0;
  return {
    evaluate: async <T>(expression: string): Promise<T> => {
      lastId += 1;
      const id = lastId;
      const params = { expression, awaitPromise: true, returnByValue: true };
      const message = await new Promise<Message>((resolve) => {
        waiting.set(id, resolve);
        socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params }));
      });
      if (!message.result || message.result.exceptionDetails) throw new Error(JSON.stringify(message));
      return message.result.result.value as T;
    },
    close: () => socket.close(),
  };
}
