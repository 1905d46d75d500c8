import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { App } from '../app.ts';
import { contentPolicy, OUTPUT_HEADERS, readWindowFile, windowFolder, withNonce } from '../bytes.ts';
import { ArchiveError } from '../errors.ts';
import type { Subscribe } from '../events.ts';
import { readJson, reply, replyJson } from './reply.ts';
import type { Uploads } from './uploads.ts';

/** What the routes work on. */
export interface RouteOptions {
  readonly app: App;
  readonly subscribe: Subscribe;
  readonly uploads: Uploads;
}
type Route = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void> | void;

const question = z.object({ name: z.string(), argument: z.unknown() });
/** Bytes that the argument of one call may have. */
const CALL_LIMIT = 64 * 1024 * 1024;
/** Milliseconds between two signs of life on a quiet event stream. */
const HEARTBEAT = 15_000;

/** Everything that a window in a browser can ask, by method and first part of the path. */
export function createRoutes({ app, subscribe, uploads }: RouteOptions): Readonly<Record<string, Route>> {
  return {
    'POST /call': async (request, response) => {
      const asked = question.safeParse(await readJson(request, CALL_LIMIT));
      if (!asked.success) throw new ArchiveError('invalidArgument', 'not a call');
      replyJson(response, 200, await app.call(asked.data.name, asked.data.argument));
    },
    'POST /upload': async (request, response) => {
      const name = decodeURIComponent(String(request.headers['x-name'] ?? ''));
      replyJson(response, 200, app.issueTicket(await uploads.receive(request, name)));
    },
    'GET /events': (request, response) => streamEvents(subscribe, request, response),
    'GET /archive': (_, response, url) => sendOutput(app, response, url, 'inline'),
    'GET /download': (_, response, url) => sendOutput(app, response, url, 'attachment'),
  };
}

function streamEvents(subscribe: Subscribe, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write(':\n\n');
  const end = subscribe((event, payload) =>
    response.write(`event: ${event}\ndata: ${JSON.stringify(payload)}\n\n`),
  );
  const heartbeat = setInterval(() => response.write(':\n\n'), HEARTBEAT);
  request.once('close', () => {
    clearInterval(heartbeat);
    end();
  });
}

async function sendOutput(app: App, response: ServerResponse, url: URL, disposition: string): Promise<void> {
  const path = url.pathname.split('/').slice(2).join('/');
  const output = await app.readOutput(`${path}${url.search}`);
  const headers = { ...OUTPUT_HEADERS, 'Content-Type': output.mime, 'Content-Disposition': disposition };
  if ('bytes' in output) return reply(response, 200, headers, output.bytes);
  response.writeHead(200, { ...headers, 'Cache-Control': 'no-store' });
  await pipeline(createReadStream(output.file), response);
}

/** Answers a file of the window's program, the page with its policy and nonce. */
export async function sendWindowFile(response: ServerResponse, url: URL): Promise<void> {
  const file = await readWindowFile(windowFolder(), url.pathname);
  if (!file) return reply(response, 404);
  const nonce = randomBytes(16).toString('base64');
  const body = file.mime.startsWith('text/html') ? withNonce(file.bytes, nonce) : file.bytes;
  const policy = contentPolicy(nonce, '');
  reply(response, 200, { 'Content-Type': file.mime, 'Content-Security-Policy': policy }, body);
}
