import type { Block, Inline } from '../../preload/structured-text.ts';
import type { Unit } from './units.ts';

const DEEPEST = 3;

interface OpenItem {
  readonly inlines: readonly Inline[];
  readonly lists: OpenList[];
}
interface OpenList {
  readonly glyph: string;
  readonly indent: number;
  readonly start: number;
  readonly items: OpenItem[];
}

function closeList(list: OpenList): Block {
  return {
    kind: 'list',
    isOrdered: list.glyph.startsWith('1'),
    start: list.start,
    items: list.items.map((item) => [
      { kind: 'paragraph', inlines: item.inlines },
      ...item.lists.map(closeList),
    ]),
  };
}

/** Whether an item of the same sign stands deeper than a list of it: the sign alone does not tell levels apart. */
const isDeeper = (unit: Unit, list: OpenList) => unit.indent >= list.indent + 2;

/** The depth of the open list that an item belongs to, -1 where it begins a new one. */
function findLevel(unit: Unit, stack: readonly OpenList[]): number {
  for (let level = stack.length - 1; level >= 0; level--) {
    const list = stack[level];
    if (list?.glyph !== unit.glyph) continue;
    const isRestart = unit.kind === 'number' && unit.number === 1 && level < stack.length;
    if (isDeeper(unit, list)) return -1;
    const isShallower = unit.indent + 2 <= list.indent;
    if (isShallower && stack.slice(0, level).some(({ glyph }) => glyph === unit.glyph)) continue;
    return isRestart && level < stack.length - 1 ? -1 : level;
  }
  return -1;
}

/** Whether a new list begins at the top rather than under the last item: a numbered one after plain bullets. */
function startsAnew(unit: Unit, stack: readonly OpenList[]): boolean {
  const top = stack[stack.length - 1];
  const last = top?.items[top.items.length - 1];
  if (!top || !last || unit.kind !== 'number') return false;
  const said = last.inlines.map((run) => run.text).join('');
  return !said.endsWith(':') && !isDeeper(unit, top);
}

/** Paragraphs and nested lists of units; a sign seen for the first time stands below the item before it. */
export function blocksOf(units: readonly Unit[]): readonly Block[] {
  const blocks: Block[] = [];
  let stack: OpenList[] = [];
  let root: OpenList | null = null;
  const close = () => {
    if (root) blocks.push(closeList(root));
    root = null;
    stack = [];
  };
  for (const unit of units) {
    if (unit.kind === 'paragraph' || unit.kind === 'heading') {
      close();
      const inlines =
        unit.kind === 'heading' ? unit.inlines.map((run) => ({ ...run, isStrong: true })) : unit.inlines;
      blocks.push({ kind: 'paragraph', inlines });
      continue;
    }
    const item: OpenItem = { inlines: unit.inlines, lists: [] };
    const found = findLevel(unit, stack);
    if (found < 0 && startsAnew(unit, stack)) close();
    const level = found >= 0 ? found : stack.length >= DEEPEST ? DEEPEST - 1 : -1;
    if (level >= 0) {
      stack.length = level + 1;
      stack[level]?.items.push(item);
      continue;
    }
    const list: OpenList = {
      glyph: unit.glyph,
      indent: unit.indent,
      start: Math.max(1, unit.number),
      items: [item],
    };
    const parent = stack[stack.length - 1];
    parent?.items[parent.items.length - 1]?.lists.push(list);
    root ??= list;
    stack.push(list);
  }
  close();
  return blocks;
}
