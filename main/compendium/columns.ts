import type { BookSource } from '../../preload/model.ts';
import type { BookBlock } from './book.ts';

/**
 * Says of each block in turn whether it stands in columns where the style of a book has several: entries and what the
 * archive adds do, but for its tables and charts, the headings of chapters and scans; what a person wrote does not.
 */
export function createColumnReader(): (block: BookBlock) => boolean {
  let isInColumns = false;
  let isInEntry = false;
  return (block) => {
    if (block.kind === 'scan') return false;
    if (block.kind === 'parallel') return isInColumns && block.form === 'inTurn';
    if (block.kind === 'table' || block.kind === 'chart') return isInColumns && isInEntry;
    if (block.kind !== 'heading') return isInColumns;
    const isChapter = block.style === 'chapter';
    if (block.source || isChapter) {
      isInEntry = block.source !== undefined && 'record' in block.source;
      isInColumns = isMadeByArchive(block.source) && !block.isOverScans;
    }
    return isInColumns && !isChapter;
  };
}

/** Whether what a heading opens is made from records. */
export function isMadeByArchive(source: BookSource | undefined): boolean {
  if (!source) return false;
  return 'record' in source || source.part === 'entries' || source.part.startsWith('back/');
}
