import {
  type Book,
  type BookBlock,
  type BookParallel,
  type CellText,
  readInOrder,
} from '../../../main/compendium/book.ts';
import { BULLETS } from '../../../main/compendium/layout/styles.ts';
import type { Block, Inline } from '../../../preload/structured-text.ts';
import { readWith } from './poppler.ts';

/** What a screen reader comes to: a role with its text, without spaces and the hyphens of broken words. */
export interface Spoken {
  readonly role: string;
  readonly text: string;
}

/** Letters as they are compared: spaces and soft hyphens make no difference. */
export const letters = (text: string): string => text.normalize('NFC').replace(/[\s\u00AD]+/g, '');
const wordsOf = (inlines: readonly Inline[]) => inlines.map(({ text }) => text).join('');

/** What the outline of a book says, in the order of reading, without the numbers of pages. */
export function spokenOf(book: Book): readonly Spoken[] {
  return [...readInOrder(book.blocks())]
    .flatMap((block) => spokenBlock(block))
    .filter(({ text }) => text !== '');
}

function spokenBlock(block: Exclude<BookBlock, BookParallel>): readonly Spoken[] {
  switch (block.kind) {
    case 'heading':
      return [
        { role: `H${Math.min(block.level, 6)}`, text: letters(block.text + (block.second?.text ?? '')) },
      ];
    case 'field':
      return [{ role: 'P', text: letters(block.label + wordsOf(block.inlines)) }];
    case 'paragraph':
      return [{ role: 'P', text: letters(wordsOf(block.inlines)) }];
    case 'list':
      return spokenList(block, 0);
    case 'table': {
      const said = (cell: CellText) => (typeof cell === 'string' ? cell : wordsOf(cell));
      const cells = (texts: readonly CellText[], role: string) =>
        texts.map((cell) => ({ role, text: letters(said(cell).trim() === '' ? '–' : said(cell)) }));
      const labels = block.columns.map(({ label }) => label);
      return [...cells(labels, 'TH'), ...block.rows.flatMap((row) => cells(row.cells, 'TD'))];
    }
    case 'chart': {
      const words = block.bars.map(({ label, shown }) => label + shown);
      return [{ role: 'Figure', text: letters(block.title + words.join('')) }];
    }
    case 'crossReference':
    case 'scan':
      throw new Error('what the pages of originals say has a test of its own');
    // Its pages are known only where it is set: a test of its own compares them with what stands on them.
    case 'references':
      return [{ role: 'P', text: letters(block.text) }];
  }
}

function spokenList(list: Extract<Block, { kind: 'list' }>, depth: number): readonly Spoken[] {
  return list.items.flatMap((item, index) => {
    const isDivided = item.filter(({ kind }) => kind === 'paragraph').length > 1;
    const label = list.isOrdered ? `${list.start + index}.` : (BULLETS[Math.min(depth, 2)] ?? '');
    const inner = item.flatMap((block) =>
      block.kind === 'list'
        ? spokenList(block, depth + 1)
        : [{ role: isDivided ? 'P' : 'LBody', text: letters(wordsOf(block.inlines)) }],
    );
    return [{ role: 'Lbl', text: label }, ...inner];
  });
}

/** Roles inside a line: their text belongs to the block around them. */
const INLINE = new Set(['Link', 'Span', 'Reference', 'Quote']);

/** The structure of a PDF as poppler reads it, in the order of the tree. */
export function spokenIn(pdf: Uint8Array): readonly Spoken[] {
  const spoken: { role: string; text: string }[] = [];
  const open: { depth: number; at: number }[] = [];
  for (const line of readWith(pdf, 'pdfinfo', '-struct-text', 'PDF').split('\n')) {
    const depth = line.search(/\S/);
    const role = /^\s*([A-Z]\w*)(?: \((?:block|inline)\))?:?$/.exec(line)?.[1];
    if (depth < 0) continue;
    while ((open.at(-1)?.depth ?? -1) >= depth) open.pop();
    if (role !== undefined) {
      if (INLINE.has(role)) continue;
      open.push({ depth, at: spoken.push({ role, text: '' }) - 1 });
      continue;
    }
    const text = /^\s*"(.*)"$/.exec(line)?.[1];
    const block = spoken[open.at(-1)?.at ?? -1];
    // The hyphen of a broken word is content of its own; what it says to be copied as, this reader does not tell.
    if (text !== undefined && text !== '-' && block) block.text += letters(text);
  }
  return spoken.filter(({ text }) => text !== '');
}
