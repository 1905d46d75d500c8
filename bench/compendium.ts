import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { build, mergeConfig } from 'vite';
import type { CompendiumInput } from '../main/compendium/make-compendium.ts';
import { YOUNG_LIMIT } from '../main/jobs/task-place.ts';
import { openPdf } from '../main/pdf/pdfium.ts';
import { readText } from '../main/reading/read-text.ts';
import type { FieldDefinition, RecordTypeDefinition } from '../preload/model.ts';
import { findChromium } from '../tests/ui/harness.ts';
import mainBundle from '../vite.main.config.ts';
import type { MakerInput } from './compendium-makers.ts';
import { printRows, type Row } from './report.ts';

/**
 * A book of about a thousand pages, ours beside pdfkit, each in a process of its own in the same run, bundled
 * as the product is. Ours carries tags, contents, bookmarks and paragraphs broken as a whole; pdfkit sets the
 * same text plainly. Ours has the room for new objects that the product's worker gives it; pdfkit runs with that
 * and with Node's own, and the better of the two counts.
 */
const COPIES = Number(process.argv[process.argv.indexOf('--copies') + 1]) || 62;
const RUNS = 3;
/** How many times the pages a book has that shows whether time goes straight up with them. */
const LONGER = 10;
const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** V8 holds new objects in two halves and a third for large ones. */
const WORKER_FLAGS = [`--max-semi-space-size=${YOUNG_LIMIT / 3}`];

/** Peers that take longer are run once. */
const PEER_NAMES: Readonly<Record<string, string>> = {
  pdfmake: 'pdfmake, untagged',
  typst: 'typst, tagged as always',
  chromium: "Chromium's print, untagged, all its processes",
};

interface Measured {
  readonly seconds: number;
  /** Seconds of all processors together: on a busy machine truer than those of the clock. */
  readonly processor: number;
  readonly megabytes: number;
  readonly pages: number;
}

/** The sample compendium as the archive gives it to a worker. */
function readSample(): CompendiumInput {
  const resource = (path: string) => readFileSync(join(ROOT, 'resources', path), 'utf8');
  const json = <T>(path: string) => JSON.parse(resource(path)) as T;
  const types = ['project', 'document'].map((name) =>
    json<RecordTypeDefinition>(`record-types/${name}.json`),
  );
  const commonFields = json<readonly FieldDefinition[]>('record-types/common-fields.json');
  const source = resource('samples/002_5e24328368864911.txt');
  const { compendium, drafts } = readText(source, { name: '002.txt', types, commonFields });
  if (!compendium) throw new Error('the sample holds no compendium');
  const byKey = new Map(drafts.map((draft) => [draft.key, draft]));
  const entries = compendium.entries
    .flatMap((key) => byKey.get(key) ?? [])
    .map(({ key, type, title, fields }) => ({
      uuid: key,
      type,
      title,
      fields: fields as CompendiumInput['entries'][number]['fields'],
    }));
  const chosen = { title: compendium.entriesTitle, isNumbered: true, selection: { records: [] } };
  const definition = { ...compendium, entries: chosen };
  return { definition, entries, types, commonFields, createdAt: '2024-01-01T00:00:00Z', generator: 'bench' };
}

/** Bundles both makers into a folder, with the settings of the product's own bundle. */
async function bundleMakers(folder: string): Promise<void> {
  const { build: bundle, ...rest } = mainBundle;
  const { input: _, ...options } = bundle?.rolldownOptions ?? {};
  const product = { ...rest, build: { ...bundle, rolldownOptions: options } };
  await build(
    mergeConfig(product, {
      root: ROOT,
      configFile: false,
      logLevel: 'error',
      build: {
        outDir: folder,
        license: false,
        sourcemap: false,
        rolldownOptions: {
          input: { makers: join(ROOT, 'bench/compendium-makers.ts') },
          external: ['pdfkit', 'pdfmake', 'playwright-core', '@myriaddreamin/typst-ts-node-compiler'],
        },
      },
    }),
  );
}

/** Runs one maker in a process of its own: wall time from its start to its end, and its peak memory. */
async function run(maker: string, folder: string, flags: readonly string[]): Promise<Measured> {
  const out = join(folder, `${maker}.pdf`);
  const started = performance.now();
  const answer = execFileSync(
    process.execPath,
    [...flags, join(folder, 'makers.cjs'), maker, join(folder, 'input.json'), out],
    { encoding: 'utf8' },
  );
  const seconds = (performance.now() - started) / 1000;
  const pdf = await openPdf(out);
  const { pages } = pdf;
  pdf.close();
  return { seconds, pages, ...(JSON.parse(answer) as Omit<Measured, 'seconds' | 'pages'>) };
}

/** The middle of what some runs took. */
function middleOf(runs: readonly Measured[], take: (run: Measured) => number): number {
  const sorted = runs.map(take).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Bytes of a PDF that hold its objects apart from pages' content and fonts: tags for nearly all of them. */
function taggedBytes(pdf: Buffer): number {
  const text = pdf.toString('latin1');
  let sum = 0;
  for (const { 0: head, 1: length, index } of text.matchAll(
    /\/Type\/ObjStm[^>]*\/Length (\d+)>>\nstream\n/g,
  )) {
    const packed = pdf.subarray(index + head.length, index + head.length + Number(length));
    if (inflateSync(packed).includes('<</S/')) sum += packed.length;
  }
  return sum;
}

async function main(): Promise<void> {
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, 'dist/bench-'));
  await bundleMakers(folder);
  const chromium = findChromium();
  const fonts = join(ROOT, 'resources/fonts');
  const given: MakerInput = { copies: COPIES, input: readSample(), fonts, chromium };
  writeFileSync(join(folder, 'input.json'), JSON.stringify(given));
  const runs: { readonly ours: Measured; readonly plain: Measured; readonly flagged: Measured }[] = [];
  for (let round = 0; round < RUNS; round++)
    runs.push({
      ours: await run('ours', folder, WORKER_FLAGS),
      plain: await run('pdfkit', folder, []),
      flagged: await run('pdfkit', folder, WORKER_FLAGS),
    });
  const ours = runs.map((set) => set.ours);
  const peers = [runs.map((set) => set.plain), runs.map((set) => set.flagged)];
  const row = (what: string, take: (run: Measured) => number): Row => {
    const best = peers.map((peer) => middleOf(peer, take)).sort((a, b) => a - b)[0] ?? 0;
    return { what, ours: middleOf(ours, take), limit: best, unit: 'pdfkit, untagged, its better run' };
  };
  const sizeOf = (maker: string) => statSync(join(folder, `${maker}.pdf`)).size / 2 ** 20;
  const tags = taggedBytes(readFileSync(join(folder, 'ours.pdf'))) / 2 ** 20;
  const stock = middleOf(peers[0] ?? [], ({ megabytes }) => megabytes);
  const pages = `${ours[0]?.pages} pages (pdfkit: ${runs[0]?.plain.pages})`;
  printRows(`A compendium of ${pages}`, [
    row('seconds', ({ seconds }) => seconds),
    row('processor seconds', ({ processor }) => processor),
    row('peak memory, MB', ({ megabytes }) => megabytes),
    {
      what: 'peak memory, MB',
      ours: middleOf(ours, ({ megabytes }) => megabytes),
      limit: stock,
      unit: 'pdfkit as it comes',
    },
    { what: 'file, MB', ours: sizeOf('ours'), limit: sizeOf('pdfkit') + tags, unit: 'pdfkit and our tags' },
    row('milliseconds for a page', (set) => (set.seconds * 1000) / set.pages),
  ]);
  const slow: Row[] = [];
  for (const maker of ['pdfmake', 'typst', ...(chromium ? ['chromium'] : [])]) {
    const peer = await run(maker, folder, []);
    const whose = `${PEER_NAMES[maker]}, ${peer.pages} pages, ${sizeOf(maker).toFixed(1)} MB`;
    slow.push(
      { what: 'seconds', ours: middleOf(ours, ({ seconds }) => seconds), limit: peer.seconds, unit: whose },
      {
        what: 'peak memory, MB',
        ours: middleOf(ours, ({ megabytes }) => megabytes),
        limit: peer.megabytes,
        unit: whose,
      },
    );
  }
  printRows('The same compendium by other makers, once each', slow);
  writeFileSync(join(folder, 'input.json'), JSON.stringify({ ...given, copies: COPIES * LONGER }));
  const long = await run('ours', folder, WORKER_FLAGS);
  const usual = middleOf(ours, (set) => (set.seconds * 1000) / set.pages);
  printRows(`A compendium of ${long.pages} pages`, [
    {
      what: 'milliseconds for a page',
      ours: (long.seconds * 1000) / long.pages,
      limit: usual,
      unit: `ours of ${ours[0]?.pages} pages`,
    },
    {
      what: 'peak memory, MB',
      ours: long.megabytes,
      limit: middleOf(ours, ({ megabytes }) => megabytes),
      unit: `ours of ${ours[0]?.pages} pages`,
    },
  ]);
  rmSync(folder, { recursive: true });
}

await main();
