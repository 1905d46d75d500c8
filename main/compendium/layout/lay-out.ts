import type { Book } from '../book.ts';
import type { Measure } from '../fonts/measure.ts';
import type { Box, Page, PlacedHeading } from './boxes.ts';
import { setContents } from './contents.ts';
import { setCover } from './cover.ts';
import { createFlow } from './flow.ts';
import { createHyphenation } from './hyphenate.ts';
import { furnish, runningHeads } from './page-furniture.ts';
import { paginate } from './paginate.ts';
import type { Setting } from './set-paragraph.ts';
import { createStructure, type Structure } from './structure.ts';

/** A book set in pages: where everything stands, and what role it has. */
export interface Layout {
  readonly pages: readonly Page[];
  /** Headings of the whole book in reading order; pages count from 0. */
  readonly headings: readonly PlacedHeading[];
  readonly structure: Structure;
}

/**
 * Sets a book: cover, contents, chapters. Pages are numbered through from the cover, so that the number on
 * paper is the number that a viewer shows. Pure: only `measure` knows fonts. `onBlock` hears of each block.
 */
export function layOut(
  book: Book,
  measure: Measure,
  onBlock: (done: number) => void = () => undefined,
): Layout {
  const structure = createStructure();
  const setting: Setting = { measure, hyphenate: createHyphenation(book.language) };
  const cover = setCover(book, setting, structure);
  const body = structure.add('Sect', 0);
  const flow = createFlow(setting, structure, body);
  book.blocks.forEach((block, index) => {
    flow.add(block, book.blocks[index + 1]);
    onBlock(index + 1);
  });
  const text = paginate(flow.lines);
  const contents = setContents(book.contentsTitle, text.headings, 1, setting, structure);
  const before = 1 + contents.pages.length;
  const headings = [
    ...contents.headings.map((heading) => ({ ...heading, page: heading.page + 1 })),
    ...text.headings.map((heading) => ({ ...heading, page: heading.page + before })),
  ];
  const pages = [cover, ...contents.pages, ...text.pages];
  const heads = runningHeads(pages.length, headings, book.title);
  return {
    pages: pages.map((page, index) =>
      index === 0 ? page : furnish(page, index + 1, heads[index] ?? null, measure),
    ),
    headings,
    structure,
  };
}

/** Every box of a layout that carries text, in reading order. */
export function textBoxes({ pages }: Layout): readonly Extract<Box, { kind: 'text' }>[] {
  return pages.flatMap((page) => page.boxes.filter((box) => box.kind === 'text'));
}
