import { createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { BookBlock } from '../main/compendium/book.ts';
import type { CompendiumInput } from '../main/compendium/make-compendium.ts';

/** What a maker is given: a compendium, and how often its chapters and entries come. */
export interface MakerInput {
  readonly copies: number;
  readonly input: CompendiumInput;
  /** Where the fonts are that pdfkit reads by path. */
  readonly fonts: string;
}

/** The compendium, its chapters and entries over and over. */
function repeated({ copies, input }: MakerInput): CompendiumInput {
  const repeat = <T>(items: readonly T[]) => Array.from({ length: copies }, () => items).flat();
  const { definition } = input;
  const entries = repeat(input.entries).map((entry, index) => ({ ...entry, uuid: String(index) }));
  const sections = { before: repeat(definition.before), after: repeat(definition.after) };
  return { ...input, definition: { ...definition, ...sections }, entries };
}

async function setOurs(given: MakerInput, out: string): Promise<number> {
  // Each process loads its own libraries only.
  const { makeCompendium } = await import('../main/compendium/make-compendium.ts');
  const { pdf, pages } = await makeCompendium(repeated(given));
  writeFileSync(out, pdf);
  return pages;
}

/** The same blocks through pdfkit: headings, paragraphs and indented items, justified, untagged. */
async function setWithPdfkit(given: MakerInput, out: string): Promise<number> {
  const { outlineBook } = await import('../main/compendium/outline.ts');
  const { default: PdfDocument } = await import('pdfkit');
  const book = outlineBook(repeated(given));
  const document = new PdfDocument({ size: 'A4', margins: { top: 85, bottom: 77, left: 85, right: 85 } });
  const stream = document.pipe(createWriteStream(out));
  document.registerFont('text', `${given.fonts}/NotoSerif-Regular.ttf`);
  document.registerFont('bold', `${given.fonts}/NotoSans-SemiBold.ttf`);
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

/** Peak memory in MB. What the system says of a process counts that of its parent in, where it came from a large one. */
function peakMegabytes(): number {
  const status = '/proc/self/status';
  const peak = existsSync(status) ? /VmHWM:\s+(\d+)/.exec(readFileSync(status, 'utf8')) : null;
  return (peak ? Number(peak[1]) : process.resourceUsage().maxRSS) / 1024;
}

async function make([maker, given = '', out = '']: readonly string[]): Promise<void> {
  const input = JSON.parse(readFileSync(given, 'utf8')) as MakerInput;
  const pages = await (maker === 'ours' ? setOurs(input, out) : setWithPdfkit(input, out));
  const { user, system } = process.cpuUsage();
  console.log(JSON.stringify({ pages, megabytes: peakMegabytes(), processor: (user + system) / 1e6 }));
}

void make(process.argv.slice(2));
