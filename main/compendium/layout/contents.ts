import type { Measure, Word } from '../fonts/measure.ts';
import { type Atom, atomsOf, type Span, trimAtoms } from './atoms.ts';
import {
  ARTIFACT,
  BETWEEN_NAMES,
  type Box,
  type FlowLine,
  type HeadingMark,
  headingName,
  type NodeNumber,
  nameInTwo,
  type PlacedHeading,
} from './boxes.ts';
import { ASCENT, boxesOfLine, DESCENT } from './line-boxes.ts';
import type { PageLabel } from './page-labels.ts';
import { createPaginator } from './paginate.ts';
import type { FilledPage } from './place-stacks.ts';
import { type Setting, setParagraph } from './set-paragraph.ts';
import type { Structure } from './structure.ts';
import type { TextStyle } from './styles.ts';

/** From the text of a row to the right edge: room for the page number. */
const NUMBER_ROOM = 40;
const DOT_STEP = 4.4;
/** Nearest that dots come to the text and to the number; more than a letter's width would part the row in two. */
const DOT_MARGIN = 2;
const LEVEL_INDENT = 14;
const DEEPEST_LEVEL = 3;

/** A heading that the contents list, and the node of its row. */
interface Listed extends HeadingMark {
  readonly node: NodeNumber;
  /** The nodes of its names below that: its own and that in the other language of the book. */
  readonly names: NameNodes;
}
interface NameNodes {
  readonly own: NodeNumber;
  readonly second: NodeNumber;
}
/** The title of a list, in both languages of its book. */
export type ListTitle = Pick<HeadingMark, 'text' | 'second'>;
/** The contents of a book: how many pages they take, and those pages once it is known where headings stand. */
export interface Contents {
  readonly pageCount: number;
  /** Gives page after page; `headings` are all of the book, in the order of `marks`, their pages count from 0. */
  readonly set: (
    headings: readonly PlacedHeading[],
    labelOf: PageLabel,
    onPage: (filled: FilledPage) => void,
  ) => void;
}

/**
 * Contents of the headings to come. Their number of pages is known before any page number is, as every row
 * has the same room for its number; setting them with the numbers proves it.
 */
export function createContents(
  title: ListTitle,
  marks: readonly HeadingMark[],
  setting: Setting,
  structure: Structure,
): Contents {
  const isShown = ({ isListed, level }: HeadingMark) => isListed && level <= DEEPEST_LEVEL;
  if (!marks.some(isShown)) return { pageCount: 0, set: () => undefined };
  const section = structure.add('Sect', 0);
  const titleNode = structure.add('H1', section);
  const list = structure.add('TOC', section);
  const titleLine = titleLines(title, titleNode, setting, structure);
  const listed = marks.filter(isShown).map((mark): Listed => {
    const node = structure.add('Link', structure.add('Reference', structure.add('TOCI', list)));
    return { ...mark, node, names: nameNodes(mark, node, structure) };
  });
  const fill = (
    places: readonly { readonly page: number; readonly y: number }[],
    labelOf: PageLabel,
    onPage: (filled: FilledPage) => void,
  ) => {
    let count = 0;
    const paginator = createPaginator(setting.look, (filled) => {
      count++;
      onPage(filled);
    });
    for (const line of titleLine) paginator.push(line);
    listed.forEach((mark, index) => {
      for (const line of rowOf(mark, places[index] ?? { page: 0, y: 0 }, labelOf, setting))
        paginator.push(line);
    });
    paginator.end();
    return count;
  };
  const pageCount = fill([], String, () => undefined);
  const set: Contents['set'] = (headings, labelOf, onPage) => {
    if (fill(headings.filter(isShown), labelOf, onPage) !== pageCount)
      throw new Error('the contents did not settle');
  };
  return { pageCount, set };
}

/** The nodes of a name in both languages of a book: a language that is not the book's has one of its own. */
function nameNodes(
  { language, second }: ListTitle & Pick<HeadingMark, 'language'>,
  node: NodeNumber,
  structure: Structure,
): NameNodes {
  const nodeIn = (spoken: string | undefined) =>
    spoken === undefined ? node : structure.addForeign(spoken, node);
  return { own: nodeIn(language), second: nodeIn(second?.language) };
}

function nameAtoms(
  { text, second }: ListTitle,
  span: Span,
  names: NameNodes,
  { measure }: Setting,
): readonly Atom[] {
  const own = atomsOf(text, { ...span, node: names.own }, measure);
  if (!second) return trimAtoms(own);
  const other = atomsOf(headingName(second.text), { ...span, node: names.second }, measure);
  return trimAtoms([...own, ...atomsOf(BETWEEN_NAMES, span, measure), ...other]);
}

function styleOf({ level }: HeadingMark, { look }: Setting): TextStyle {
  return level === 1 ? look.styles.contentsChapter : look.styles.contentsSection;
}

function titleLines(
  title: ListTitle,
  node: NodeNumber,
  setting: Setting,
  structure: Structure,
): readonly FlowLine[] {
  const { page, column, styles } = setting.look;
  const style = styles.chapter;
  const span = { face: style.face, size: style.size, color: style.color, node, link: null };
  const set = setParagraph(
    nameAtoms(title, span, nameNodes(title, node, structure), setting),
    column,
    false,
    setting,
  );
  return set.map((line, index) => ({
    height: style.leading + (index === set.length - 1 ? style.after : 0),
    before: 0,
    canBreakBefore: false,
    startsPage: false,
    boxes: boxesOfLine(
      line,
      page.left + (style.isCentred ? (column - line.width) / 2 : 0),
      style.leading * 0.74,
    ),
    heading: index === 0 ? { ...title, level: 1, isChapter: true, isListed: true } : null,
  }));
}

/** The lines of one row: the heading's text, then dots and the page number at the end of its last line. */
function rowOf(
  heading: Listed,
  { page, y }: { readonly page: number; readonly y: number },
  labelOf: PageLabel,
  setting: Setting,
): readonly FlowLine[] {
  const { measure, look } = setting;
  const { node, names } = heading;
  const style = styleOf(heading, setting);
  const { right } = look.page;
  const left = look.page.left + (heading.level - 1) * LEVEL_INDENT;
  const width = right - left - NUMBER_ROOM;
  const number = labelOf(page);
  const span = { face: style.face, size: style.size, color: style.color, node, link: null };
  const set = setParagraph(nameAtoms(heading, span, names, setting), width, false, setting);
  const baseline = style.leading * 0.74;
  return set.map((line, index) => {
    const isLast = index === set.length - 1;
    const boxes: Box[] = [...boxesOfLine(line, left, baseline)];
    if (isLast)
      boxes.push(...leader({ from: left + line.width, right }, number, style, node, baseline, measure));
    boxes.push({
      kind: 'link',
      x: left,
      y: baseline - style.size * ASCENT,
      width: right - left,
      height: style.size * (ASCENT + DESCENT),
      target: { page, y },
      text: `${nameInTwo(heading)}, ${number}`,
      node,
    });
    const before = index === 0 ? style.before + style.after : 0;
    const keeps = index > 0;
    return { height: style.leading, before, canBreakBefore: !keeps, startsPage: false, boxes, heading: null };
  });
}

/** Dots on a grid of their own, so that they stand under each other, and the number at the right edge. */
function leader(
  { from, right }: { readonly from: number; readonly right: number },
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
  const end = right - numberWidth - DOT_MARGIN;
  const gridStart = right - Math.floor((right - from - DOT_MARGIN) / DOT_STEP) * DOT_STEP;
  const count = Math.floor((end - dotWidth - gridStart) / DOT_STEP) + 1;
  const boxes: Box[] = [];
  if (count > 0) {
    const words: readonly Word[] = new Array<Word>(count).fill(dot);
    const gap = DOT_STEP - dotWidth - (dot.space.width * size) / 1000;
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
  const x = right - numberWidth;
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
