import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Locale } from '../../preload/model.ts';
import type { App } from '../app.ts';
import { toFailure } from '../errors.ts';
import type { Subscribe } from '../events.ts';
import { textIn } from '../texts.ts';
import { createGate, type Gate, isOwnRequest } from './gate.ts';
import { reply, replyJson } from './reply.ts';
import { createRoutes, sendWindowFile } from './routes.ts';
import { createUploads } from './uploads.ts';

export interface ServerOptions {
  readonly app: App;
  readonly subscribe: Subscribe;
  /** A free one where none is given. */
  readonly port?: number;
}
/** A running server; `close` ends its connections and removes what was uploaded. */
export interface Serving {
  /** The address with the token that opens it once. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves the app to one browser on this machine: only on 127.0.0.1, only after the token of the address was
 * exchanged for a session, and only to requests that name this server as their host and origin.
 */
export async function startServer({ app, subscribe, port = 0 }: ServerOptions): Promise<Serving> {
  const uploads = createUploads();
  const token = randomBytes(32).toString('hex');
  const routes = createRoutes({ app, subscribe, uploads });
  const server = createServer();
  await listen(server, port);
  const ownPort = (server.address() as AddressInfo).port;
  const gate = createGate(token, ownPort);
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    handle(request, response).catch((error: unknown) => fail(request, response, error));
  });

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isOwnRequest(request, ownPort)) return reply(response, 403);
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${ownPort}`);
    if (admit(gate, request, response, url, app.settings().locale)) return;
    const route = routes[`${request.method} /${url.pathname.split('/')[1]}`];
    if (route) await route(request, response, url);
    else if (request.method === 'GET') await sendWindowFile(response, url);
    else reply(response, 405);
  };
  return {
    address: `http://127.0.0.1:${ownPort}/?token=${token}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      uploads.clear();
    },
  };
}

/** Answers a request that has no session yet, or brings a token; false lets it through. */
function admit(
  gate: Gate,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  locale: Locale,
): boolean {
  const token = url.pathname === '/' && request.method === 'GET' ? url.searchParams.get('token') : null;
  const cookie = token === null ? null : gate.exchange(token);
  if (cookie !== null) {
    reply(response, 303, { Location: '/', 'Set-Cookie': cookie });
    return true;
  }
  if (!gate.hasSession(request)) {
    reply(
      response,
      403,
      { 'Content-Type': 'text/plain; charset=utf-8' },
      textIn(locale, 'serve.addressUsed'),
    );
    return true;
  }
  if (token === null) return false;
  reply(response, 303, { Location: '/' });
  return true;
}

function fail(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  const failure = toFailure(error);
  if (failure.code === 'unexpected')
    console.error(`${request.method} ${request.url} failed unexpectedly`, error);
  if (response.headersSent) response.destroy();
  else replyJson(response, STATUS[failure.code] ?? 500, { ok: false, error: failure });
}

const STATUS: Readonly<Record<string, number>> = {
  fileMissing: 404,
  jobMissing: 404,
  noArchiveOpen: 404,
  invalidArgument: 400,
};

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}
