import type { Measure, Word } from '../fonts/measure.ts';
import { atomsOf, trimAtoms } from './atoms.ts';
import { ARTIFACT, type Box, type FlowLine, type NodeNumber, type PlacedHeading } from './boxes.ts';
import { ASCENT, boxesOfLine, DESCENT } from './line-boxes.ts';
import { type Pagination, paginate } from './paginate.ts';
import { type Setting, setParagraph } from './set-paragraph.ts';
import type { Structure } from './structure.ts';
import { COLUMN, PAGE, STYLES, type TextStyle } from './styles.ts';

/** From the text of a row to the right edge: room for the page number. */
const NUMBER_ROOM = 40;
const DOT_STEP = 5.2;
const LEVEL_INDENT = 14;
const DEEPEST_LEVEL = 3;

/**
 * The pages of the contents, set again until they are as many as the page numbers in them suppose.
 * `pagesBefore` are the pages before the contents; headings count their pages from the first one after.
 */
export function setContents(
  title: string,
  headings: readonly PlacedHeading[],
  pagesBefore: number,
  setting: Setting,
  structure: Structure,
): Pagination {
  const listed = headings.filter(({ isListed, level }) => isListed && level <= DEEPEST_LEVEL);
  if (listed.length === 0) return { pages: [], headings: [] };
  const nodes = contentsNodes(listed, structure);
  let count = 1;
  // Room for the numbers is fixed, so that the number of pages settles on the second turn at the latest.
  for (;;) {
    const rows = listed.flatMap((heading, index) =>
      rowOf(heading, heading.page + pagesBefore + count, nodes.links[index] ?? ARTIFACT, setting),
    );
    const set = paginate([...titleLines(title, nodes.title, setting), ...rows]);
    if (set.pages.length === count) return set;
    count = set.pages.length;
  }
}

function contentsNodes(listed: readonly PlacedHeading[], structure: Structure) {
  const section = structure.add('Sect', 0);
  const title = structure.add('H1', section);
  const list = structure.add('TOC', section);
  const links = listed.map(() =>
    structure.add('Link', structure.add('Reference', structure.add('TOCI', list))),
  );
  return { title, links };
}

function titleLines(title: string, node: NodeNumber, setting: Setting): readonly FlowLine[] {
  const style = STYLES.chapter;
  const span = { face: style.face, size: style.size, color: style.color, node, link: null };
  const set = setParagraph(trimAtoms(atomsOf(title, span, setting.measure)), COLUMN, false, setting);
  return set.map((line, index) => ({
    height: style.leading + (index === set.length - 1 ? style.after : 0),
    before: 0,
    canBreakBefore: false,
    startsPage: false,
    boxes: boxesOfLine(line, PAGE.left, style.leading * 0.74, setting.measure),
    heading: index === 0 ? { text: title, level: 1, isChapter: true, isListed: true } : null,
  }));
}

/** The lines of one row: the heading's text, then dots and the page number at the end of its last line. */
function rowOf(
  heading: PlacedHeading,
  page: number,
  node: NodeNumber,
  setting: Setting,
): readonly FlowLine[] {
  const { measure } = setting;
  const style: TextStyle = heading.level === 1 ? STYLES.contentsChapter : STYLES.contentsSection;
  const left = PAGE.left + (heading.level - 1) * LEVEL_INDENT;
  const span = { face: style.face, size: style.size, color: style.color, node, link: null };
  const width = PAGE.right - left - NUMBER_ROOM;
  // A page counts from 0 inside, from 1 on paper.
  const number = String(page + 1);
  const set = setParagraph(trimAtoms(atomsOf(heading.text, span, measure)), width, false, setting);
  const baseline = style.leading * 0.74;
  return set.map((line, index) => {
    const isLast = index === set.length - 1;
    const boxes: Box[] = [...boxesOfLine(line, left, baseline, measure)];
    if (isLast) boxes.push(...leader(left + line.width, number, style, node, baseline, measure));
    boxes.push({
      kind: 'link',
      x: left,
      y: baseline - style.size * ASCENT,
      width: PAGE.right - left,
      height: style.size * (ASCENT + DESCENT),
      target: { page, y: heading.y },
      text: `${heading.text}, ${number}`,
      node,
    });
    const before = index === 0 ? style.before + style.after : 0;
    const keeps = index > 0;
    return { height: style.leading, before, canBreakBefore: !keeps, startsPage: false, boxes, heading: null };
  });
}

/** Dots on a grid of their own, so that they stand under each other, and the number at the right edge. */
function leader(
  from: number,
  number: string,
  { face, size, color }: TextStyle,
  node: NodeNumber,
  y: number,
  measure: Measure,
): readonly Box[] {
  const numberWord = measure(face, number);
  const numberWidth = (numberWord.width * size) / 1000;
  const dot = measure('text', '.');
  const dotWidth = (dot.width * size) / 1000;
  const end = PAGE.right - numberWidth - 5;
  const gridStart = PAGE.right - Math.floor((PAGE.right - from - 8) / DOT_STEP) * DOT_STEP;
  const count = Math.floor((end - gridStart) / DOT_STEP);
  const boxes: Box[] = [];
  if (count > 0) {
    const words: readonly Word[] = new Array<Word>(count).fill(dot);
    const gap = DOT_STEP - dotWidth - (measure('text', ' ').width * size) / 1000;
    const isSpaced = words.map((_, index) => index < count - 1);
    const width = (count - 1) * DOT_STEP + dotWidth;
    boxes.push({
      kind: 'text',
      x: gridStart,
      y,
      width,
      size,
      color: 'grey',
      words,
      isSpaced,
      gap,
      node: ARTIFACT,
    });
  }
  const x = PAGE.right - numberWidth;
  boxes.push({
    kind: 'text',
    x,
    y,
    width: numberWidth,
    size,
    color,
    words: [numberWord],
    isSpaced: [false],
    gap: 0,
    node,
  });
  return boxes;
}
