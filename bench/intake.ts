import { execFileSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { percentile, printRows, type Row } from './report.ts';

/** Taking scans in beside cp and sha256sum over the same files, in turns, from the system's cache. */
const work = mkdtempSync(join(tmpdir(), 'kulliyyat-bench-'));
const RUNS = 3;

interface Once {
  readonly seconds: number;
  readonly files: number;
  /** MB at the most. */
  readonly memory: number;
}

/** Grey A4 pages of noise as uncompressed TIFF, each like no other, in folders of fifty. */
async function makeScans(
  name: string,
  count: number,
  height: number,
): Promise<{ folder: string; megabytes: number }> {
  const folder = join(work, name);
  const width = Math.round(height / Math.SQRT2);
  const pixels = randomFillSync(Buffer.alloc(width * height));
  const raw = { width, height, channels: 1 as const };
  const page = await sharp(pixels, { raw }).toColourspace('b-w').tiff({ compression: 'none' }).toBuffer();
  for (let number = 0; number < count; number++) {
    const place = join(folder, `İş ${Math.floor(number / 50) + 1}`);
    mkdirSync(place, { recursive: true });
    page.writeUInt32LE(number, page.length >> 1);
    writeFileSync(join(place, `${number}.tif`), page);
  }
  return { folder, megabytes: (count * page.length) / 1e6 };
}

function takeIn(source: string): Once {
  const folder = join(work, 'arxiv');
  const script = join(import.meta.dirname, 'intake-once.ts');
  const said = execFileSync(process.execPath, [script, folder, source], { encoding: 'utf8' });
  rmSync(folder, { recursive: true, force: true });
  return JSON.parse(said) as Once;
}

/** Seconds that cp and then sha256sum over the copies take; nothing is made to be on the disk at the end. */
function copyAndSum(source: string): number {
  const target = join(work, 'surət');
  const started = performance.now();
  execFileSync('cp', ['-r', source, target]);
  execFileSync('sh', ['-c', 'find "$0" -type f -print0 | xargs -0 sha256sum', target], {
    maxBuffer: 1 << 28,
  });
  const seconds = (performance.now() - started) / 1000;
  rmSync(target, { recursive: true, force: true });
  return seconds;
}

async function measure(what: string, count: number, height: number): Promise<readonly Row[]> {
  const { folder, megabytes } = await makeScans(what, count, height);
  const [ours, peer, memory]: [number[], number[], number[]] = [[], [], []];
  copyAndSum(folder);
  for (let run = 0; run < RUNS; run++) {
    const once = takeIn(folder);
    if (once.files !== count) throw new Error(`${once.files} of ${count} files`);
    ours.push(megabytes / once.seconds);
    memory.push(once.memory);
    peer.push(megabytes / copyAndSum(folder));
  }
  rmSync(folder, { recursive: true, force: true });
  const size = `${count} scans of ${(megabytes / count).toFixed(1)} MB`;
  return [
    {
      what: `${size}, MB/s`,
      ours: percentile(ours, 0.5),
      limit: percentile(peer, 0.5),
      unit: 'cp and sha256sum',
      isMoreBetter: true,
    },
    { what: `${size}, peak memory, MB`, ours: Math.max(...memory), limit: 512, unit: 'target' },
  ];
}

/** A file of 2 GB that is a hole but for its ends. */
function measureLarge(): readonly Row[] {
  const path = join(work, 'böyük.tif');
  const size = 2 * 1024 ** 3 + 4096;
  const file = openSync(path, 'w');
  writeSync(file, 'II*\0');
  ftruncateSync(file, size);
  closeSync(file);
  const seconds = copyAndSum(path);
  const once = takeIn(path);
  rmSync(path);
  return [
    {
      what: 'one sparse file of 2 GB, MB/s',
      ours: size / 1e6 / once.seconds,
      limit: size / 1e6 / seconds,
      unit: 'cp and sha256sum',
      isMoreBetter: true,
    },
    { what: 'one sparse file of 2 GB, peak memory, MB', ours: once.memory, limit: 512, unit: 'target' },
  ];
}

const rows = [
  ...(await measure('a tenth', 25, 2400)),
  ...(await measure('large', 250, 2400)),
  ...(await measure('small', 4000, 600)),
  ...measureLarge(),
];
printRows('Taking scans in', rows);
rmSync(work, { recursive: true, force: true });
