import { textIn } from '../../texts.ts';
import { type Book, readInOrder } from '../book.ts';
import { type HeadingMark, headingName, type Page, type PlacedHeading } from './boxes.ts';
import { type Contents, createContents, type ListTitle } from './contents.ts';
import { setCover } from './cover.ts';
import { createFlow } from './flow.ts';
import type { EntryPlace } from './flow-state.ts';
import { createRunningHead, furnish } from './page-furniture.ts';
import { pageLabels } from './page-labels.ts';
import { createPaginator } from './paginate.ts';
import type { FilledPage } from './place-stacks.ts';
import type { Setting } from './set-paragraph.ts';
import type { Structure } from './structure.ts';

/** Hears of a book while it is set. */
export interface LayoutListener {
  /** A page is done: `index` counts from 0. Pages of the text come before the cover and the contents. */
  readonly onPage: (page: Page, index: number) => void;
  /** A listed heading has been set. */
  readonly onHeading?: () => void;
}
export interface Layout {
  readonly pages: number;
  /** Pages of cover and contents: they have roman numbers, those of the text begin with 1. */
  readonly front: number;
  /** Headings of the whole book in reading order; pages count from 0. */
  readonly headings: readonly PlacedHeading[];
  /** Where the pages of the originals of each entry begin, by its record's UUID. */
  readonly scans: ReadonlyMap<string, EntryPlace>;
}

/**
 * Sets a book: cover, contents, chapters. Cover and contents have roman numbers, the text begins with page 1; a viewer
 * shows the numbers that stand on paper. Pure: only `setting` knows fonts and languages. A page is given away when it is
 * full, so that a long book takes no more memory than a short one; `structure` grows with it. Entries name the pages of
 * their originals, which come last, as `known` has them: what another layout of the same book found.
 */
export function layOut(
  book: Book,
  setting: Setting,
  structure: Structure,
  listener: LayoutListener,
  known: Layout['scans'] = new Map(),
): Layout {
  const { look } = setting;
  const cover = setCover(book, setting, structure);
  const { second } = book;
  const titleOf = (text: string, other: string | undefined) =>
    second && other !== undefined && other !== text
      ? { text, second: { text: other, language: second.language } }
      : { text };
  const contentsTitle = titleOf(book.contentsTitle, second?.contentsTitle);
  const figuresTitle = titleOf(book.figuresTitle, second?.figuresTitle);
  const contents = createContents(contentsTitle, marksOf(book), setting, structure);
  const figureMarks = book.figures.map(
    (text): HeadingMark => ({ text, level: 2, isListed: true, isChapter: false }),
  );
  const figureList = createContents(figuresTitle, figureMarks, setting, structure);
  const body = structure.add('Sect', 0);
  const before = 1 + contents.pageCount + figureList.pageCount;
  const labelOf = pageLabels(before);
  const headings: PlacedHeading[] = [];
  const figures: PlacedHeading[] = [];
  let pages = before;
  const runningHead = createRunningHead(book.title, look);
  const give = (filled: FilledPage, index: number) => {
    const head = runningHead(filled.headings);
    listener.onPage(furnish(filled.page, labelOf(index), head, setting), index);
  };
  const entries = new Map<string, PlacedHeading>();
  const scans = new Map<string, EntryPlace>();
  const mentions = new Map<string, EntryPlace[]>();
  const paginator = createPaginator(
    look,
    (filled) => {
      for (const mark of filled.headings) {
        const heading = { ...mark, page: mark.page + before };
        headings.push(heading);
        if (!heading.source || !('record' in heading.source)) continue;
        if (heading.isOverScans) scans.set(heading.source.record, { page: heading.page, y: heading.y });
        else entries.set(heading.source.record, heading);
      }
      for (const [mention, y] of filled.mentions) {
        const places = mentions.get(mention);
        if (places) places.push({ page: pages, y });
        else mentions.set(mention, [{ page: pages, y }]);
      }
      for (const { figure, page, y } of filled.figures) {
        const mark = figureMarks[figure - 1];
        if (mark) figures[figure - 1] = { ...mark, page: page + before, y };
      }
      give(filled, pages++);
    },
    before,
  );
  const flow = createFlow(setting, structure, body, paginator.push, {
    placeOf: (uuid) => entries.get(uuid),
    mentionsOf: (mention) => mentions.get(mention) ?? [],
    // Before anything is known, a number stands in the place of the one to come.
    scansOf: (uuid) =>
      book.scanHeadings.has(uuid) ? (known.get(uuid) ?? { page: before, y: 0 }) : undefined,
    crossReference: (to, page) =>
      textIn(book.language, to === 'scans' ? 'print.scanOnPage' : 'print.entryOnPage', { page }),
    labelOf,
  });
  for (const [block, next] of withNext(book.blocks())) {
    flow(block, next);
    for (const heading of readInOrder([block]))
      if (heading.kind === 'heading' && heading.isListed) listener.onHeading?.();
  }
  paginator.end();
  listener.onPage(cover, 0);
  const frontHeadings: PlacedHeading[] = [];
  let front = 1;
  const giveFront = (list: Contents, { text: title }: ListTitle, places: readonly PlacedHeading[]) => {
    const start = front;
    list.set(places, labelOf, (filled) => {
      for (const heading of filled.headings) frontHeadings.push({ ...heading, page: heading.page + start });
      const head = front === start ? null : { chapter: title, section: null };
      listener.onPage(furnish(filled.page, labelOf(front), head, setting), front++);
    });
  };
  giveFront(contents, contentsTitle, headings);
  giveFront(figureList, figuresTitle, figures);
  return { pages, front: before, headings: [...frontHeadings, ...headings], scans };
}

function marksOf(book: Book): readonly HeadingMark[] {
  return book.headings.map(({ text, level, isListed, style, language, second }) => {
    const spoken = { ...(language && { language }), ...(second && { second }) };
    return { text: headingName(text), level, isListed, isChapter: style === 'chapter', ...spoken };
  });
}

/** Each thing with the one that follows it. */
function* withNext<T>(things: Iterable<T>): Generator<readonly [T, T | undefined]> {
  let held: { readonly thing: T } | null = null;
  for (const thing of things) {
    if (held) yield [held.thing, thing];
    held = { thing };
  }
  if (held) yield [held.thing, undefined];
}
