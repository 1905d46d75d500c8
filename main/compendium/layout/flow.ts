import type { Block, Inline } from '../../../preload/structured-text.ts';
import type { BookBlock, BookCrossReference, BookHeading, BookReferences } from '../book.ts';
import { createColumnReader } from '../columns.ts';
import { type Atom, atomsInScripts, atomsOf, atomsOfInlines, trimAtoms } from './atoms.ts';
import { type FlowLine, headingName, type NodeNumber } from './boxes.ts';
import { chartLines } from './chart.ts';
import { type Column, createColumn } from './column.ts';
import { figureLines } from './figure-lines.ts';
import { createNoteMark } from './notes.ts';
import type { PageLabel } from './page-labels.ts';
import { scanLines } from './scan-lines.ts';
import type { Setting } from './set-paragraph.ts';
import { headingRole, type Structure } from './structure.ts';
import { BULLETS, LABEL_GAP, LIST_INDENT, type TextStyle } from './styles.ts';
import { tableLines } from './table.ts';

type List = Extract<Block, { kind: 'list' }>;
type Field = Extract<BookBlock, { kind: 'field' }>;

/** Where an entry begins: its page, from 0, and the height on it. */
export interface EntryPlace {
  readonly page: number;
  readonly y: number;
}

interface FlowState {
  /** Entries that stand on pages that are full already; what stands before the back of a book is. */
  readonly placeOf: (uuid: string) => EntryPlace | undefined;
  /** Where a name or term stands on pages that are full already. */
  readonly mentionsOf: (mention: string) => readonly EntryPlace[];
  readonly labelOf: PageLabel;
  /** The page of a record or its scans, in words; both stand in the language of the book. */
  readonly crossReference: (to: BookCrossReference['to'], page: string) => string;
  /** Where the pages of an entry's originals begin, as far as it is known. */
  readonly scansOf: (uuid: string) => EntryPlace | undefined;
  readonly setting: Setting;
  readonly structure: Structure;
  readonly column: Column;
  readonly root: NodeNumber;
  /** The chapter that blocks now belong to. */
  chapter: NodeNumber;
  /** How wide the block is that is set now. */
  width: number;
}

/** Sets blocks one after the other, each knowing the one that follows; what must stay together says so. */
export type Flow = (block: BookBlock, next: BookBlock | undefined) => void;

/** A flow of blocks into nodes below `root`; each line goes to `onLine`. */
export function createFlow(
  setting: Setting,
  structure: Structure,
  root: NodeNumber,
  onLine: (line: FlowLine) => void,
  places: Pick<FlowState, 'placeOf' | 'mentionsOf' | 'labelOf' | 'scansOf' | 'crossReference'>,
): Flow {
  const { styles, column } = setting.look;
  const state: FlowState = {
    ...places,
    setting,
    structure,
    root,
    chapter: root,
    width: column,
    column: createColumn(setting, onLine),
  };
  const isInColumns = createColumnReader();
  return (block, next) => {
    state.width = isInColumns(block) ? setting.look.narrow : column;
    if (block.kind === 'heading') addHeading(block, state);
    else if (block.kind === 'field') addField(block, next, state);
    else if (block.kind === 'table')
      state.column.addLines(tableLines(block, state.chapter, setting, structure, state.width), styles.table);
    else if (block.kind === 'chart')
      state.column.addLines(chartLines(block, state.chapter, setting, structure), styles.table);
    else if (block.kind === 'references') addReferences(block, state);
    else if (block.kind === 'crossReference') addCrossReference(block, state);
    else if (block.kind === 'scan')
      state.column.addLines(
        (block.figure === undefined ? scanLines : figureLines)(block, state.chapter, setting, structure),
        block.figure === undefined ? styles.text : styles.table,
      );
    else if (block.kind === 'list') {
      addList(block, { above: state.chapter, indent: 0, depth: 0 }, state);
      state.column.leave(styles.text.after + 1);
    } else addText(block.inlines, next, state);
  };
}

function addHeading(heading: BookHeading, state: FlowState): void {
  const { style: name, level, text, inlines, isListed, source, isOverScans } = heading;
  const { structure, setting, column, root } = state;
  const isChapter = name === 'chapter';
  if (isChapter) state.chapter = structure.add('Sect', root);
  const style = setting.look.styles[name];
  const node = structure.add(headingRole(level), state.chapter);
  const span = { face: style.face, size: style.size, color: style.color, node, link: null };
  column.add({
    width: state.width,
    atoms: trimAtoms(
      inlines
        ? inlineAtoms(inlines, style, node, state)
        : atomsInScripts(text, span, setting.measure, structure.addForeign),
    ),
    style,
    indent: 0,
    heading: {
      text: headingName(text),
      level,
      isChapter,
      isListed,
      ...(source && { source }),
      ...(isOverScans && { isOverScans }),
    },
    startsPage: isChapter,
    keepsWithNext: true,
  });
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

/** A name with the numbers of the pages on which it stands, or where it is not printed its entries begin, each a link. */
function addReferences({ text, entries }: BookReferences, state: FlowState): void {
  const { structure, setting, column, placeOf, mentionsOf, labelOf } = state;
  const style = setting.look.styles.reference;
  const { face, size, color } = style;
  const node = structure.add('P', state.chapter);
  const span = { face, size, color, node, link: null };
  const pages = new Map<number, EntryPlace>();
  for (const { uuid, mention } of entries) {
    const found = mention === undefined ? [] : mentionsOf(mention);
    for (const place of found.length > 0 ? found : [placeOf(uuid)])
      if (place && !pages.has(place.page)) pages.set(place.page, place);
  }
  const atoms = [
    ...atomsInScripts(pages.size === 0 ? text : `${text}, `, span, setting.measure, structure.addForeign),
  ];
  const last = [...pages.keys()].at(-1);
  for (const [page, target] of pages) {
    const number = labelOf(page);
    const link = { target, text: `${text}, ${number}` };
    const linked = { ...span, color: 'accent' as const, node: structure.add('Link', node), link };
    atoms.push(...atomsOf(number, linked, setting.measure));
    if (page !== last) atoms.push(...atomsOf(', ', span, setting.measure));
  }
  column.add({ width: state.width, atoms: trimAtoms(atoms), style, indent: 0, keepsWithNext: false });
}

/** A line that is a link to another page; nothing where that page is not known. */
function addCrossReference({ uuid, to }: BookCrossReference, state: FlowState): void {
  const { structure, setting, column, labelOf } = state;
  const target = to === 'scans' ? state.scansOf(uuid) : state.placeOf(uuid);
  if (!target) return;
  const style = setting.look.styles.reference;
  const text = state.crossReference(to, labelOf(target.page));
  const node = structure.add('Link', structure.add('P', state.chapter));
  const span = { face: style.face, size: style.size, color: 'accent', node, link: { target, text } } as const;
  const atoms = trimAtoms(atomsOf(text, span, setting.measure));
  column.add({
    width: state.width,
    atoms,
    style,
    indent: 0,
    after: LINK_ROOM,
    keepsWithLast: true,
    keepsWithNext: to === 'entry',
  });
}
/** Points below a line that leads elsewhere. */
const LINK_ROOM = 8;

function inlineAtoms(
  inlines: readonly Inline[],
  style: TextStyle,
  node: NodeNumber,
  { setting, structure, chapter }: FlowState,
): readonly Atom[] {
  const linkNode = () => structure.add('Link', node);
  const mark = createNoteMark(chapter, setting, structure);
  return atomsOfInlines(inlines, style, node, setting.measure, linkNode, structure.addForeign, mark);
}

/** Where a list stands: the node above it, its left edge in points, and how many lists are around it. */
interface ListPlace {
  readonly above: NodeNumber;
  readonly indent: number;
  readonly depth: number;
}

function addList(list: List, { above, indent, depth }: ListPlace, state: FlowState): void {
  const { structure, setting } = state;
  const node = structure.add('L', above, list.isOrdered ? 'Decimal' : 'Disc');
  const { face, size, color } = setting.look.styles.item;
  const bullet = BULLETS[Math.min(depth, BULLETS.length - 1)] ?? '•';
  const labels = list.items.map((_, index) =>
    setting.measure(face, list.isOrdered ? `${list.start + index}.` : bullet),
  );
  const widest = labels.reduce((most, { width }) => Math.max(most, (width * size) / 1000), 0);
  const inset = indent + Math.max(LIST_INDENT, list.isOrdered ? widest + LABEL_GAP : 0);
  labels.forEach((word, index) => {
    const item = structure.add('LI', node);
    const span = { face, size, color, node: structure.add('Lbl', item), link: null };
    const place = { above: structure.add('LBody', item), indent: inset, depth: depth + 1 };
    addItem(list.items[index] ?? [], { word, span, isSpaced: true }, place, state);
  });
}

/** An item's label stands beside its first line, or on a line of its own where it opens with a list. */
function addItem(item: readonly Block[], label: Atom, place: ListPlace, state: FlowState): void {
  const { above, indent } = place;
  const style = state.setting.look.styles.item;
  const isDivided = item.filter((block) => block.kind === 'paragraph').length > 1;
  const opensWithText = item[0]?.kind === 'paragraph';
  if (!opensWithText)
    state.column.add({ width: state.width, atoms: [], style, indent, label, keepsWithNext: item.length > 0 });
  item.forEach((block, index) => {
    if (block.kind === 'list') {
      addList(block, place, state);
      return;
    }
    const node = isDivided ? state.structure.add('P', above) : above;
    state.column.add({
      width: state.width,
      atoms: trimAtoms(inlineAtoms(block.inlines, style, node, state)),
      style,
      indent,
      label: index === 0 ? label : undefined,
      keepsWithNext: item[index + 1]?.kind === 'list',
    });
  });
}
