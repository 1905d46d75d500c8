import { ARTIFACT, type Box, type Page, type PlacedHeading } from './boxes.ts';
import type { Look } from './look.ts';
import type { Setting } from './set-paragraph.ts';

/** From the text up to the running head and the line under it, and down to the page's number, at most. */
const HEAD_ABOVE = 27;
const RULE_ABOVE = 20.5;
const FOOT_BELOW = 32;
/** From the edges of the paper to the baselines of head and number, at least. */
const HEAD_TOP = 14;
const FOOT_EDGE = 8;

/** What stands over a page: the chapter in which it begins, and the section of it. */
export interface RunningHead {
  readonly chapter: string;
  readonly section: string | null;
}

/** How much of the width the chapter takes where a section stands beside it, and the section. */
const CHAPTER_SHARE = 0.46;
const SECTION_SHARE = 0.5;

/** Page number and running head; none where a chapter opens, and on a page of its own size. */
export function furnish(page: Page, number: string, head: RunningHead | null, setting: Setting): Page {
  if (page.size) return page;
  const { measure, look } = setting;
  const { column, page: sheet } = look;
  const { face, size, color } = look.styles.head;
  const word = measure(face, number);
  const width = (word.width * size) / 1000;
  const furniture: Box[] = [];
  if (head !== null) {
    const { chapter, section } = head;
    furniture.push(headBox(chapter, section === null ? column : column * CHAPTER_SHARE, 'left', setting));
    if (section !== null) furniture.push(headBox(section, column * SECTION_SHARE, 'right', setting));
    furniture.push({
      kind: 'rule',
      x: sheet.left,
      y: sheet.top - RULE_ABOVE * roomAbove(look),
      width: column,
      height: 0.5,
      color: 'pale',
    });
  }
  furniture.push({
    kind: 'text',
    x: (sheet.left + sheet.right - width) / 2,
    y: sheet.bottom + footBelow(look),
    width,
    size,
    color,
    words: [word],
    isSpaced: [false],
    gap: 0,
    node: ARTIFACT,
  });
  return { parts: [{ y: 0, boxes: furniture }, ...page.parts] };
}

/** Where the margin over the text is small, head and line come nearer to it. */
const roomAbove = ({ page }: Look): number => Math.min(1, (page.top - HEAD_TOP) / HEAD_ABOVE);
const footBelow = ({ page }: Look): number => Math.min(FOOT_BELOW, page.height - page.bottom - FOOT_EDGE);

/** A name on one line of at most `most` points, at one side of the page; a long one ends in an ellipsis. */
function headBox(name: string, most: number, side: 'left' | 'right', { measure, look }: Setting): Box {
  const { left, right, top } = look.page;
  const { face, size, color } = look.styles.head;
  const ellipsis = measure(face, '…');
  const space = (ellipsis.space.width * size) / 1000;
  let words = name
    .split(/\s+/)
    .filter((text) => text !== '')
    .map((text) => measure(face, text));
  const widthOf = () => words.reduce((sum, word) => sum + (word.width * size) / 1000 + space, -space);
  if (widthOf() > most) {
    while (words.length > 1 && widthOf() + (ellipsis.width * size) / 1000 + space > most)
      words = words.slice(0, -1);
    words = [...words, ellipsis];
  }
  const isSpaced = words.map((_, index) => index < words.length - 1);
  const width = Math.min(widthOf(), most);
  return {
    kind: 'text',
    x: side === 'left' ? left : right - width,
    y: top - HEAD_ABOVE * roomAbove(look),
    width,
    size,
    color,
    words,
    isSpaced,
    gap: 0,
    node: ARTIFACT,
  };
}

/** Follows chapters and sections from page to page: what each page's head says; null on a page that a chapter opens. */
export function createRunningHead(
  title: string,
  { page }: Look,
): (headings: readonly PlacedHeading[]) => RunningHead | null {
  let running: RunningHead = { chapter: title, section: null };
  return (headings) => {
    const [first] = headings;
    const opens = first !== undefined && first.y <= page.top && first.column !== 1 ? first : null;
    const head = opens && isSection(opens) ? { ...running, section: opens.text } : running;
    for (const heading of headings) {
      if (heading.isChapter) running = { chapter: heading.text, section: null };
      else if (isSection(heading)) running = { ...running, section: heading.text };
    }
    return headings.some(({ isChapter, y }) => isChapter && y <= page.top) ? null : head;
  };
}

/** A heading that contents name, below that of a chapter and above all else. */
const isSection = ({ isChapter, isListed, level }: PlacedHeading): boolean =>
  !isChapter && isListed && level <= 2;
