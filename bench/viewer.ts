import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { createTaskWorker } from '../main/jobs/run-task.ts';
import { percentile, printRows, type Row } from './report.ts';

/** Pages of a scan of 300 pages as the viewer asks for them, beside poppler's pdftoppm on the same file. */
const work = mkdtempSync(join(tmpdir(), 'kulliyyat-bench-'));
const PAGES = 300;
const VIEW = 800;
const THUMBNAIL = 160;
const options = { timeLimit: 60_000 };

/** A4 at 300 dots to an inch, with noise in it as paper has: some 0.9 MB a page. */
async function makeScan(): Promise<string> {
  const document = await PDFDocument.create();
  const size = { width: 2480, height: 3508 };
  const paper = { ...size, channels: 3 as const, background: '#f4f1e8' };
  const lines = Array.from(
    { length: 44 },
    (_, at) =>
      `<text x="240" y="${320 + at * 66}" font-size="46">Qarşılıqlı Anlaşma Memorandumu, sətir ${at}</text>`,
  ).join('');
  for (let page = 1; page <= PAGES; page++) {
    const svg = `<svg width="${size.width}" height="${size.height}"><text x="1200" y="160" font-size="60">${page}</text>${lines}</svg>`;
    const jpeg = await sharp({ create: { ...paper, noise: { type: 'gaussian', mean: 236, sigma: 9 } } })
      .composite([{ input: Buffer.from(svg) }])
      .jpeg({ quality: 75 })
      .toBuffer();
    const image = await document.embedJpg(jpeg);
    document.addPage([595, 842]).drawImage(image, { x: 0, y: 0, width: 595, height: 842 });
  }
  const path = join(work, 'scan.pdf');
  writeFileSync(path, await document.save());
  return path;
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

const path = await makeScan();
const source = { path, mime: 'application/pdf', name: 'scan.pdf' };
const first: { readonly cold: number[]; readonly warm: number[] } = { cold: [], warm: [] };
const turned: number[] = [];
let thumbnails = 0;
for (let run = 0; run < 5; run++) {
  const worker = createTaskWorker();
  const open = async () => {
    await worker.run('measurePage', { ...source, page: 1 }, options);
    await worker.run('drawPage', { ...source, page: 1, width: VIEW }, options);
  };
  if (run % 2 === 0) first.cold.push(await timed(open));
  else {
    await worker.run('warmPages', {}, options);
    first.warm.push(await timed(open));
  }
  for (let page = 2; page < 22; page++)
    turned.push(await timed(() => worker.run('drawPage', { ...source, page, width: VIEW }, options)));
  const strip = await timed(async () => {
    for (let page = 100; page < 150; page++)
      await worker.run('drawPage', { ...source, page, width: THUMBNAIL }, options);
  });
  thumbnails = Math.max(thumbnails, 50_000 / strip);
  worker.close();
}
const hasPoppler = spawnSync('pdftoppm', ['-v']).status === 0;
const poppler = (from: number, to: number, width: number): number => {
  const started = performance.now();
  const size = ['-scale-to-x', String(width), '-scale-to-y', '-1'];
  execFileSync('pdftoppm', [
    '-jpeg',
    '-f',
    String(from),
    '-l',
    String(to),
    ...size,
    path,
    join(work, 'page'),
  ]);
  return performance.now() - started;
};
const peer = hasPoppler
  ? { first: poppler(1, 1, VIEW), thumbnails: 50_000 / poppler(100, 149, THUMBNAIL) }
  : { first: Number.NaN, thumbnails: Number.NaN };
const rows: readonly Row[] = [
  {
    what: 'first page, record shown before, ms',
    ours: percentile(first.warm, 0.5),
    limit: 300,
    unit: 'target',
  },
  { what: 'first page, nothing loaded, ms', ours: percentile(first.cold, 0.5), limit: 300, unit: 'target' },
  {
    what: 'first page, nothing loaded, ms',
    ours: percentile(first.cold, 0.5),
    limit: peer.first,
    unit: 'pdftoppm',
  },
  { what: 'turning a page, p95 ms', ours: percentile(turned, 0.95), limit: 100, unit: 'target' },
  {
    what: 'thumbnails a second',
    ours: thumbnails,
    limit: peer.thumbnails,
    unit: 'pdftoppm',
    isMoreBetter: true,
  },
];
printRows(`Viewing a scan of ${PAGES} pages`, rows);
rmSync(work, { recursive: true, force: true });
