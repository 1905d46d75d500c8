import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Serving, serve, serveArchive } from '../../main/serve.ts';
import type { Reply } from '../../preload/api.ts';
import type { ImportResult, ImportReview } from '../../preload/model.ts';
import { temporaryFolder } from './helpers.ts';

const SAMPLE = join(import.meta.dirname, '../../resources/samples/003_a7a0aa9fac0e874f.txt');
let serving: Serving | null = null;
afterEach(async () => {
  await serving?.close();
  serving = null;
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}
interface Question {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** Asks the server as a browser would, or, by its headers, as somebody else. */
function ask(
  port: number,
  { method = 'GET', path = '/', headers = {}, body = '' }: Question,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(pieces),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function start() {
  const folder = temporaryFolder();
  const archivesFolder = join(folder, 'archives');
  serving = await serve({ archivesFolder, userFolder: join(folder, 'user') });
  const { port: portText, searchParams } = new URL(serving.address);
  const port = Number(portText);
  return { port, archivesFolder, path: `/?token=${searchParams.get('token')}` };
}

/** A browser that has exchanged the token for its session. */
async function startSession() {
  const started = await start();
  const { port, path } = started;
  const entered = await ask(port, { path });
  const cookie = String(entered.headers['set-cookie']).split(';')[0] ?? '';
  const own = { Cookie: cookie, Origin: `http://127.0.0.1:${port}` };
  const send = (question: Question) => ask(port, { ...question, headers: { ...own, ...question.headers } });
  const call = async <T>(name: string, argument: unknown): Promise<Reply<T>> => {
    const { body } = await send({ method: 'POST', path: '/call', body: JSON.stringify({ name, argument }) });
    return JSON.parse(body.toString('utf8')) as Reply<T>;
  };
  const value = async <T>(name: string, argument: unknown): Promise<T> => {
    const reply = await call<T>(name, argument);
    if (!reply.ok) throw new Error(`${name}: ${reply.error.code} ${reply.error.detail}`);
    return reply.value;
  };
  return { ...started, cookie, own, send, call, value };
}

// Uploads lie beside those of every other program: a folder of our own tells which are ours.
const everybodys = process.env['TMPDIR'];
beforeEach(() => {
  process.env['TMPDIR'] = temporaryFolder();
});
afterEach(() => {
  if (everybodys === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = everybodys;
});
const uploadFolders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('kulliyyat-upload-'));

describe('who is let in', () => {
  test('the address opens the app once, for one browser, and then says that it is used up', async () => {
    const { port, path } = await start();
    const wrong = await ask(port, { path: '/?token=0000' });
    const first = await ask(port, { path });
    const second = await ask(port, { path });
    const cookie = String(first.headers['set-cookie']);
    const inside = await ask(port, { path: '/favicon.ico', headers: { Cookie: cookie.split(';')[0] ?? '' } });
    expect([wrong.status, first.status, first.headers.location, second.status, inside.status]).toEqual([
      403,
      303,
      '/',
      403,
      404,
    ]);
    expect(cookie).toMatch(new RegExp(`^kulliyyat-${port}=[0-9a-f]{64}; HttpOnly; SameSite=Strict; Path=/$`));
    expect(second.body.length).toBeGreaterThan(40);
  });

  test('a session is nothing to another page, another name of this machine or no page at all', async () => {
    const { port, cookie } = await startSession();
    const host = `127.0.0.1:${port}`;
    const cases: readonly [string, Record<string, string>, string, number][] = [
      ['our own page', { Origin: `http://${host}` }, 'POST', 200],
      ['a command line without origin', {}, 'POST', 403],
      ['a page of another site', { Origin: 'https://example.org' }, 'POST', 403],
      ['a page without an address', { Origin: 'null' }, 'POST', 403],
      ['another port of this machine', { Origin: `http://127.0.0.1:${port + 1}` }, 'POST', 403],
      ['a name that leads here', { Origin: `http://${host}`, Host: `evil.example:${port}` }, 'POST', 403],
      [
        'localhost instead of the number',
        { Origin: `http://${host}`, Host: `localhost:${port}` },
        'POST',
        403,
      ],
      ['a picture in a foreign page', { 'Sec-Fetch-Site': 'cross-site' }, 'GET', 403],
      ['a link typed by the person', { 'Sec-Fetch-Site': 'none' }, 'GET', 200],
      ['a method nobody uses', { Origin: `http://${host}` }, 'DELETE', 405],
    ];
    const statuses = [];
    for (const [name, headers, method] of cases) {
      const body = method === 'POST' ? JSON.stringify({ name: 'getApp', argument: {} }) : '';
      const path = method === 'POST' ? '/call' : '/icon.svg';
      const answer = await ask(port, { method, path, headers: { Cookie: cookie, ...headers }, body });
      statuses.push([name, answer.status]);
    }
    expect(statuses).toEqual(cases.map(([name, , , status]) => [name, status]));
  });

  test('without a session nothing is answered, whatever is asked', async () => {
    const { port } = await start();
    const origin = { Origin: `http://127.0.0.1:${port}` };
    const asked = [
      { path: '/' },
      { path: '/assets/index.js' },
      { path: '/events' },
      { path: '/archive/file/x' },
      { method: 'POST', path: '/call', headers: origin, body: '{}' },
      { method: 'POST', path: '/upload', headers: origin, body: 'x' },
      { path: '/', headers: { Cookie: `kulliyyat-${port}=${'0'.repeat(64)}` } },
    ];
    const statuses = await Promise.all(asked.map(async (question) => (await ask(port, question)).status));
    expect(new Set(statuses)).toEqual(new Set([403]));
    expect(uploadFolders()).toEqual([]);
  });

  test('nobody outside this machine can even connect', async () => {
    const { port } = await start();
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(({ address }) => address);
    const tried = await Promise.all(
      ['127.0.0.1', ...outside].map(
        (host) =>
          new Promise((resolve) => {
            const socket = connect({ host, port });
            socket.once('connect', () => resolve('connected'));
            socket.once('error', () => resolve('refused'));
            socket.once('close', () => socket.destroy());
            socket.once('connect', () => socket.destroy());
          }),
      ),
    );
    expect(tried).toEqual(['connected', ...outside.map(() => 'refused')]);
  });
});

describe('what is served', () => {
  test('the page comes with a policy that lets in nothing but its own program', async () => {
    const { send } = await startSession();
    const page = await send({ path: '/' });
    const policy = String(page.headers['content-security-policy']);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    expect([page.status, page.headers['content-type'], page.headers['cache-control']]).toEqual([
      200,
      'text/html; charset=utf-8',
      'no-store',
    ]);
    expect(policy).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(policy).not.toContain('unsafe');
    expect(page.body.toString('utf8')).toContain(`<meta property="csp-nonce" nonce="${nonce}">`);
    expect((await send({ path: '/' })).headers['content-security-policy']).not.toBe(policy);
  });

  test.each([
    '/../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/..%5cpackage.json',
    '/assets/../../main/index.cjs',
    '//etc/passwd',
    '/etc/passwd',
    '/.hidden.js',
    '/assets/%00.js',
    '/archive/file/../../archive.db',
    '/archive/..%2f..%2farchive.db',
    '/download/pdf/1',
    `/${'a/'.repeat(3000)}b.js`,
  ])('%s is not found', async (path) => {
    const { send } = await startSession();
    expect((await send({ path })).status).toBe(404);
  });

  test('a call that is no call is told so', async () => {
    const { send, call } = await startSession();
    const bodies = [
      '',
      '{',
      'null',
      '[]',
      '{"name":"getApp"}',
      '{"name":1,"argument":{}}',
      '{"argument":{}}',
    ];
    const codes = [];
    for (const body of bodies) {
      const answer = await send({ method: 'POST', path: '/call', body });
      codes.push((JSON.parse(answer.body.toString('utf8')) as { error?: { code: string } }).error?.code);
    }
    expect(codes).toEqual(bodies.map(() => 'invalidArgument'));
    expect(await call('getArchive', {})).toEqual({
      ok: false,
      error: { code: 'noArchiveOpen', detail: 'getArchive' },
    });
  });
});

describe('work in a browser', () => {
  test('archives are made in the folder of the server and listed from it', async () => {
    const { value, archivesFolder } = await startSession();
    const made = await value<{ location: string; name: string }>('createArchive', {
      name: 'Xarici / əlaqələr?',
    });
    await value('createArchive', { name: 'Xarici / əlaqələr?' });
    const app = await value<{ recentArchives: { id: string; location: string; name: string }[] }>(
      'getApp',
      {},
    );
    expect([made.location, made.name]).toEqual([
      join(archivesFolder, 'Xarici əlaqələr'),
      'Xarici / əlaqələr?',
    ]);
    expect(app.recentArchives.map(({ location }) => location)).toEqual([
      join(archivesFolder, 'Xarici əlaqələr 2'),
      join(archivesFolder, 'Xarici əlaqələr'),
    ]);
    expect(app.recentArchives.map(({ id }) => id).join()).not.toContain('/');
    expect(await value('openLink', { url: 'https://example.org' })).toEqual({ isOpened: false });
  });

  test('a file is uploaded, read, accepted, and comes back byte by byte; the upload is gone at the end', async () => {
    const session = await startSession();
    const { send, value, own, port } = session;
    await value('createArchive', { name: 'Sınaq' });
    const heard = listen(port, own);
    const sent = await send({
      method: 'POST',
      path: '/upload',
      headers: { 'X-Name': encodeURIComponent('Jan Monnet ödənişi.txt') },
      body: readFileSync(SAMPLE),
    });
    const { ticket, name } = JSON.parse(sent.body.toString('utf8')) as { ticket: string; name: string };
    const [folder = ''] = uploadFolders();
    expect([name, statSync(join(tmpdir(), folder)).mode & 0o777]).toEqual(['Jan Monnet ödənişi.txt', 0o700]);
    const job = await value<number>('startReading', { tickets: [ticket] });
    await heard.until((text) => text.includes('event: importRead'));
    const review = await value<ImportReview>('getReview', { job });
    expect(review.files.map((file) => file.name)).toEqual(['Jan Monnet ödənişi.txt']);
    const { imported } = await value<ImportResult>('acceptReview', {
      job,
      decisions: [{ file: 0, isAccepted: true, refused: [], changed: [], merged: [] }],
    });
    await heard.until((text) => text.includes('event: recordsChanged'));
    const files = [];
    for (const id of imported[0]?.records ?? [])
      files.push(...(await value<{ files: { sha256: string }[] }>('getRecord', { id })).files);
    const original = await send({ path: `/archive/file/${files[0]?.sha256}` });
    expect(original.body.equals(readFileSync(SAMPLE))).toBe(true);
    expect([original.headers['content-type'], original.headers['content-security-policy']]).toEqual([
      'text/plain',
      "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    ]);
    heard.end();
    await serving?.close();
    expect([uploadFolders(), existsSync(join(tmpdir(), folder))]).toEqual([[], false]);
  });

  test('a ticket that was never issued opens nothing', async () => {
    const { value, call } = await startSession();
    await value('createArchive', { name: 'Sınaq' });
    const reply = await call('startReading', { tickets: ['/etc/passwd'] });
    expect(reply).toMatchObject({ ok: false, error: { code: 'ticketUnknown' } });
  });

  test('an archive named on the command line is open when the page asks, and free again at the end', async () => {
    const { value, archivesFolder } = await startSession();
    const { location } = await value<{ location: string }>('createArchive', { name: 'Bir' });
    await serving?.close();
    const options = { archivesFolder, userFolder: join(archivesFolder, '../user') };
    serving = await serveArchive(location, options);
    await expect(serveArchive(location, options)).rejects.toMatchObject({ code: 'archiveInUse' });
    await serving.close();
    serving = await serveArchive(location, options);
    await expect(serveArchive(join(archivesFolder, 'none'), options)).rejects.toMatchObject({
      code: 'archiveMissing',
    });
  });
});

/** Hears the events of the server as text. */
function listen(port: number, headers: Readonly<Record<string, string>>) {
  let text = '';
  let changed = (): void => undefined;
  const sent = request({ host: '127.0.0.1', port, path: '/events', headers }, (response) => {
    response.on('data', (piece: Buffer) => {
      text += piece.toString('utf8');
      changed();
    });
    response.on('error', () => changed());
  });
  sent.end();
  return {
    until: async (isDone: (text: string) => boolean): Promise<void> => {
      while (!isDone(text)) {
        await new Promise<void>((resolve) => {
          changed = resolve;
        });
      }
    },
    end: () => sent.destroy(),
  };
}
