import type { Inline } from '../../../preload/structured-text.ts';
import type { BookBlock, BookParallel } from '../book.ts';
import { createColumnReader } from '../columns.ts';
import { atomsOf, trimAtoms } from './atoms.ts';
import type { FlowLine, NodeNumber } from './boxes.ts';
import { chartLines } from './chart.ts';
import { createColumn } from './column.ts';
import { figureLines } from './figure-lines.ts';
import { addHeading } from './flow-heading.ts';
import { addList } from './flow-list.ts';
import { addCrossReference, addReferences } from './flow-references.ts';
import { type FlowState, inlineAtoms, type Places } from './flow-state.ts';
import { parallelLines, type SetText } from './parallel-lines.ts';
import { scanLines } from './scan-lines.ts';
import type { Setting } from './set-paragraph.ts';
import type { Structure } from './structure.ts';
import { tableLines } from './table.ts';

type Field = Extract<BookBlock, { kind: 'field' }>;

/** Sets blocks one after the other, each knowing the one that follows; what must stay together says so. */
export type Flow = (block: BookBlock, next: BookBlock | undefined) => void;

/** A flow of blocks into nodes below `root`; each line goes to `onLine`. They are `width` wide, or as their book says. */
export function createFlow(
  setting: Setting,
  structure: Structure,
  root: NodeNumber,
  onLine: (line: FlowLine) => void,
  places: Places,
  width?: number,
): Flow {
  const { styles, column } = setting.look;
  const state: FlowState = {
    ...places,
    setting,
    structure,
    root,
    chapter: root,
    width: width ?? column,
    column: createColumn(setting, onLine),
  };
  const isInColumns = createColumnReader();
  return (block, next) => {
    state.width = width ?? (isInColumns(block) ? setting.look.narrow : column);
    if (block.kind === 'parallel') addParallel(block, state);
    else if (block.kind === 'heading') addHeading(block, state);
    else if (block.kind === 'field') addField(block, next, state);
    else if (block.kind === 'table')
      state.column.addLines(tableLines(block, state.chapter, setting, structure, state.width), styles.table);
    else if (block.kind === 'chart')
      state.column.addLines(chartLines(block, state.chapter, setting, structure), styles.table);
    else if (block.kind === 'references') addReferences(block, state);
    else if (block.kind === 'crossReference') addCrossReference(block, state);
    else if (block.kind === 'scan')
      state.column.addLines(
        block.figure === undefined
          ? scanLines(block, state.chapter, setting, structure)
          : figureLines(block, state.chapter, setting, structure, state.width),
        block.figure === undefined ? styles.text : styles.table,
      );
    else if (block.kind === 'list') {
      addList(block, { above: state.chapter, indent: 0, depth: 0 }, state);
      state.column.leave(styles.text.after + 1);
    } else addText(block.inlines, next, state);
  };
}

/** Texts in two languages, each a part of the structure in its language. */
function addParallel(block: BookParallel, state: FlowState): void {
  const { structure, setting, column, chapter } = state;
  const setText: SetText = ({ language, rows }, width) => {
    const node = structure.addForeign(language, chapter, 'Sect');
    const hyphenate = setting.hyphenateIn?.get(language) ?? setting.hyphenate;
    let lines: FlowLine[] = [];
    const onLine = (line: FlowLine) => lines.push(line);
    const own = { ...setting, hyphenate, remarks: { above: chapter, language } };
    const flow = createFlow(own, structure, node, onLine, state, width);
    return rows.map((row, index) => {
      lines = [];
      for (const [place, inner] of row.entries()) flow(inner, row[place + 1] ?? rows[index + 1]?.[0]);
      return lines;
    });
  };
  column.addLines(parallelLines(block, state.width, setting.look, setText), setting.look.styles.text);
}

function addText(inlines: readonly Inline[], next: BookBlock | undefined, state: FlowState): void {
  const style = state.setting.look.styles.text;
  const node = state.structure.add('P', state.chapter);
  const isIntroduction = next?.kind === 'list' && inlines.at(-1)?.text.trimEnd().endsWith(':') === true;
  state.column.add({
    width: state.width,
    atoms: trimAtoms(inlineAtoms(inlines, style, node, state)),
    style,
    indent: 0,
    keepsWithNext: isIntroduction,
  });
}

function addField({ label, inlines }: Field, next: BookBlock | undefined, state: FlowState): void {
  const isBeforeList = next?.kind === 'list';
  const node = state.structure.add('P', state.chapter);
  const { styles } = state.setting.look;
  const { face, size, color } = styles.inlineLabel;
  const labelSpan = { face, size, color, node, link: null };
  const labelAtoms = atomsOf(`${label} `, labelSpan, state.setting.measure);
  state.column.add({
    width: state.width,
    atoms: trimAtoms([...labelAtoms, ...inlineAtoms(inlines, styles.text, node, state)]),
    style: styles.text,
    indent: 0,
    ...(isBeforeList ? { after: styles.item.after } : {}),
    // The last field of an entry does not open a page alone.
    keepsWithLast: next === undefined || (next.kind === 'heading' && next.style !== 'label'),
    keepsWithNext: isBeforeList,
  });
}
