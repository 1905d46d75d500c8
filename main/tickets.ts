import { randomBytes } from 'node:crypto';
import type { Ticket } from '../preload/model.ts';
import { ArchiveError } from './errors.ts';

/** Stands between windows, which know tickets, and the archive, which needs paths. */
export interface Tickets {
  /** A new ticket, 128 random bits, for a file that a person chose. */
  readonly issue: (path: string) => Ticket;
  /** The path of a ticket; throws `ticketUnknown`. */
  readonly pathOf: (ticket: string) => string;
  /** The paths of those tickets under `tickets` of an argument that were issued here. */
  readonly pathsIn: (argument: unknown) => Paths;
}
/** Paths by ticket. */
export type Paths = Readonly<Record<string, string>>;

/** Tickets of one run of the program: they end with it. */
export function createTickets(): Tickets {
  const paths = new Map<string, string>();
  return {
    issue: (path) => {
      const ticket = randomBytes(16).toString('hex') as Ticket;
      paths.set(ticket, path);
      return ticket;
    },
    pathOf: (ticket) => {
      const path = paths.get(ticket);
      if (path === undefined) throw new ArchiveError('ticketUnknown', ticket);
      return path;
    },
    pathsIn: (argument) => {
      const found: Record<string, string> = {};
      for (const ticket of ticketsIn(argument)) {
        const path = paths.get(ticket);
        if (path !== undefined) found[ticket] = path;
      }
      return found;
    },
  };
}

function ticketsIn(argument: unknown): readonly string[] {
  if (typeof argument !== 'object' || argument === null || !('tickets' in argument)) return [];
  const { tickets } = argument;
  return Array.isArray(tickets)
    ? tickets.filter((ticket): ticket is string => typeof ticket === 'string')
    : [];
}
