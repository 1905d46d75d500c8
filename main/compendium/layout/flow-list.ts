import type { Block } from '../../../preload/structured-text.ts';
import { type Atom, trimAtoms } from './atoms.ts';
import type { NodeNumber } from './boxes.ts';
import { type FlowState, inlineAtoms } from './flow-state.ts';
import { BULLETS, LABEL_GAP, LIST_INDENT } from './styles.ts';

type List = Extract<Block, { kind: 'list' }>;

/** Where a list stands: the node above it, its left edge in points, and how many lists are around it. */
interface ListPlace {
  readonly above: NodeNumber;
  readonly indent: number;
  readonly depth: number;
}

/** A list with hanging labels, and the lists in it. */
export function addList(list: List, { above, indent, depth }: ListPlace, state: FlowState): void {
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
