import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BookBlock } from '../main/compendium/book.ts';
import { readText } from '../main/reading/read-text.ts';
import type { FieldDefinition, RecordTypeDefinition } from '../preload/model.ts';
import { printRows } from './report.ts';

/**
 * A book of about a thousand pages, ours beside pdfkit, each in a process of its own in the same run. Ours
 * carries tags, contents, bookmarks and paragraphs broken as a whole; pdfkit sets the same text plainly.
 */
const COPIES = Number(process.argv[process.argv.indexOf('--copies') + 1]) || 62;
const RUNS = 3;
const SELF = fileURLToPath(import.meta.url);
const resource = (path: string) => new URL(`../resources/${path}`, import.meta.url);
const json = <T>(path: string) => JSON.parse(readFileSync(resource(path), 'utf8')) as T;

interface Measured {
  readonly seconds: number;
  readonly megabytes: number;
  readonly pages: number;
  readonly size: number;
}

/** The sample compendium, its chapters and entries over and over. */
function makeInput() {
  const types = ['project', 'document'].map((name) =>
    json<RecordTypeDefinition>(`record-types/${name}.json`),
  );
  const commonFields = json<readonly FieldDefinition[]>('record-types/common-fields.json');
  const source = readFileSync(resource('samples/002_5e24328368864911.txt'), 'utf8');
  const { compendium, drafts } = readText(source, { name: '002.txt', types, commonFields });
  if (!compendium) throw new Error('the sample holds no compendium');
  const byKey = new Map(drafts.map((draft) => [draft.key, draft]));
  const chosen = compendium.entries.flatMap((key) => byKey.get(key) ?? []);
  const repeat = <T>(items: readonly T[]) => Array.from({ length: COPIES }, () => items).flat();
  const entries = repeat(chosen).map(({ type, title, fields }, index) => ({
    uuid: String(index),
    type,
    title,
    fields: fields as Readonly<Record<string, readonly { readonly text: string }[]>>,
  }));
  const definition = {
    ...compendium,
    before: repeat(compendium.before),
    after: repeat(compendium.after),
    entries: { title: compendium.entriesTitle, isNumbered: true, selection: { records: [] } },
  };
  return { definition, entries, types, commonFields, createdAt: '2024-01-01T00:00:00Z', generator: 'bench' };
}

async function setOurs(out: string): Promise<number> {
  // Each process loads its own libraries only.
  const { makeCompendium } = await import('../main/compendium/make-compendium.ts');
  const { pdf, pages } = await makeCompendium(makeInput());
  writeFileSync(out, pdf);
  return pages;
}

/** The same blocks through pdfkit: headings, paragraphs and indented items, justified, with page numbers. */
async function setWithPdfkit(out: string): Promise<number> {
  const { outlineBook } = await import('../main/compendium/outline.ts');
  const { default: PdfDocument } = await import('pdfkit');
  const { createWriteStream } = await import('node:fs');
  const { finished } = await import('node:stream/promises');
  const book = outlineBook(makeInput());
  const document = new PdfDocument({ size: 'A4', margins: { top: 85, bottom: 77, left: 85, right: 85 } });
  const stream = document.pipe(createWriteStream(out));
  document.registerFont('text', fileURLToPath(resource('fonts/NotoSerif-Regular.ttf')));
  document.registerFont('bold', fileURLToPath(resource('fonts/NotoSans-SemiBold.ttf')));
  let pages = 1;
  document.on('pageAdded', () => pages++);
  const write = (text: string, font: string, size: number, indent: number, isJustified: boolean) => {
    const options = { width: 425.28 - indent, align: isJustified ? ('justify' as const) : ('left' as const) };
    document
      .font(font)
      .fontSize(size)
      .text(text, 85 + indent, document.y, { ...options, lineGap: 0.8 });
    document.moveDown(0.3);
  };
  const writeBlock = (block: BookBlock, indent: number): void => {
    if (block.kind === 'heading') {
      if (block.style === 'chapter') document.addPage();
      write(block.text, 'bold', block.style === 'chapter' ? 21 : 12, 0, false);
    } else if (block.kind === 'list') {
      block.items.forEach((item, index) => {
        const label = block.isOrdered ? `${block.start + index}. ` : '• ';
        item.forEach((inner, place) => {
          const text = inner.kind === 'paragraph' ? inner.inlines.map((run) => run.text).join('') : '';
          if (inner.kind === 'paragraph')
            write((place === 0 ? label : '') + text, 'text', 10.3, indent + 17, true);
          else writeBlock(inner, indent + 17);
        });
      });
    } else {
      const label = block.kind === 'field' ? `${block.label} ` : '';
      write(label + block.inlines.map((run) => run.text).join(''), 'text', 10.3, indent, true);
    }
  };
  for (const block of book.blocks()) writeBlock(block, 0);
  document.end();
  await finished(stream);
  return pages;
}

/** Runs one maker in a process of its own: wall time from its start to its end, and its peak memory. */
function run(maker: 'ours' | 'pdfkit', folder: string): Measured {
  const out = join(folder, `${maker}.pdf`);
  const started = performance.now();
  const answer = execFileSync(
    process.execPath,
    [SELF, '--copies', String(COPIES), '--make', maker, '--out', out],
    {
      encoding: 'utf8',
    },
  );
  const seconds = (performance.now() - started) / 1000;
  const { pages, megabytes } = JSON.parse(answer) as { pages: number; megabytes: number };
  return { seconds, megabytes, pages, size: statSync(out).size / 2 ** 20 };
}

/** The run with the middle time. */
function middleOf(runs: readonly Measured[]): Measured {
  const sorted = [...runs].sort((a, b) => a.seconds - b.seconds);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error('nothing was run');
  return middle;
}

const maker = process.argv[process.argv.indexOf('--make') + 1];
const out = process.argv[process.argv.indexOf('--out') + 1];
if ((maker === 'ours' || maker === 'pdfkit') && out) {
  const pages = await (maker === 'ours' ? setOurs(out) : setWithPdfkit(out));
  console.log(JSON.stringify({ pages, megabytes: process.resourceUsage().maxRSS / 1024 }));
} else {
  const folder = mkdtempSync(join(tmpdir(), 'kulliyyat-compendium-'));
  const runs = Array.from({ length: RUNS }, () => ({
    ours: run('ours', folder),
    pdfkit: run('pdfkit', folder),
  }));
  const ours = middleOf(runs.map((pair) => pair.ours));
  const pdfkit = middleOf(runs.map((pair) => pair.pdfkit));
  rmSync(folder, { recursive: true });
  const row = (what: string, own: number, limit: number) => ({
    what,
    ours: own,
    limit,
    unit: 'pdfkit, untagged',
  });
  printRows(`A compendium of ${ours.pages} pages (pdfkit: ${pdfkit.pages})`, [
    row('seconds', ours.seconds, pdfkit.seconds),
    row('peak memory, MB', ours.megabytes, pdfkit.megabytes),
    row('file, MB', ours.size, pdfkit.size),
    row(
      'milliseconds for a page',
      (ours.seconds * 1000) / ours.pages,
      (pdfkit.seconds * 1000) / pdfkit.pages,
    ),
  ]);
}
