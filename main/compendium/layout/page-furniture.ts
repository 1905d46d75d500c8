import type { Measure } from '../fonts/measure.ts';
import { ARTIFACT, type Box, type Page, type PlacedHeading } from './boxes.ts';
import { COLUMN, PAGE, STYLES } from './styles.ts';

const HEAD_BASELINE = 58;
const HEAD_RULE = 64.5;
const FOOT_BASELINE = 797;

/** Page number and running head: the chapter in which the page begins; none where a chapter opens. */
export function furnish(page: Page, number: string, chapter: string | null, measure: Measure): Page {
  const { face, size, color } = STYLES.head;
  const word = measure(face, number);
  const width = (word.width * size) / 1000;
  const furniture: Box[] = [];
  if (chapter !== null) {
    furniture.push(headBox(chapter, measure));
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

/** The chapter's name on one line; a long one ends in an ellipsis. */
function headBox(chapter: string, measure: Measure): Box {
  const { face, size, color } = STYLES.head;
  const ellipsis = measure(face, '…');
  const space = (ellipsis.space.width * size) / 1000;
  let words = chapter
    .split(/\s+/)
    .filter((text) => text !== '')
    .map((text) => measure(face, text));
  const widthOf = () => words.reduce((sum, word) => sum + (word.width * size) / 1000 + space, -space);
  if (widthOf() > COLUMN) {
    while (words.length > 1 && widthOf() + (ellipsis.width * size) / 1000 + space > COLUMN)
      words = words.slice(0, -1);
    words = [...words, ellipsis];
  }
  const isSpaced = words.map((_, index) => index < words.length - 1);
  const width = Math.min(widthOf(), COLUMN);
  return {
    kind: 'text',
    x: PAGE.left,
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

/** Follows the chapters from page to page: what each page's head says; null on a page that a chapter opens. */
export function createRunningHead(title: string): (headings: readonly PlacedHeading[]) => string | null {
  let running = title;
  return (headings) => {
    const head = running;
    const chapters = headings.filter(({ isChapter }) => isChapter);
    running = chapters.at(-1)?.text ?? running;
    return chapters.some(({ y }) => y <= PAGE.top) ? null : head;
  };
}
