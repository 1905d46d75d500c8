import type { EventName, Failure } from '../../preload/api.ts';
import type { Host } from '../host.ts';

type Request = { [M in keyof Host]: readonly [method: M, ...values: Parameters<Host[M]>] }[keyof Host];

/** What the shell asks of the archive process. */
export interface ToArchive {
  readonly id: number;
  readonly run: Request;
}
/** What the archive process tells the shell: an answer by the id of its request, or an event. */
export type FromArchive =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: Failure }
  | { readonly event: EventName; readonly payload: unknown }
  | { readonly wants: 'jobProcess' };
/** With it comes the port of a process for tasks, in the order in which they were wanted. */
export interface JobProcessOpened {
  readonly opened: 'jobProcess';
}
