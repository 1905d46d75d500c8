import type { BookChart } from '../book.ts';
import { atomsInScripts, trimAtoms } from './atoms.ts';
import type { Box, FlowLine, NodeNumber } from './boxes.ts';
import { BASELINE } from './column.ts';
import { boxesOfLine } from './line-boxes.ts';
import { type Setting, setParagraph } from './set-paragraph.ts';
import type { Structure } from './structure.ts';
import type { TextStyle } from './styles.ts';

/** Parts of the width: the names of the bars, and the longest bar. What is left is for the amounts. */
const NAMES = 0.34;
const LONGEST = 0.44;
const GAP = 6;
const BAR = 7;

/**
 * The lines of a chart of bars, its title first: names, bars in proportion, amounts. It is one figure with all of it
 * as its alternative, so that it is heard as well as seen; it stays together.
 */
export function chartLines(
  chart: BookChart,
  above: NodeNumber,
  setting: Setting,
  structure: Structure,
): readonly FlowLine[] {
  const { title, bars } = chart;
  const { page, column, styles } = setting.look;
  const most = Math.max(...bars.map(({ amount }) => amount));
  if (bars.length === 0 || !(most > 0)) return [];
  const node = structure.addFigure(alternativeOf(chart), above);
  const put = (text: string, x: number, width: number, style: TextStyle): readonly Box[] => {
    const span = { face: style.face, size: style.size, color: style.color, node, link: null };
    const atoms = trimAtoms(atomsInScripts(text, span, setting.measure, () => node));
    const [line] = setParagraph(atoms, width, false, setting);
    return line ? boxesOfLine(line, x, style.leading * BASELINE) : [];
  };
  const style = styles.table;
  const rest = { before: 0, canBreakBefore: false, startsPage: false, heading: null };
  const head: FlowLine = {
    ...rest,
    height: styles.label.leading + 4,
    boxes: put(title, page.left, column, styles.label),
  };
  const left = page.left + NAMES * column + GAP;
  return [
    head,
    ...bars.map(({ label, amount, shown }): FlowLine => {
      const width = Math.max(1, (amount / most) * LONGEST * column);
      const end = left + width + GAP;
      const boxes: Box[] = [
        ...put(label, page.left, NAMES * column, style),
        { kind: 'rule', x: left, y: (style.leading - BAR) / 2 + 1, width, height: BAR, color: 'accent' },
        ...put(shown, end, page.right - end, style),
      ];
      return { ...rest, height: style.leading + 3, boxes };
    }),
  ];
}

/** A chart in words. */
export const alternativeOf = ({ title, bars }: BookChart): string =>
  `${title}: ${bars.map(({ label, shown }) => `${label} – ${shown}`).join('; ')}`;
