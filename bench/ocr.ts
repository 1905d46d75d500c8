import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import { type Engine, type GreyPicture, openEngine } from '../main/ocr/engine.ts';
import { modelsFor } from '../main/ocr/languages.ts';
import { readPicture } from '../main/ocr/read-picture.ts';
import { straightenPicture } from '../main/ocr/straighten.ts';
import { openPdf } from '../main/pdf/pdfium.ts';
import { resourcePath } from '../main/resources.ts';
import { repairLookAlikes } from '../main/text/script.ts';
import { percentile, printRows, type Row } from './report.ts';

/** Reading pictures of text beside the native Tesseract of the machine, on the same pages in turns, one thread each. */
const work = mkdtempSync(join(tmpdir(), 'kulliyyat-bench-'));
const RUNS = 3;
const WIDTH = 2480;
const NATIVE = 'native tesseract, aze+rus+eng';

/** The text of a sample without its look-alikes: those are what a reader cannot see. */
function sampleText(start: string, length: number): string {
  const name = readdirSync(resourcePath('samples')).find((one) => one.startsWith(start)) ?? '';
  return readFileSync(resourcePath('samples', name), 'utf8')
    .split('\n')
    .map(repairLookAlikes)
    .join('\n')
    .replace(/[•▪\uf0a7]/g, '–')
    .slice(0, length);
}

async function draw(text: string): Promise<GreyPicture> {
  const bytes = await new Promise<Uint8Array>((resolve) => {
    const document = new PDFDocument({ size: 'A4', margin: 57 });
    const pieces: Buffer[] = [];
    document.on('data', (piece: Buffer) => pieces.push(piece));
    document.on('end', () => resolve(Buffer.concat(pieces)));
    document.font(resourcePath('fonts', 'NotoSerif-Regular.ttf')).fontSize(11).text(text);
    document.end();
  });
  const pdf = await openPdf(bytes);
  const page = await pdf.draw(1, { width: WIDTH, isGrey: true });
  pdf.close();
  return page;
}

/** Grey, grainy and askew, as a scanner that was fed badly gives it. */
function noisy(picture: GreyPicture, degrees: number): GreyPicture {
  const { width, height, pixels } = straightenPicture(picture, degrees);
  let seed = 7;
  const grains = pixels.map((value) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.min(255, Math.max(0, 30 + value * 0.85 + ((seed >>> 24) - 128) * 0.2));
  });
  return { width, height, pixels: grains };
}

/** Characters to change, put in or take out, for each hundred. */
function errorRate(truth: string, read: string): number {
  const [from, to] = [truth, read].map((text) => text.replace(/\s+/g, ' ').trim()) as [string, string];
  let row = Uint32Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let at = 0; at < from.length; at++) {
    const next = new Uint32Array(to.length + 1).fill(at + 1);
    for (let other = 0; other < to.length; other++) {
      const changed = (row[other] as number) + (from[at] === to[other] ? 0 : 1);
      next[other + 1] = Math.min(changed, (row[other + 1] as number) + 1, (next[other] as number) + 1);
    }
    row = next;
  }
  return (100 * (row.at(-1) as number)) / from.length;
}

const hasNative = spawnSync('tesseract', ['--version']).status === 0;

function readNative(path: string): string {
  return execFileSync('tesseract', [path, '-', '-l', 'aze+rus+eng'], {
    encoding: 'utf8',
    env: { ...process.env, OMP_THREAD_LIMIT: '1' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

async function measure(
  engine: Engine,
  name: string,
  text: string,
  page: GreyPicture,
): Promise<readonly Row[]> {
  const path = join(work, 'page.png');
  const raw = { width: page.width, height: page.height, channels: 1 as const };
  writeFileSync(path, await sharp(page.pixels, { raw }).png().toBuffer());
  const times: { readonly ours: number[]; readonly native: number[] } = { ours: [], native: [] };
  const texts = { ours: '', native: '' };
  for (let run = 0; run < RUNS; run++) {
    const begun = performance.now();
    const { data, info } = await sharp(path).greyscale().raw().toBuffer({ resolveWithObject: true });
    const { lines } = readPicture(engine, { width: info.width, height: info.height, pixels: data }, []);
    const between = performance.now();
    texts.ours = lines.map(({ words }) => words.map((word) => word.text).join(' ')).join('\n');
    if (hasNative) texts.native = readNative(path);
    times.ours.push((between - begun) / 1000);
    times.native.push((performance.now() - between) / 1000);
  }
  const limit = hasNative ? percentile(times.native, 0.5) : Number.NaN;
  const native = hasNative ? errorRate(text, texts.native) : Number.NaN;
  return [
    { what: `${name}, s a page`, ours: percentile(times.ours, 0.5), limit, unit: NATIVE },
    {
      what: `${name}, characters wrong of 100`,
      ours: errorRate(text, texts.ours),
      limit: native,
      unit: NATIVE,
    },
  ];
}

const engine = await openEngine(modelsFor([]));
const rows: Row[] = [];
for (const [start, kind, length] of [
  ['000', 'prose', 2400],
  ['002', 'a list', 1300],
] as const) {
  const text = sampleText(start, length);
  const page = await draw(text);
  rows.push(...(await measure(engine, `${kind}, clean`, text, page)));
  rows.push(...(await measure(engine, `${kind}, grainy and 0.7° askew`, text, noisy(page, 0.7))));
  rows.push(...(await measure(engine, `${kind}, grainy and 2.5° askew`, text, noisy(page, 2.5))));
}
engine.close();
printRows('Reading pictures of text', rows);
rmSync(work, { recursive: true, force: true });
