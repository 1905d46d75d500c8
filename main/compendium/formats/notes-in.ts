import type { Block, Inline, Note } from '../../../preload/structured-text.ts';
import type { BookBlock } from '../book.ts';

/** The remarks whose first marks stand in a block, in their order. */
export function notesIn(block: BookBlock): readonly Note[] {
  switch (block.kind) {
    case 'heading':
      return ofInlines(block.inlines ?? []);
    case 'paragraph':
      return ofInlines(block.inlines);
    case 'list':
      return ofList(block);
    case 'table': {
      const cells = [...block.columns.map(({ label }) => label), ...block.rows.flatMap(({ cells }) => cells)];
      return cells.flatMap((cell) => (typeof cell === 'string' ? [] : ofInlines(cell)));
    }
    default:
      return [];
  }
}

function ofList({ items }: Extract<Block, { kind: 'list' }>): readonly Note[] {
  return items.flatMap((item) =>
    item.flatMap((block) => (block.kind === 'list' ? ofList(block) : ofInlines(block.inlines))),
  );
}

const ofInlines = (inlines: readonly Inline[]): readonly Note[] =>
  inlines.flatMap(({ note }) => (note && !note.isAgain ? [note] : []));
