import type { Book } from '../book.ts';
import { atomsOf, trimAtoms } from './atoms.ts';
import type { Box, NodeNumber, Page } from './boxes.ts';
import { boxesOfLine } from './line-boxes.ts';
import { type Setting, setParagraph } from './set-paragraph.ts';
import type { Structure } from './structure.ts';
import { PAGE, STYLES, type TextStyle } from './styles.ts';

const BAND = 34;
const LEFT = 96;
const RIGHT = PAGE.right + 20;
const EMBLEM = 58;
const TITLE_TOP = 300;
const FOOT = 742;

/** The cover: emblem and institution at the head, the title in the upper half, the year at the foot. */
export function setCover(book: Book, setting: Setting, structure: Structure): Page {
  const section = structure.add('Sect', 0);
  const boxes: Box[] = [
    { kind: 'rule', x: 0, y: 0, width: BAND, height: PAGE.height, color: 'accent' },
    ...emblem(LEFT, 84, EMBLEM),
  ];
  const write = (text: string, style: TextStyle, x: number, top: number): number => {
    if (text.trim() === '') return top;
    const set = textLines(text, style, structure.add('P', section), RIGHT - x, setting);
    set.forEach((line, index) => {
      const y = top + index * style.leading + style.leading * 0.74;
      boxes.push(...boxesOfLine(line, x, y));
    });
    return top + set.length * style.leading;
  };
  const institutionLeft = LEFT + EMBLEM + 18;
  const height = STYLES.coverText.leading * linesIn(book.institution, RIGHT - institutionLeft, setting);
  const foot = write(book.institution, STYLES.coverText, institutionLeft, 84 + (EMBLEM - height) / 2);
  const titleTop = Math.max(TITLE_TOP, foot + 60);
  boxes.push({ kind: 'rule', x: LEFT, y: titleTop - 26, width: 64, height: 3, color: 'accent' });
  const style = titleStyle(book.title, setting);
  const below = write(book.title, style, LEFT, titleTop);
  write(book.subtitle, STYLES.coverText, LEFT, below + 16);
  if (book.year.trim() !== '')
    boxes.push({ kind: 'rule', x: LEFT, y: FOOT, width: RIGHT - LEFT, height: 0.6, color: 'pale' });
  write(book.year, STYLES.coverText, LEFT, FOOT + 10);
  return { parts: [{ y: 0, boxes }] };
}

function textLines(text: string, style: TextStyle, node: NodeNumber, width: number, setting: Setting) {
  const span = { face: style.face, size: style.size, color: style.color, node, link: null };
  return setParagraph(trimAtoms(atomsOf(text, span, setting.measure)), width, false, setting);
}

const linesIn = (text: string, width: number, setting: Setting) =>
  textLines(text, STYLES.coverText, -1, width, setting).length;

/** A long title is set smaller, so that it and the subtitle stay above the year. */
function titleStyle(title: string, setting: Setting): TextStyle {
  const styles = [1, 0.82, 0.66, 0.5].map((scale) => ({
    ...STYLES.coverTitle,
    size: STYLES.coverTitle.size * scale,
    leading: STYLES.coverTitle.leading * scale,
  }));
  const fitting = styles.find(
    (style) =>
      textLines(title, style, -1, RIGHT - LEFT, setting).length * style.leading <=
      7 * STYLES.coverTitle.leading,
  );
  return fitting ?? styles.at(-1) ?? STYLES.coverTitle;
}

/** An eight-pointed star of two squares, as carved and knotted in Azerbaijan, around a smaller one. */
function emblem(x: number, y: number, size: number): readonly Box[] {
  const square = (turn: number, radius: number): readonly (readonly [number, number])[] =>
    [0, 1, 2, 3].map((corner) => {
      const angle = turn + (corner * Math.PI) / 2;
      return [size / 2 + radius * Math.cos(angle), size / 2 + radius * Math.sin(angle)];
    });
  const outline = (turn: number, share: number, lineWidth: number): Box => {
    const points = square(turn, (size / 2) * share);
    return { kind: 'outline', x, y, width: size, height: size, color: 'accent', points, lineWidth };
  };
  return [
    outline(0, 0.96, 1.8),
    outline(Math.PI / 4, 0.96, 1.8),
    outline(0, 0.56, 1),
    outline(Math.PI / 4, 0.56, 1),
  ];
}
