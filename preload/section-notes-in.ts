import type { SectionBlock } from './section-text.ts';
import type { Block, Inline, Note } from './structured-text.ts';

/** The remarks whose first marks stand in a block of a section, in their order. */
export function notesIn(block: SectionBlock): readonly Note[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return notesOfRuns(block.inlines);
    case 'list':
      return ofList(block);
    case 'figure':
      return [];
    case 'table':
      return [...block.columns.map(({ label }) => label), ...block.rows.flat()].flatMap(notesOfRuns);
  }
}

function ofList({ items }: Extract<Block, { kind: 'list' }>): readonly Note[] {
  return items.flatMap((item) =>
    item.flatMap((block) => (block.kind === 'list' ? ofList(block) : notesOfRuns(block.inlines))),
  );
}

/** The remarks whose first marks stand in runs of text. */
export const notesOfRuns = (inlines: readonly Inline[]): readonly Note[] =>
  inlines.flatMap(({ note }) => (note && !note.isAgain ? [note] : []));
