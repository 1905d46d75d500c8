import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findElectron } from '../../scripts/electron-runtime.ts';
import { type DebuggedPage, debugPage } from './devtools.ts';

const ROOT = join(import.meta.dirname, '../..');
const work = mkdtempSync(join(tmpdir(), 'kulliyyat-packed-'));
const unpacked = join(work, 'release/linux-unpacked');
const PORT = 9339;
const isRoot = process.getuid?.() === 0;
const env = { ...process.env, HOME: join(work, 'home'), XDG_CONFIG_HOME: join(work, 'home/.config') };

/** Packs the app as `npm run pack` does, around the Electron that is here. */
function pack(): void {
  const electronDist = dirname(findElectron() ?? '');
  const version = readFileSync(join(electronDist, 'version'), 'utf8').trim().replace(/^v/, '');
  const config = join(work, 'electron-builder.yml');
  const lines = readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8').split('\n');
  // Electron before 29 does not have this fuse.
  const isOld = Number(version.split('.')[0]) < 29;
  writeFileSync(config, lines.filter((line) => !(isOld && /grantFileProtocol/.test(line))).join('\n'));
  const builder = join(ROOT, 'node_modules/electron-builder/cli.js');
  const options = [
    `-c.electronDist=${electronDist}`,
    `-c.electronVersion=${version}`,
    `-c.directories.output=${join(work, 'release')}`,
  ];
  execFileSync(process.execPath, [builder, '--linux', '--dir', '--config', config, ...options], {
    cwd: ROOT,
    stdio: 'pipe',
  });
}

/** Runs the packed program as a command line. */
function run(...args: readonly string[]): string {
  const flags = isRoot ? ['--no-sandbox'] : [];
  return execFileSync(join(unpacked, 'kulliyyat'), [...flags, ...args], {
    env,
    cwd: work,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

let program: ChildProcess;
let page: DebuggedPage;
beforeAll(async () => {
  mkdirSync(join(work, 'home'));
  pack();
  const flags = [`--remote-debugging-port=${PORT}`, `--user-data-dir=${join(work, 'user')}`, '--lang=az'];
  program = spawn(join(unpacked, 'kulliyyat'), [...flags, ...(isRoot ? ['--no-sandbox'] : [])], {
    env,
    cwd: work,
    stdio: 'ignore',
  });
  page = await debugPage(PORT);
}, 180_000);
afterAll(async () => {
  page.close();
  const ended = new Promise((resolve) => program.once('exit', resolve));
  program.kill('SIGTERM');
  await ended;
  rmSync(work, { recursive: true, force: true });
});

test('the installed app carries its own code and the libraries that cannot be bundled, nothing else', () => {
  const asar = join(unpacked, 'resources/app.asar');
  const packages = execFileSync(process.execPath, [
    '-e',
    `const { listPackage } = require(${JSON.stringify(join(ROOT, 'node_modules/@electron/asar'))});
     console.log(JSON.stringify(listPackage(${JSON.stringify(asar)}, { isPack: false })))`,
  ]);
  const paths = JSON.parse(packages.toString('utf8')) as string[];
  const tops = paths.map((path) =>
    path
      .split('/')
      .slice(1, path.startsWith('/node_modules/@') ? 4 : 3)
      .join('/'),
  );
  const modules = new Set(tops.filter((path) => /^node_modules\/(@[^/]+\/)?[^@/]+$/.test(path)));
  const system = `${process.platform}-${process.arch}`;
  expect([...modules].sort()).toEqual(
    [
      '@hyzyla/pdfium',
      '@img/colour',
      `@img/sharp-libvips-${system}`,
      `@img/sharp-${system}`,
      'better-sqlite3',
      'detect-libc',
      'semver',
      'sharp',
      'tesseract.js-core',
    ].map((name) => `node_modules/${name}`),
  );
  expect(
    paths.filter((path) => /\.(map|ts|tsx)$/.test(path) || /^\/(main|renderer|tests)\//.test(path)),
  ).toEqual([]);
  expect(readdirSync(join(unpacked, 'resources/app.asar.unpacked/node_modules'))).toEqual([
    '@img',
    'better-sqlite3',
  ]);
});

test('its switches that would let somebody else in are off', () => {
  const fuses = execFileSync(
    process.execPath,
    [join(ROOT, 'node_modules/@electron/fuses/dist/bin.js'), 'read', '--app', join(unpacked, 'kulliyyat')],
    { encoding: 'utf8' },
  );
  const states = Object.fromEntries(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the listing is coloured
    [...fuses.replace(/\u001b\[\d+m/g, '').matchAll(/(\w+) is (\w+)/g)].map(([, name, state]) => [
      name,
      state,
    ]),
  );
  expect(states).toMatchObject({
    RunAsNode: 'Disabled',
    EnableNodeOptionsEnvironmentVariable: 'Disabled',
    EnableNodeCliInspectArguments: 'Disabled',
    OnlyLoadAppFromAsar: 'Enabled',
    EnableEmbeddedAsarIntegrityValidation: 'Enabled',
  });
});

test('it opens, reads the sample documents and draws a page of the compendium', async () => {
  const seen = await page.evaluate<{ byType: Record<string, number>; width: number }>(`(async () => {
    const call = async (name, argument) => {
      const reply = await kulliyyat.call(name, argument);
      if (!reply.ok) throw new Error(reply.error.code + ' ' + reply.error.detail);
      return reply.value;
    };
    const { counts } = await call('openSampleArchive', {});
    const ready = new Promise((resolve) => kulliyyat.on('compendiumReady', resolve));
    const definition = {
      title: 'Külliyyat', subtitle: '', institution: '', year: '2026', language: 'az', before: [], after: [],
      entries: { title: 'Layihələr', isNumbered: true, selection: { query: { types: ['project'] } } },
    };
    await call('startCompendium', { definition });
    const { job } = await ready;
    const picture = new Image();
    picture.src = kulliyyat.address('page/' + job + '/1?width=400');
    await picture.decode();
    return { byType: counts.byType, width: picture.naturalWidth };
  })()`);
  expect([seen.byType['project'], seen.width]).toEqual([6, 400]);
});

test('it is its own command line', () => {
  run('init', join(work, 'arxiv'), '--name', 'Sınaq');
  const imported = JSON.parse(
    run('import', join(work, 'arxiv'), join(ROOT, 'resources/samples'), '--accept-suggestions', '--json'),
  ) as { imported: unknown[] };
  const found = JSON.parse(run('search', join(work, 'arxiv'), 'yunesko', '--json')) as { total: number };
  expect([imported.imported.length, found.total > 0, existsSync(join(work, 'arxiv/archive.db'))]).toEqual([
    5,
    true,
    true,
  ]);
});
