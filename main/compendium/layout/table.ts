import type { BookTable, CellText } from '../book.ts';
import { type Atom, atomsInScripts, atomsOfInlines, type Span, trimAtoms } from './atoms.ts';
import { ARTIFACT, type Box, type FlowLine, type NodeNumber } from './boxes.ts';
import { BASELINE } from './column.ts';
import { boxesOfLine } from './line-boxes.ts';
import { createNoteMark, mentionsOf, notesOf } from './notes.ts';
import { type SetLine, type Setting, setParagraph } from './set-paragraph.ts';
import type { Structure } from './structure.ts';
import type { TextStyle } from './styles.ts';

/** Points around the text of a cell. */
const BESIDE = 4;
const ABOVE = 3;
/** An empty cell is heard as such, and counts as one (ISO 14289-1, 7.5). */
const EMPTY = '–';
/** Characters of a cell made by the archive: the whole text stands in its entry. */
const LONGEST_CELL = 500;
/** Lines of a row; a higher one goes on as a row of its own, so that it finds room on any page. */
const MOST_LINES = 14;

/** A table while it is set; its chapter takes the remarks. */
interface TableSetting {
  readonly table: BookTable;
  readonly chapter: NodeNumber;
  readonly setting: Setting;
  readonly structure: Structure;
  /** Of the whole row, in points. */
  readonly width: number;
}
/** A row: its cells, their style, the nodes that it makes, the rule below it. */
interface Row {
  readonly cells: readonly CellText[];
  readonly style: TextStyle;
  readonly color: 'accent' | 'pale';
  /** Gives the node of a new row's cells; none of a head that stands again. */
  readonly startRow: () => (at: number) => NodeNumber;
}

/**
 * The lines of a table, one for each row, its head first where it has one; a row that opens a page carries the head with it. Rows are
 * as high as their highest cell; one of very many lines is divided into rows.
 */
export function tableLines(
  table: BookTable,
  above: NodeNumber,
  setting: Setting,
  structure: Structure,
  width = setting.look.column,
): readonly FlowLine[] {
  const { styles } = setting.look;
  // A table of the archive without rows says nothing; one that a person wrote has its head to say.
  if (table.rows.length === 0 && table.columns.every(({ label }) => typeof label === 'string')) return [];
  const node = structure.add('Table', above);
  const state: TableSetting = { table, chapter: above, setting, structure, width };
  const startRow = (role: 'TH' | 'TD') => () => {
    const row = structure.add('TR', node);
    return (at: number) =>
      table.isLabelled && at === 0 ? structure.addRowHead(row) : structure.add(role, row);
  };
  if (table.isLabelled) {
    const row = { style: styles.table, color: 'pale', startRow: startRow('TD') } as const;
    return table.rows.flatMap(({ cells }) => rowLines({ ...row, cells }, state));
  }
  const labels = table.columns.map(({ label }) => label);
  const head = { style: styles.tableHead, color: 'accent' } as const;
  const first = rowLines({ ...head, cells: labels, startRow: startRow('TH') }, state);
  const again = rowLines({ ...head, cells: labels.map(plainCell), startRow: () => () => ARTIFACT }, state);
  const repeated = again.length === 1 ? { head: again[0] as FlowLine } : {};
  const rows = table.rows.flatMap(({ cells, isTotal }, index): readonly FlowLine[] => {
    const style = isTotal ? styles.total : styles.table;
    const lines = rowLines({ cells, style, color: 'pale', startRow: startRow('TD') }, state);
    // The first row stays with the head, a sum with what it sums up.
    return lines.map((line, part) => ({
      ...line,
      ...repeated,
      canBreakBefore: part > 0 || (index > 0 && !isTotal),
    }));
  });
  return [...first, ...rows];
}

function rowLines(row: Row, state: TableSetting): readonly FlowLine[] {
  const { columns } = state.table;
  const nodeOf = row.startRow();
  const cells = columns.map(({ share }, at) => {
    const node = nodeOf(at);
    const style = state.table.isLabelled && at === 0 ? state.setting.look.styles.tableHead : row.style;
    const atoms = trimAtoms(cellAtoms(row.cells[at] ?? '', style, node, state));
    return { node, lines: setParagraph(atoms, share * state.width - 2 * BESIDE, false, state.setting) };
  });
  const most = Math.max(1, ...cells.map(({ lines }) => lines.length));
  const flow: FlowLine[] = [];
  for (let from = 0; from < most; from += MOST_LINES) {
    const own = from === 0 ? null : row.startRow();
    const parts = cells.map(({ node, lines }, at) => {
      const part = lines.slice(from, from + MOST_LINES);
      if (!own) return part;
      const moved =
        part.length === 0 ? emptyCell(row.style, own(at), state) : moveLines(part, node, own(at), state);
      return moved;
    });
    flow.push(rowLine(parts, row, state));
  }
  return flow;
}

function rowLine(parts: readonly (readonly SetLine[])[], row: Row, state: TableSetting): FlowLine {
  const { table, setting, width: whole } = state;
  const { page, column } = setting.look;
  const { leading } = row.style;
  const boxes: Box[] = [];
  let left: number = page.left;
  let most = 1;
  for (const [at, { share, isNumber }] of table.columns.entries()) {
    const width = share * whole;
    const lines = parts[at] ?? [];
    boxes.push(...cellBoxes(lines, { left, width, isNumber }, leading));
    most = Math.max(most, lines.length);
    left += width;
  }
  const height = most * leading + 2 * ABOVE;
  const weight = row.color === 'accent' ? 0.9 : 0.4;
  boxes.push({
    kind: 'rule',
    x: page.left,
    y: height - weight,
    width: whole,
    height: weight,
    color: row.color,
  });
  return {
    height,
    before: 0,
    canBreakBefore: true,
    startsPage: false,
    boxes,
    heading: null,
    ...(whole < column && { isNarrow: true }),
    ...notesOf(parts.flat()),
    ...mentionsOf(parts.flat()),
  };
}

function cellAtoms(
  cell: CellText,
  style: TextStyle,
  node: NodeNumber,
  { chapter, setting, structure }: TableSetting,
): readonly Atom[] {
  const { face, size, color } = style;
  const isEmpty = cell.length === 0 || (typeof cell === 'string' && cell.trim() === '');
  if (typeof cell === 'string' || isEmpty) {
    const span = { face, size, color, node, link: null };
    const foreign = (language: string, parent: NodeNumber) =>
      node === ARTIFACT ? ARTIFACT : structure.addForeign(language, parent);
    return atomsInScripts(isEmpty ? EMPTY : cutCell(String(cell)), span, setting.measure, foreign);
  }
  const linkNode = () => structure.add('Link', node);
  const mark = createNoteMark(chapter, setting, structure);
  return atomsOfInlines(cell, style, node, setting.measure, linkNode, structure.addForeign, mark);
}

function emptyCell(style: TextStyle, node: NodeNumber, state: TableSetting): readonly SetLine[] {
  return setParagraph(cellAtoms('', style, node, state), state.width, false, state.setting);
}

/** Lines of a cell as those of another one: their links and languages stand below its node. */
function moveLines(
  lines: readonly SetLine[],
  from: NodeNumber,
  to: NodeNumber,
  { structure }: TableSetting,
): readonly SetLine[] {
  const moved = new Map<Span, Span>();
  const nodes = new Map<NodeNumber, NodeNumber>([[from, to]]);
  const nodeOf = (node: NodeNumber): NodeNumber => {
    if (from === ARTIFACT || node === 0) return to;
    const known = nodes.get(node);
    if (known !== undefined) return known;
    const parent = nodeOf(structure.parents[node] ?? 0);
    const language = structure.languages.get(node);
    const role = structure.roles[node] ?? 'Span';
    const added =
      language === undefined ? structure.add(role, parent) : structure.addForeign(language, parent);
    nodes.set(node, added);
    return added;
  };
  const spanOf = (span: Span): Span => {
    const known = moved.get(span) ?? { ...span, node: nodeOf(span.node) };
    moved.set(span, known);
    return known;
  };
  return lines.map((line) => ({
    ...line,
    atoms: line.atoms.map((atom) => ({ ...atom, span: spanOf(atom.span) })),
  }));
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

/** What a cell says, without styles, links and remarks: a head that stands again is not heard. */
function plainCell(cell: CellText): string {
  if (typeof cell === 'string') return cell;
  return cell.map(({ text, note }) => (note ? '' : text)).join('');
}

function cutCell(text: string): string {
  const letters = Array.from(text.trim());
  return letters.length > LONGEST_CELL ? `${letters.slice(0, LONGEST_CELL).join('')}…` : text.trim();
}
