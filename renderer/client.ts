import { useEffect, useRef } from 'react';
import type {
  AnswerOf,
  ArgumentOf,
  Bridge,
  CallName,
  Client,
  ErrorCode,
  EventName,
  Events,
} from '../preload/api.ts';
import { createBrowserBridge } from './browser-bridge.ts';

declare global {
  interface Window {
    /** Given by the preload script; absent in a browser. */
    readonly kulliyyat?: Bridge;
  }
}

/** What a call throws when the other side refuses: shown as the sentence `error.<code>`. */
export class CallError extends Error {
  readonly code: ErrorCode;
  readonly detail: string;
  constructor(code: ErrorCode, detail: string) {
    super(detail ? `${code}: ${detail}` : code);
    this.name = 'CallError';
    this.code = code;
    this.detail = detail;
  }
}

/** The one way out of the window. */
export const bridge: Bridge = window.kulliyyat ?? createBrowserBridge();

async function callBridge<N extends CallName>(name: N, argument: ArgumentOf<N>): Promise<AnswerOf<N>> {
  const reply = await bridge.call(name, argument);
  if (!reply.ok) throw new CallError(reply.error.code, reply.error.detail);
  return reply.value as AnswerOf<N>;
}

/** Calls that change records by hand: a step back must not overtake them. */
const WRITES = /^(?:set|add|remove|create(?!View)|delete|move|renumber|restore|update|merge)/;
const writing = new Set<Promise<unknown>>();

/** Ends when every change that was asked for before has been answered. */
export async function writesDone(): Promise<void> {
  await Promise.allSettled([...writing]);
}

function follow<T>(name: string, call: Promise<T>): Promise<T> {
  if (!WRITES.test(name)) return call;
  writing.add(call);
  const forget = (): void => void writing.delete(call);
  call.then(forget, forget);
  return call;
}

/** Every call of the contract as a function: `await client.getRecord({ id })`. Throws CallError. */
export const client: Client = new Proxy({} as Client, {
  get: (_target, name) => (argument: never) =>
    follow(String(name), callBridge(String(name) as CallName, argument)),
});

/** Listens to an event for as long as the component is shown; the newest listener is the one that runs. */
export function useEvent<E extends EventName>(event: E, listener: (payload: Events[E]) => void): void {
  const newest = useRef(listener);
  useEffect(() => {
    newest.current = listener;
  });
  useEffect(() => bridge.on(event, (payload) => newest.current(payload)), [event]);
}
