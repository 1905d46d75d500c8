import type { Block } from '../../../preload/structured-text.ts';
import type { BookBlock } from '../book.ts';
import { type Atom, atomsOf, atomsOfInlines, trimAtoms } from './atoms.ts';
import { type Box, type FlowLine, type HeadingMark, headingName, type NodeNumber } from './boxes.ts';
import { boxesOfLine } from './line-boxes.ts';
import { type Setting, setParagraph } from './set-paragraph.ts';
import { headingRole, type Structure } from './structure.ts';
import { BULLETS, COLUMN, LABEL_GAP, LIST_INDENT, PAGE, STYLES, type TextStyle } from './styles.ts';

/** Sets blocks into lines one after the other; what must stay together says so in its lines. */
export interface Flow {
  readonly add: (block: BookBlock, next: BookBlock | undefined) => void;
}

interface Paragraph {
  readonly atoms: readonly Atom[];
  readonly style: TextStyle;
  readonly indent: number;
  /** Space above and below where they differ from the style's. */
  readonly before?: number;
  readonly after?: number;
  /** Stands left of the first line: the mark of a list's item. */
  readonly label?: Atom | undefined;
  readonly heading?: HeadingMark;
  readonly startsPage?: boolean;
  /** Whether the first line stays on the page of what is before it, the last on that of what follows. */
  readonly keepsWithLast?: boolean;
  readonly keepsWithNext: boolean;
}

/** A flow of blocks into nodes below `root`; each line goes to `onLine`. */
export function createFlow(
  setting: Setting,
  structure: Structure,
  root: NodeNumber,
  onLine: (line: FlowLine) => void,
): Flow {
  const { measure } = setting;
  let space = 0;
  let isKept = false;
  let parent = root;

  const addParagraph = (paragraph: Paragraph) => {
    const { style, indent, label } = paragraph;
    const set = setParagraph(paragraph.atoms, COLUMN - indent, style.isJustified, setting);
    const count = Math.max(set.length, label ? 1 : 0);
    const baseline = style.leading * 0.74;
    space = Math.max(space, paragraph.before ?? style.before);
    for (let index = 0; index < count; index++) {
      const boxes: Box[] = [];
      if (index === 0 && label) boxes.push(...labelBoxes(label, PAGE.left + indent, baseline));
      const line = set[index];
      if (line) boxes.push(...boxesOfLine(line, PAGE.left + indent, baseline));
      onLine({
        height: style.leading,
        before: index === 0 ? space : 0,
        canBreakBefore:
          index === 0
            ? !isKept && paragraph.keepsWithLast !== true
            : !isTogether(index, count, paragraph.heading !== undefined),
        startsPage: index === 0 && paragraph.startsPage === true,
        boxes,
        heading: index === 0 ? (paragraph.heading ?? null) : null,
      });
    }
    if (count === 0) return;
    space = paragraph.after ?? style.after;
    isKept = paragraph.keepsWithNext;
  };

  const addHeading = (block: Extract<BookBlock, { kind: 'heading' }>) => {
    const isChapter = block.style === 'chapter';
    if (isChapter) parent = structure.add('Sect', root);
    const style = STYLES[block.style];
    const node = structure.add(headingRole(block.level), parent);
    const span = { face: style.face, size: style.size, color: style.color, node, link: null };
    const { text, level, isListed } = block;
    addParagraph({
      atoms: trimAtoms(atomsOf(text, span, measure)),
      style,
      indent: 0,
      heading: { text: headingName(text), level, isChapter, isListed },
      startsPage: isChapter,
      keepsWithNext: true,
    });
  };

  const inlineAtoms = (block: Extract<Block, { kind: 'paragraph' }>, style: TextStyle, node: NodeNumber) =>
    atomsOfInlines(block.inlines, style, node, measure, () => structure.add('Link', node));

  const addField = (block: Extract<BookBlock, { kind: 'field' }>, next: BookBlock | undefined) => {
    const isBeforeList = next?.kind === 'list';
    const node = structure.add('P', parent);
    const { face, size, color } = STYLES.inlineLabel;
    const label = atomsOf(`${block.label} `, { face, size, color, node, link: null }, measure);
    const text = inlineAtoms({ kind: 'paragraph', inlines: block.inlines }, STYLES.text, node);
    addParagraph({
      atoms: trimAtoms([...label, ...text]),
      style: STYLES.text,
      indent: 0,
      ...(isBeforeList ? { after: STYLES.item.after } : {}),
      // The last field of an entry does not open a page alone.
      keepsWithLast: next === undefined || (next.kind === 'heading' && next.style !== 'label'),
      keepsWithNext: isBeforeList,
    });
  };

  const addList = (
    list: Extract<Block, { kind: 'list' }>,
    above: NodeNumber,
    indent: number,
    depth: number,
  ) => {
    const node = structure.add('L', above, list.isOrdered ? 'Decimal' : 'Disc');
    const labels = list.items.map((_, index) =>
      list.isOrdered ? `${list.start + index}.` : (BULLETS[Math.min(depth, BULLETS.length - 1)] ?? '•'),
    );
    const { face, size, color } = STYLES.item;
    const widest = Math.max(...labels.map((text) => (measure(face, text).width * size) / 1000));
    const inset = indent + Math.max(LIST_INDENT, list.isOrdered ? widest + LABEL_GAP : 0);
    list.items.forEach((item, index) => {
      const itemNode = structure.add('LI', node);
      const text = labels[index] ?? '';
      const labelSpan = { face, size, color, node: structure.add('Lbl', itemNode), link: null };
      const label: Atom = { word: measure(face, text), span: labelSpan, isSpaced: true };
      addItem(item, label, structure.add('LBody', itemNode), inset, depth);
    });
    if (depth === 0) space = Math.max(space, STYLES.text.after + 1);
  };

  const addItem = (item: readonly Block[], label: Atom, body: NodeNumber, indent: number, depth: number) => {
    const paragraphs = item.filter((block) => block.kind === 'paragraph').length;
    let mark: Atom | undefined = label;
    if (item[0]?.kind !== 'paragraph') {
      const isAlone = item.length === 0;
      addParagraph({ atoms: [], style: STYLES.item, indent, label, keepsWithNext: !isAlone });
      mark = undefined;
    }
    item.forEach((block, index) => {
      if (block.kind === 'list') {
        addList(block, body, indent, depth + 1);
        return;
      }
      const node = paragraphs > 1 ? structure.add('P', body) : body;
      addParagraph({
        atoms: trimAtoms(inlineAtoms(block, STYLES.item, node)),
        style: STYLES.item,
        indent,
        label: mark,
        keepsWithNext: item[index + 1]?.kind === 'list',
      });
      mark = undefined;
    });
  };

  const add = (block: BookBlock, next: BookBlock | undefined) => {
    const isBeforeList = next?.kind === 'list';
    if (block.kind === 'heading') addHeading(block);
    else if (block.kind === 'field') addField(block, next);
    else if (block.kind === 'list') addList(block, parent, 0, 0);
    else {
      const node = structure.add('P', parent);
      const atoms = trimAtoms(inlineAtoms(block, STYLES.text, node));
      const isIntroduction = isBeforeList && block.inlines.at(-1)?.text.trimEnd().endsWith(':') === true;
      addParagraph({ atoms, style: STYLES.text, indent: 0, keepsWithNext: isIntroduction });
    }
  };
  return { add };
}

/** No first or last line of a paragraph stands alone on a page; headings are never divided. */
function isTogether(index: number, count: number, isHeading: boolean): boolean {
  return isHeading || index === 1 || index === count - 1;
}

function labelBoxes(label: Atom, edge: number, y: number): readonly Box[] {
  const width = (label.word.width * label.span.size) / 1000;
  return boxesOfLine({ atoms: [label], gap: 0, width }, edge - LABEL_GAP - width, y);
}
