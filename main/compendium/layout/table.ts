import type { BookTable } from '../book.ts';
import { atomsInScripts, trimAtoms } from './atoms.ts';
import { ARTIFACT, type Box, type FlowLine, type NodeNumber } from './boxes.ts';
import { BASELINE } from './column.ts';
import { boxesOfLine } from './line-boxes.ts';
import { type SetLine, type Setting, setParagraph } from './set-paragraph.ts';
import type { Structure } from './structure.ts';
import type { TextStyle } from './styles.ts';

/** Points around the text of a cell. */
const BESIDE = 4;
const ABOVE = 3;
/** An empty cell is heard as such, and counts as one (ISO 14289-1, 7.5). */
const EMPTY = '–';
/** Characters of a cell that are shown: a row stays on its page. The whole text stands in its entry. */
const LONGEST_CELL = 500;

/**
 * The lines of a table, one for each row, its head first; a row that opens a page carries the head with it. Rows are
 * as high as their highest cell and are never divided.
 */
export function tableLines(
  table: BookTable,
  above: NodeNumber,
  setting: Setting,
  structure: Structure,
  width = setting.look.column,
): readonly FlowLine[] {
  const { styles } = setting.look;
  const place = { setting, structure, width };
  if (table.rows.length === 0) return [];
  const node = structure.add('Table', above);
  const labels = table.columns.map(({ label }) => label);
  const headOf = (isRepeated: boolean): FlowLine => {
    const row = isRepeated ? ARTIFACT : structure.add('TR', node);
    const cell = () => (isRepeated ? ARTIFACT : structure.add('TH', row));
    return rowLine(table, labels, styles.tableHead, cell, place, 'accent');
  };
  const first = headOf(false);
  const head = headOf(true);
  const rows = table.rows.map(({ cells, isTotal }, index): FlowLine => {
    const row = structure.add('TR', node);
    const style = isTotal ? styles.total : styles.table;
    const line = rowLine(table, cells, style, () => structure.add('TD', row), place, 'pale');
    // The first row stays with the head, a sum with what it sums up.
    return { ...line, head, canBreakBefore: index > 0 && !isTotal };
  });
  return [first, ...rows];
}

interface RowPlace {
  readonly setting: Setting;
  readonly structure: Structure;
  /** Of the whole row, in points. */
  readonly width: number;
}

function rowLine(
  { columns }: BookTable,
  texts: readonly string[],
  style: TextStyle,
  nodeOf: () => NodeNumber,
  { setting, structure, width: whole }: RowPlace,
  color: 'accent' | 'pale',
): FlowLine {
  const { page, column } = setting.look;
  const { face, size, leading } = style;
  const boxes: Box[] = [];
  let left: number = page.left;
  let most = 1;
  for (const [at, { share, isNumber }] of columns.entries()) {
    const width = share * whole;
    const node = nodeOf();
    const span = { face, size, color: style.color, node, link: null };
    const text = cellText(texts[at] ?? '');
    const foreign = (language: string, parent: NodeNumber) =>
      node === ARTIFACT ? ARTIFACT : structure.addForeign(language, parent);
    const atoms = trimAtoms(atomsInScripts(text, span, setting.measure, foreign));
    const lines = setParagraph(atoms, width - 2 * BESIDE, false, setting);
    boxes.push(...cellBoxes(lines, { left, width, isNumber }, leading));
    most = Math.max(most, lines.length);
    left += width;
  }
  const height = most * leading + 2 * ABOVE;
  const weight = color === 'accent' ? 0.9 : 0.4;
  boxes.push({ kind: 'rule', x: page.left, y: height - weight, width: whole, height: weight, color });
  const narrow = whole < column && { isNarrow: true };
  return { height, before: 0, canBreakBefore: true, startsPage: false, boxes, heading: null, ...narrow };
}

function cellBoxes(
  lines: readonly SetLine[],
  { left, width, isNumber }: { readonly left: number; readonly width: number; readonly isNumber: boolean },
  leading: number,
): readonly Box[] {
  return lines.flatMap((line, index) => {
    const x = isNumber ? left + width - BESIDE - line.width : left + BESIDE;
    return boxesOfLine(line, x, ABOVE + (index + BASELINE) * leading);
  });
}

function cellText(text: string): string {
  const whole = text.trim() === '' ? EMPTY : text.trim();
  const letters = Array.from(whole);
  return letters.length > LONGEST_CELL ? `${letters.slice(0, LONGEST_CELL).join('')}…` : whole;
}
