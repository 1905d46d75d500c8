import type { Measure } from '../fonts/measure.ts';
import { ARTIFACT, type Box, type Page, type PlacedHeading } from './boxes.ts';
import { COLUMN, PAGE, STYLES } from './styles.ts';

const HEAD_BASELINE = 58;
const HEAD_RULE = 64.5;
const FOOT_BASELINE = 797;

/** What stands over a page: the chapter in which it begins, and the section of it. */
export interface RunningHead {
  readonly chapter: string;
  readonly section: string | null;
}

/** How much of the width the chapter takes where a section stands beside it, and the section. */
const CHAPTER_SHARE = 0.46;
const SECTION_SHARE = 0.5;

/** Page number and running head; none where a chapter opens. */
export function furnish(page: Page, number: string, head: RunningHead | null, measure: Measure): Page {
  const { face, size, color } = STYLES.head;
  const word = measure(face, number);
  const width = (word.width * size) / 1000;
  const furniture: Box[] = [];
  if (head !== null) {
    const { chapter, section } = head;
    furniture.push(headBox(chapter, section === null ? COLUMN : COLUMN * CHAPTER_SHARE, 'left', measure));
    if (section !== null) furniture.push(headBox(section, COLUMN * SECTION_SHARE, 'right', measure));
    furniture.push({ kind: 'rule', x: PAGE.left, y: HEAD_RULE, width: COLUMN, height: 0.5, color: 'pale' });
  }
  furniture.push({
    kind: 'text',
    x: (PAGE.left + PAGE.right - width) / 2,
    y: FOOT_BASELINE,
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

/** A name on one line of at most `most` points, at one side of the page; a long one ends in an ellipsis. */
function headBox(name: string, most: number, side: 'left' | 'right', measure: Measure): Box {
  const { face, size, color } = STYLES.head;
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
    x: side === 'left' ? PAGE.left : PAGE.right - width,
    y: HEAD_BASELINE,
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
export function createRunningHead(title: string): (headings: readonly PlacedHeading[]) => RunningHead | null {
  let running: RunningHead = { chapter: title, section: null };
  return (headings) => {
    const [first] = headings;
    const opens = first !== undefined && first.y <= PAGE.top ? first : null;
    const head = opens && isSection(opens) ? { ...running, section: opens.text } : running;
    for (const heading of headings) {
      if (heading.isChapter) running = { chapter: heading.text, section: null };
      else if (isSection(heading)) running = { ...running, section: heading.text };
    }
    return headings.some(({ isChapter, y }) => isChapter && y <= PAGE.top) ? null : head;
  };
}

/** A heading that contents name, below that of a chapter and above all else. */
const isSection = ({ isChapter, isListed, level }: PlacedHeading): boolean =>
  !isChapter && isListed && level <= 2;
