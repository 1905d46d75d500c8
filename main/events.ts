import type { EventName, Events } from '../preload/api.ts';

/** Tells one event of the contract. */
export type Emit = <E extends EventName>(event: E, payload: Events[E]) => void;
/** Hears every event of the contract; the answer ends the hearing. */
export type Subscribe = (listener: (event: EventName, payload: unknown) => void) => () => void;

/** A place where events are told and heard; listeners hear in the order in which they came. */
export function createEvents(): { readonly emit: Emit; readonly subscribe: Subscribe } {
  const listeners = new Set<(event: EventName, payload: unknown) => void>();
  return {
    emit: (event, payload) => {
      for (const listener of [...listeners]) listener(event, payload);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
