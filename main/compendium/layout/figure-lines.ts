import type { BookScan } from '../book.ts';
import { atomsInScripts, trimAtoms } from './atoms.ts';
import type { Box, FlowLine, NodeNumber } from './boxes.ts';
import { BASELINE } from './column.ts';
import { boxesOfLine } from './line-boxes.ts';
import { type Setting, setParagraph } from './set-paragraph.ts';
import type { Structure } from './structure.ts';

/** Points between a picture and its caption, and in the frame of one that cannot be shown. */
const GAP = 6;
const PADDING = 12;
/** Part of the height of the text that a picture takes at most: some text stands on its page. */
const HIGHEST = 0.6;

/**
 * The line of a figure of a section, its picture over its caption: where it stands, or at the top of the next page. A
 * picture is never larger than it is itself; one that cannot be shown is a frame with the sentence that says why.
 */
export function figureLines(
  { scan, caption, notice, alternative, figure }: BookScan,
  above: NodeNumber,
  setting: Setting,
  structure: Structure,
  column = setting.look.column,
): readonly FlowLine[] {
  const { page, styles } = setting.look;
  const { leading } = styles.reference;
  const put = (text: string, width: number, x: number, y: number, node: NodeNumber) => {
    const { face, size, color } = styles.reference;
    const span = { face, size, color, node, link: null };
    const atoms = trimAtoms(atomsInScripts(text, span, setting.measure, structure.addForeign));
    const lines = setParagraph(atoms, width, false, setting);
    const boxes = lines.flatMap((line, index) => boxesOfLine(line, x, y + leading * (index + BASELINE)));
    return { boxes, height: lines.length * leading };
  };
  let boxes: readonly Box[];
  let height: number;
  if (notice === null) {
    const scale = Math.min(1, column / scan.width, (HIGHEST * (page.bottom - page.top)) / scan.height);
    const width = scan.width * scale;
    height = scan.height * scale;
    const node = structure.addFigure(alternative, above, scan.text);
    boxes = [{ kind: 'scan', x: page.left + (column - width) / 2, y: 0, width, height, scan, node }];
  } else {
    const inside = column - 2 * PADDING;
    const words = put(notice, inside, page.left + PADDING, PADDING, structure.add('P', above));
    height = words.height + 2 * PADDING;
    const points = [
      [0, 0],
      [column, 0],
      [column, height],
      [0, height],
    ] as const;
    const place = { x: page.left, y: 0, width: column, height };
    boxes = [{ kind: 'outline', ...place, points, color: 'pale', lineWidth: 0.75 }, ...words.boxes];
  }
  const under = put(caption, column, page.left, height + GAP, structure.add('P', above));
  return [
    {
      height: height + GAP + under.height,
      before: 0,
      canBreakBefore: true,
      startsPage: false,
      boxes: [...boxes, ...under.boxes],
      heading: null,
      ...(figure !== undefined && { figure }),
    },
  ];
}
