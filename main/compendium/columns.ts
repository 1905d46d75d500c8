import type { BookSource } from '../../preload/model.ts';
import type { BookBlock } from './book.ts';

/**
 * Says of each block in turn whether it stands in columns where the style of a book has several: entries and what the
 * archive adds do, but for their chapters' headings, tables and charts; what a person wrote does not.
 */
export function createColumnReader(): (block: BookBlock) => boolean {
  let isInColumns = false;
  return (block) => {
    if (block.kind === 'table' || block.kind === 'chart') return false;
    if (block.kind !== 'heading') return isInColumns;
    const isChapter = block.style === 'chapter';
    if (block.source || isChapter) isInColumns = isMadeByArchive(block.source);
    return isInColumns && !isChapter;
  };
}

/** Whether what a heading opens is made from records. */
export function isMadeByArchive(source: BookSource | undefined): boolean {
  if (!source) return false;
  return 'record' in source || source.part === 'entries' || source.part.startsWith('back/');
}
