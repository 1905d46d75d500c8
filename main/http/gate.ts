import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Decides who may ask this server anything: one browser on this machine that brought the token. */
export interface Gate {
  /** Ends the token and answers the cookie to set; null where the token is wrong or was used before. */
  readonly exchange: (token: string) => string | null;
  readonly hasSession: (request: IncomingMessage) => boolean;
}

/** A gate whose token opens once. */
export function createGate(token: string, port: number): Gate {
  // Cookies do not tell ports apart, so the name does.
  const name = `kulliyyat-${port}`;
  const session = randomBytes(32).toString('hex');
  let isSpent = false;
  return {
    exchange: (given) => {
      if (isSpent || !isSame(given, token)) return null;
      isSpent = true;
      return `${name}=${session}; HttpOnly; SameSite=Strict; Path=/`;
    },
    hasSession: (request) => isSame(cookieOf(request, name), session),
  };
}

/**
 * True where the request names this very server as its host and comes from no other page. What changes
 * something must name its origin; a browser always does.
 */
export function isOwnRequest({ headers, method }: IncomingMessage, port: number): boolean {
  const host = `127.0.0.1:${port}`;
  const site = headers['sec-fetch-site'];
  if (headers.host !== host) return false;
  if (site === 'cross-site' || site === 'same-site') return false;
  if (headers.origin === undefined) return method === 'GET';
  return headers.origin === `http://${host}`;
}

function cookieOf({ headers }: IncomingMessage, name: string): string {
  const parts = (headers.cookie ?? '').split(';').map((part) => part.trim());
  return parts.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}

/** Compares in a time that says nothing of where two texts differ. */
function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
