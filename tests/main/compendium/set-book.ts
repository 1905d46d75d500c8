import { type Book, type BookBlock, readInOrder } from '../../../main/compendium/book.ts';
import { FINISHED_DESIGNS } from '../../../main/compendium/designs.ts';
import { type FontSet, loadFonts } from '../../../main/compendium/fonts/load-fonts.ts';
import { ARTIFACT, type Box, boxesOf, type Page } from '../../../main/compendium/layout/boxes.ts';
import { loadHyphenation } from '../../../main/compendium/layout/hyphenate.ts';
import { type Layout, layOut } from '../../../main/compendium/layout/lay-out.ts';
import { createLook } from '../../../main/compendium/layout/look.ts';
import { createStructure, type Structure } from '../../../main/compendium/layout/structure.ts';
import { outlineBook } from '../../../main/compendium/outline.ts';
import type { Block, Inline } from '../../../preload/structured-text.ts';

export type TextBox = Extract<Box, { kind: 'text' }>;
/** A book as it was set. */
export interface SetBook extends Layout {
  readonly book: Book;
  readonly structure: Structure;
  readonly allPages: readonly Page[];
}

const look = createLook(FINISHED_DESIGNS[0].style);
/** The sheet of the first finished design. */
export const PAGE = look.page;
const fonts: FontSet = await loadFonts(['a\u0301']);
const hyphenate = await loadHyphenation('az', ['w', 'ж']);
const hyphenateIn = new Map([['en', await loadHyphenation('en', ['w', 'ж'])] as const]);

/** Sets a book as the first finished design has it. */
export function setBook(given: Parameters<typeof outlineBook>[0]): SetBook {
  const book = outlineBook(given);
  const structure = createStructure();
  const allPages: Page[] = [];
  const layout = layOut(book, { measure: fonts.measure, hyphenate, hyphenateIn, look }, structure, {
    onPage: (page, index) => {
      allPages[index] = page;
    },
  });
  return { ...layout, book, structure, allPages };
}

/** The texts of a page that are read. */
export const textsOf = (page: Page): readonly TextBox[] =>
  boxesOf(page).filter((box): box is TextBox => box.kind === 'text' && box.node !== ARTIFACT);

/** Pages of chapters: those whose text stands below the last part of the document. */
export function bodyPages({ allPages, structure }: SetBook): readonly Page[] {
  const body = structure.parents.lastIndexOf(0);
  const partOf = (node: number): number =>
    (structure.parents[node] ?? 0) <= 0 ? node : partOf(structure.parents[node] ?? 0);
  return allPages.filter((page) => partOf(textsOf(page)[0]?.node ?? 0) === body);
}

/** What boxes say, without spaces and without the hyphens that breaking added. */
export function said(boxes: readonly TextBox[], structure: Structure): string {
  const shown = boxes.filter(({ node }) => structure.roles[node] !== 'Lbl');
  return shown
    .map(({ words }) => words.map((word) => word.text).join(''))
    .join('')
    .replace(/-/g, '');
}
/** A text without spaces and hyphens. */
export const bare = (text: string) => text.replace(/[\s-]/g, '');
const inlineText = (inlines: readonly Inline[]) => inlines.map((run) => run.text).join('');

/** What the blocks of a book say, without spaces and hyphens. */
export function written(blocks: Iterable<BookBlock | Block>): string {
  return Array.from(readInOrder(blocks as Iterable<BookBlock>))
    .map((block) => {
      if (block.kind === 'heading') return bare(block.text + (block.second?.text ?? ''));
      if (
        block.kind === 'table' ||
        block.kind === 'references' ||
        block.kind === 'chart' ||
        block.kind === 'crossReference' ||
        block.kind === 'scan'
      )
        throw new Error('these books have nothing made at their end');
      if (block.kind === 'list') return block.items.map((item) => written(item)).join('');
      return bare((block.kind === 'field' ? block.label : '') + inlineText(block.inlines));
    })
    .join('');
}
