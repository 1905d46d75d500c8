import type { IncomingMessage, ServerResponse } from 'node:http';
import { ArchiveError } from '../errors.ts';

/** What every answer carries: nothing is kept, guessed or told to others. */
const HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** Answers whole. */
export function reply(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body: string | Uint8Array = '',
): void {
  response.writeHead(status, { ...HEADERS, ...headers }).end(body);
}

/** Answers a value as JSON. */
export function replyJson(response: ServerResponse, status: number, value: unknown): void {
  reply(response, status, { 'Content-Type': 'application/json; charset=utf-8' }, JSON.stringify(value));
}

/** The JSON body of a request; throws `invalidArgument` where it is too long or not JSON. `limit` in bytes. */
export async function readJson(request: IncomingMessage, limit: number): Promise<unknown> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > limit) throw new ArchiveError('invalidArgument', `more than ${limit} bytes`);
    pieces.push(piece);
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString('utf8'));
  } catch (error) {
    throw new ArchiveError('invalidArgument', 'not JSON', { cause: error });
  }
}
