import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { printRows, type Row } from './report.ts';

/**
 * Scans appended to a book: ours, complete with an entry for each, contents, links and tags, beside `qpdf --pages` and
 * pdf-lib's copyPages, which put the pages after one another and nothing else; each in a process of its own.
 */
const COUNT = 500;
const RUNS = 3;
/** A sheet of A4 at 200 pixels to an inch in grey, as noisy as paper: about 400 kB. */
const SHEET = { width: 1654, height: 2339 } as const;

interface Measured {
  readonly seconds: number;
  readonly megabytes: number;
}

/** Scans of one page each, alike but for a comment in their JPEG, so that no two are the same. */
async function makeScans(folder: string): Promise<void> {
  const noise = { type: 'gaussian' as const, mean: 225, sigma: 14 };
  const sheet = sharp({ create: { ...SHEET, channels: 3, background: '#fff', noise } });
  const jpeg = await sheet.toColourspace('b-w').jpeg({ quality: 62 }).toBuffer();
  for (let number = 0; number < COUNT; number++) {
    const comment = Buffer.from([0xff, 0xfe, 0, 6, ...Buffer.from(String(number).padStart(4, '0'))]);
    const document = await PDFDocument.create();
    const image = await document.embedJpg(Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]));
    document.addPage([595, 842]).drawImage(image, { x: 0, y: 0, width: 595, height: 842 });
    const bytes = await document.save({ useObjectStreams: false });
    writeFileSync(join(folder, `${String(number).padStart(4, '0')}.pdf`), bytes);
  }
}

/** Runs a program to its end: wall time, and the most memory that it took as the system counts it. */
function run(command: string, args: readonly string[]): Promise<Measured> {
  const started = performance.now();
  let megabytes = 0;
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const timer = setInterval(() => {
    try {
      const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'));
      megabytes = Math.max(megabytes, Number(peak?.[1] ?? 0) / 1024);
    } catch {
      // It has ended, or this system does not tell.
    }
  }, 20);
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('exit', (code) => {
      clearInterval(timer);
      if (code === 0) resolve({ seconds: (performance.now() - started) / 1000, megabytes });
      else reject(new Error(`${command} ended with ${code}`));
    });
  });
}

const middleOf = (runs: readonly Measured[], take: (run: Measured) => number): number =>
  runs.map(take).sort((a, b) => a - b)[Math.floor(runs.length / 2)] ?? 0;

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kulliyyat-scans-'));
  try {
    const scans = join(folder, 'scans');
    mkdirSync(scans);
    await makeScans(scans);
    const out = (name: string) => join(folder, `${name}.pdf`);
    const maker = join(import.meta.dirname, 'scan-makers.ts');
    const paths = Array.from({ length: COUNT }, (_, at) => join(scans, `${String(at).padStart(4, '0')}.pdf`));
    const [ours, qpdf, library]: [Measured[], Measured[], Measured[]] = [[], [], []];
    for (let round = 0; round < RUNS; round++) {
      ours.push(await run(process.execPath, [maker, 'ours', scans, out('ours')]));
      qpdf.push(await run('qpdf', ['--empty', '--pages', ...paths, '--', out('qpdf')]));
      library.push(await run(process.execPath, [maker, 'pdf-lib', scans, out('pdf-lib')]));
    }
    const row = (
      what: string,
      take: (run: Measured) => number,
      peer: readonly Measured[],
      unit: string,
    ): Row => ({
      what,
      ours: middleOf(ours, take),
      limit: middleOf(peer, take),
      unit,
    });
    const [seconds, megabytes] = [(one: Measured) => one.seconds, (one: Measured) => one.megabytes];
    const size = (name: string) => statSync(out(name)).size / 2 ** 20;
    printRows(`${COUNT} scanned pages, ${size('qpdf').toFixed(0)} MB`, [
      row('seconds', seconds, qpdf, 'qpdf --pages, untagged, no book'),
      row('seconds', seconds, library, "pdf-lib's copyPages"),
      row('peak memory, MB', megabytes, library, "pdf-lib's copyPages"),
      row('peak memory, MB', megabytes, qpdf, 'qpdf, which sets nothing'),
      { what: 'file, MB', ours: size('ours'), limit: size('qpdf') * 1.01, unit: 'qpdf and a hundredth' },
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
