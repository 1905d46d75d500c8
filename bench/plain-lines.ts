import type { BookBlock } from '../main/compendium/book.ts';

/** A heading, paragraph or item of a book as the peers are given it: the same words, none of the structure. */
export interface PlainLine {
  readonly style: 'chapter' | 'heading' | 'text';
  readonly text: string;
  /** How deep in lists it stands. */
  readonly depth: number;
}

/** The lines of blocks, in reading order; labels and bullets are words of their own. */
export function* plainLines(blocks: Iterable<BookBlock>, depth = 0): Iterable<PlainLine> {
  for (const block of blocks) {
    if (block.kind === 'heading')
      yield { style: block.style === 'chapter' ? 'chapter' : 'heading', text: block.text, depth: 0 };
    else if (block.kind === 'list')
      for (const [index, item] of block.items.entries()) {
        const label = block.isOrdered ? `${block.start + index}. ` : '• ';
        for (const [place, line] of [...plainLines(item, depth + 1)].entries())
          yield place === 0 ? { ...line, text: label + line.text } : line;
      }
    else if ('inlines' in block) {
      const label = block.kind === 'field' ? `${block.label} ` : '';
      yield { style: 'text', text: label + block.inlines.map((run) => run.text).join(''), depth };
    }
  }
}
