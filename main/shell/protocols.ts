import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { protocol } from 'electron';
import type { App } from '../app.ts';
import { contentPolicy, OUTPUT_HEADERS, readWindowFile, windowFolder, withNonce } from '../bytes.ts';
import { toFailure } from '../errors.ts';

/** Names our two schemes to Chromium; only before the app is ready. */
export function registerSchemes(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true };
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges },
    { scheme: 'archive', privileges: { ...privileges, stream: true } },
  ]);
}

/** `app://kulliyyat/…` answers the window's program, `archive://output/…` bytes of the open archive. */
export function answerSchemes(app: App): void {
  const folder = windowFolder();
  protocol.handle('app', (request) => answerWindow(folder, request));
  protocol.handle('archive', (request) => answerOutput(app, request));
}

async function answerWindow(folder: string, { url, method }: Request): Promise<Response> {
  const { host, pathname } = new URL(url);
  const file = host === 'kulliyyat' && method === 'GET' ? await readWindowFile(folder, pathname) : null;
  if (!file) return new Response(null, { status: 404 });
  const nonce = randomBytes(16).toString('base64');
  const isPage = file.mime.startsWith('text/html');
  return new Response(Buffer.from(isPage ? withNonce(file.bytes, nonce) : file.bytes), {
    headers: {
      'Content-Type': file.mime,
      'Content-Security-Policy': contentPolicy(nonce, 'archive:'),
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

async function answerOutput(app: App, { url, method }: Request): Promise<Response> {
  const { host, pathname, search } = new URL(url);
  if (host !== 'output' || method !== 'GET') return new Response(null, { status: 404 });
  try {
    const output = await app.readOutput(`${pathname.slice(1)}${search}`);
    const body =
      'bytes' in output ? Buffer.from(output.bytes) : Readable.toWeb(createReadStream(output.file));
    return new Response(body as ConstructorParameters<typeof Response>[0], {
      headers: { ...OUTPUT_HEADERS, 'Content-Type': output.mime },
    });
  } catch (error) {
    const { code, detail } = toFailure(error);
    console.warn(`${url}: ${code} ${detail}`);
    return new Response(null, { status: code === 'fileMissing' || code === 'jobMissing' ? 404 : 500 });
  }
}
