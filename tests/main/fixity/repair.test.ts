import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { closeArchive } from '../../../main/archive.ts';
import { repairOriginals } from '../../../main/fixity/repair.ts';
import { relativePath } from '../../../main/fixity/stored-files.ts';
import { newArchive, openForTest, temporaryFolder } from '../helpers.ts';
import { bytesOf, type MadeOriginal, makeOriginals } from './make-originals.ts';

const command = join(import.meta.dirname, '../../../main/kulliyyat.mjs');

interface Told {
  readonly files: number;
  readonly repaired: readonly { sha256: string; path: string; source: string; quarantine: string | null }[];
  readonly unrepaired: readonly { sha256: string; path: string; reason: string }[];
  readonly unreadable: readonly string[];
}

function kulliyyat(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args, '--json'], {
    encoding: 'utf8',
  });
  return { code: status, err: stderr, told: (stdout === '' ? null : JSON.parse(stdout)) as Told };
}

interface Pair {
  readonly folder: string;
  /** A copy of the archive as it was. */
  readonly copy: string;
  readonly originals: readonly MadeOriginal[];
}

async function archiveAndCopy(count: number, size?: number): Promise<Pair> {
  const archive = await newArchive();
  const originals = makeOriginals(archive, count, size);
  closeArchive(archive);
  const copy = join(temporaryFolder(), 'nüsxə');
  cpSync(archive.folder, copy, { recursive: true });
  return { folder: archive.folder, copy, originals };
}

function damage(path: string, content: string): void {
  chmodSync(path, 0o644);
  writeFileSync(path, content);
}

const at = ({ originals }: Pair, index: number): MadeOriginal => originals[index] as MadeOriginal;

describe('a repair', () => {
  test('brings back what another archive folder has, and puts aside what was there', async () => {
    const pair = await archiveAndCopy(5);
    const { folder, copy } = pair;
    damage(at(pair, 0).path, 'damaged');
    rmSync(at(pair, 1).path);
    rmSync(at(pair, 2).path);
    mkdirSync(at(pair, 2).path);
    writeFileSync(join(at(pair, 2).path, 'inside.txt'), 'kept');
    rmSync(at(pair, 3).path);
    symlinkSync('/nowhere', at(pair, 3).path);
    const { code, told } = kulliyyat('repair', folder, '--from', copy);
    expect([code, told.files, told.unrepaired, told.unreadable]).toEqual([0, 5, [], []]);
    const asideOf = (index: number) =>
      told.repaired.find(({ sha256 }) => sha256 === at(pair, index).sha256)?.quarantine;
    expect(asideOf(1)).toBeNull();
    expect(asideOf(0)).toBe(
      `damaged/${asideOf(0)?.split('/')[1]}/${relativePath(at(pair, 0).sha256, 'application/pdf').slice(6)}`,
    );
    expect(readFileSync(join(folder, asideOf(0) ?? ''), 'utf8')).toBe('damaged');
    expect(readFileSync(join(folder, asideOf(2) ?? '', 'inside.txt'), 'utf8')).toBe('kept');
    expect(lstatSync(join(folder, asideOf(3) ?? '')).isSymbolicLink()).toBe(true);
    for (const { path, content } of pair.originals) {
      expect(readFileSync(path)).toEqual(content);
      expect(lstatSync(path).isFile()).toBe(true);
    }
    expect(kulliyyat('verify', folder)).toMatchObject({ code: 0, told: { ok: 5, untracked: [] } });
    const { db } = await openForTest(folder);
    const events = db
      .prepare("SELECT outcome, sha256 FROM event WHERE type = 'repair' ORDER BY sha256")
      .all();
    const repaired = [0, 1, 2, 3].map((index) => at(pair, index).sha256).sort();
    expect(events).toEqual(repaired.map((sha256) => ({ outcome: 'success', sha256 })));
  });

  test('finds a copy by its size and hash wherever it lies and whatever it is called', async () => {
    const pair = await archiveAndCopy(3);
    const { folder } = pair;
    const place = temporaryFolder();
    mkdirSync(join(place, 'köhnə disk', 'skanlar'), { recursive: true });
    writeFileSync(join(place, 'köhnə disk', 'skanlar', 'məktub (2).pdf'), at(pair, 0).content);
    // Of the same size and another content, met first.
    writeFileSync(join(place, 'a.pdf'), bytesOf(99, at(pair, 0).content.length));
    damage(at(pair, 0).path, 'damaged');
    rmSync(at(pair, 2).path);
    const { code, told } = kulliyyat('repair', folder, '--from', place);
    expect(code).toBe(1);
    expect(told).toMatchObject({
      repaired: [
        { sha256: at(pair, 0).sha256, source: join(place, 'köhnə disk', 'skanlar', 'məktub (2).pdf') },
      ],
      unrepaired: [{ sha256: at(pair, 2).sha256, reason: 'noCopy' }],
    });
    expect(readFileSync(at(pair, 0).path)).toEqual(at(pair, 0).content);
  });

  test('never takes a copy that is damaged itself', async () => {
    const pair = await archiveAndCopy(2);
    const { folder, copy } = pair;
    damage(at(pair, 0).path, 'damaged here');
    damage(join(copy, relativePath(at(pair, 0).sha256, 'application/pdf')), 'damaged there');
    const { code, told } = kulliyyat('repair', folder, '--from', copy);
    expect([code, told.repaired, told.unrepaired.length]).toEqual([1, [], 1]);
    expect(readFileSync(at(pair, 0).path, 'utf8')).toBe('damaged here');
    expect(existsSync(join(folder, 'damaged'))).toBe(false);
    expect(readdirSync(join(folder, 'staging'))).toEqual([]);
  });

  test('works beside a damaged database by the names of the originals, and writes nothing into it', async () => {
    const pair = await archiveAndCopy(3);
    const { folder, copy } = pair;
    damage(at(pair, 0).path, 'damaged');
    const database = Buffer.alloc(8192);
    writeFileSync(join(folder, 'archive.db'), database);
    expect(kulliyyat('repair', folder, '--from', copy)).toMatchObject({
      code: 0,
      told: { repaired: [{ sha256: at(pair, 0).sha256 }] },
    });
    expect(readFileSync(at(pair, 0).path)).toEqual(at(pair, 0).content);
    expect(readFileSync(join(folder, 'archive.db'))).toEqual(database);
  });

  test('is refused where it is used wrongly, the place is not there, or the archive is open for editing', async () => {
    const pair = await archiveAndCopy(1);
    damage(at(pair, 0).path, 'damaged');
    const place = temporaryFolder();
    expect(kulliyyat('repair', pair.folder).code).toBe(2);
    expect(kulliyyat('repair', pair.folder, '--from', join(place, 'nowhere')).code).toBe(2);
    expect(kulliyyat('repair', join(place, 'nowhere'), '--from', place).code).toBe(3);
    await openForTest(pair.folder);
    expect(kulliyyat('repair', pair.folder, '--from', pair.copy).code).toBe(3);
    expect(readFileSync(at(pair, 0).path, 'utf8')).toBe('damaged');
  });

  test('of one file whose place cannot be written does not keep the others from theirs', async () => {
    const pair = await archiveAndCopy(2);
    const [first, second] = [at(pair, 0), at(pair, 1)];
    renameSync(join(first.path, '..'), `${join(first.path, '..')}.away`);
    writeFileSync(join(first.path, '..'), 'a file where a folder was');
    damage(second.path, 'damaged');
    const originals = [first, second].map(({ sha256, content }) => ({
      sha256,
      size: content.length,
      path: relativePath(sha256, 'application/pdf'),
    }));
    expect(repairOriginals(pair.folder, originals, [pair.copy])).toMatchObject({
      repaired: [{ sha256: second.sha256 }],
      unrepaired: [{ sha256: first.sha256, reason: 'failed', detail: expect.stringContaining('EEXIST') }],
    });
  });
});

/** Runs repairs until it is killed `wait` milliseconds after its first line. */
function repairAndKill(args: readonly string[], wait: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = join(import.meta.dirname, 'repair-until-killed.ts');
    const child = spawn(process.execPath, [script, ...args]);
    let errors = '';
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), wait));
    child.stderr.on('data', (piece: Buffer) => {
      errors += piece.toString();
    });
    child.on('close', (code) => (code ? reject(new Error(errors)) : resolve()));
  });
}

test('thirty kills in the middle of repairs leave the damaged file or the right one, each whole', async () => {
  const pair = await archiveAndCopy(1, 3_000_000);
  const { folder, copy } = pair;
  const { path, content } = at(pair, 0);
  const damaged = 'damaged '.repeat(1000);
  const source = join(temporaryFolder(), 'damaged');
  writeFileSync(source, damaged);
  const outcomes = { damaged: 0, right: 0 };
  // On a busy machine it may take more of them to hit both sides of a repair.
  const isOneSided = () => outcomes.damaged === 0 || outcomes.right === 0;
  for (let kill = 0; kill < 30 || (kill < 200 && isOneSided()); kill++) {
    rmSync(join(folder, 'damaged'), { recursive: true, force: true });
    damage(path, damaged);
    await repairAndKill([folder, copy, source], (kill * 7) % 90);
    const found = readFileSync(path);
    const isRight = found.equals(content);
    if (!isRight) expect(found.toString()).toBe(damaged);
    outcomes[isRight ? 'right' : 'damaged'] += 1;
  }
  expect(outcomes.right).toBeGreaterThan(0);
  expect(outcomes.damaged).toBeGreaterThan(0);
  damage(path, damaged);
  expect(kulliyyat('repair', folder, '--from', copy).code).toBe(0);
  expect(kulliyyat('verify', folder)).toMatchObject({ code: 0, told: { ok: 1, untracked: [] } });
}, 180_000);
