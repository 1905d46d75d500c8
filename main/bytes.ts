import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of the window's program, ready to be answered. */
export interface WindowFile {
  readonly mime: string;
  readonly bytes: Uint8Array;
}

const MIMES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** The built program of the window: beside the bundle, or under dist/ when run from source. */
export function windowFolder(): string {
  const isSource = import.meta.url.endsWith('.ts');
  return fileURLToPath(new URL(isSource ? '../dist/renderer' : '../renderer', import.meta.url));
}

/** Names that the build gives: no escapes, no hidden files, no way up. */
const NAME = /^(\/[\w-][\w.-]*)+$/;

/** The file at a path of an address, `/` being index.html; null where there is none. */
export async function readWindowFile(folder: string, path: string): Promise<WindowFile | null> {
  const name = path === '/' ? '/index.html' : path;
  const mime = MIMES[extname(name).toLowerCase()];
  if (!NAME.test(name) || mime === undefined) return null;
  try {
    return { mime, bytes: await readFile(join(folder, name)) };
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG'].includes(code)) return null;
    throw error;
  }
}

/**
 * The content security policy of a window: nothing but its own program, and pictures from `images`. The
 * nonce lets in the one style sheet that react-aria writes.
 */
export function contentPolicy(nonce: string, images: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' blob: data: ${images}`.trim(),
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

/** The page with the nonce where react-aria looks for it. */
export function withNonce(page: Uint8Array, nonce: string): Uint8Array {
  const meta = `<meta property="csp-nonce" nonce="${nonce}">`;
  return Buffer.from(Buffer.from(page).toString('utf8').replace('<head>', `<head>${meta}`), 'utf8');
}

/** What bytes of an archive are answered with: a document in it can neither run nor be taken for a page. */
export const OUTPUT_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};
