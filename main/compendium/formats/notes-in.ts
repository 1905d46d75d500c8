import { notesIn as notesInSection, notesOfRuns } from '../../../preload/section-notes-in.ts';
import type { Note } from '../../../preload/structured-text.ts';
import { type BookBlock, readInOrder } from '../book.ts';

/** The remarks whose first marks stand in a block of a book, in their order. */
export function notesIn(block: BookBlock): readonly Note[] {
  switch (block.kind) {
    case 'heading':
      return notesOfRuns(block.inlines ?? []);
    case 'paragraph':
    case 'list':
      return notesInSection(block);
    case 'parallel':
      return [...readInOrder([block])].flatMap(notesIn);
    case 'table': {
      const cells = [...block.columns.map(({ label }) => label), ...block.rows.flatMap((row) => row.cells)];
      return cells.flatMap((cell) => (typeof cell === 'string' ? [] : notesOfRuns(cell)));
    }
    default:
      return [];
  }
}
