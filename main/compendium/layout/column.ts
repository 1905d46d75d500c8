import type { Atom } from './atoms.ts';
import type { Box, FlowLine, HeadingMark } from './boxes.ts';
import { boxesOfLine } from './line-boxes.ts';
import { mentionsOf, notesOf } from './notes.ts';
import { type Setting, setParagraph } from './set-paragraph.ts';
import { LABEL_GAP, type TextStyle } from './styles.ts';

/** Where the baseline stands in its line, as a share of the leading. */
export const BASELINE = 0.74;

export interface Paragraph {
  /** How wide its column is. */
  readonly width: number;
  readonly atoms: readonly Atom[];
  readonly style: TextStyle;
  readonly indent: number;
  /** Space below where it differs from the style's. */
  readonly after?: number;
  /** Stands left of the first line: the mark of a list's item. */
  readonly label?: Atom | undefined;
  readonly heading?: HeadingMark;
  readonly startsPage?: boolean;
  /** Whether the first line stays on the page of what is before it, the last on that of what follows. */
  readonly keepsWithLast?: boolean;
  readonly keepsWithNext: boolean;
}

/** A column of text that grows downwards, line by line. */
export interface Column {
  readonly add: (paragraph: Paragraph) => void;
  /** Adds lines that were set elsewhere, `style` saying what stands around them. */
  readonly addLines: (lines: readonly FlowLine[], style: TextStyle) => void;
  /** Leaves at least so much space before what comes next. */
  readonly leave: (space: number) => void;
}

/** A column; each of its lines goes to `onLine`. */
export function createColumn(setting: Setting, onLine: (line: FlowLine) => void): Column {
  const { left } = setting.look.page;
  let space = 0;
  let isKept = false;
  const add = (paragraph: Paragraph) => {
    const { style, indent, label, heading } = paragraph;
    const lines = setParagraph(paragraph.atoms, paragraph.width - indent, style.isJustified, setting);
    const count = Math.max(lines.length, label ? 1 : 0);
    const baseline = style.leading * BASELINE;
    for (let index = 0; index < count; index++) {
      const line = lines[index];
      const shift = line && style.isCentred ? (paragraph.width - indent - line.width) / 2 : 0;
      const text = line ? boxesOfLine(line, left + indent + shift, baseline) : [];
      const isFirst = index === 0;
      onLine({
        height: style.leading,
        before: isFirst ? Math.max(space, style.before) : 0,
        canBreakBefore: isFirst
          ? !isKept && paragraph.keepsWithLast !== true
          : !isTogether(index, count, heading !== undefined),
        startsPage: isFirst && paragraph.startsPage === true,
        boxes: isFirst && label ? [...labelBoxes(label, left + indent, baseline), ...text] : text,
        heading: isFirst ? (heading ?? null) : null,
        ...(line && notesOf([line])),
        ...(line && mentionsOf([line])),
        ...(paragraph.width < setting.look.column && { isNarrow: true }),
      });
    }
    if (count === 0) return;
    space = paragraph.after ?? style.after;
    isKept = paragraph.keepsWithNext;
  };
  const addLines = (lines: readonly FlowLine[], style: TextStyle) => {
    lines.forEach((line, index) => {
      const before = index === 0 ? Math.max(space, style.before) : line.before;
      onLine({ ...line, before, canBreakBefore: index === 0 ? !isKept : line.canBreakBefore });
    });
    if (lines.length === 0) return;
    space = style.after;
    isKept = false;
  };
  const leave = (least: number) => {
    space = Math.max(space, least);
  };
  return { add, addLines, leave };
}

/** No first or last line of a paragraph stands alone on a page; headings are never divided. */
function isTogether(index: number, count: number, isHeading: boolean): boolean {
  return isHeading || index === 1 || index === count - 1;
}

function labelBoxes(label: Atom, edge: number, y: number): readonly Box[] {
  const width = (label.word.width * label.span.size) / 1000;
  return boxesOfLine({ atoms: [label], gap: 0, width }, edge - LABEL_GAP - width, y);
}
