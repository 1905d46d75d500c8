import type { Block, Inline } from './structured-text.ts';

/** A line without any mark that Markdown could see inside it, and without space at its end. */
const PLAIN = /^[^*_`[\]<&\\\0\t\r\uFEFF]*[^*_`[\]<&\\\0\t\r\uFEFF ]$/;
const LINE = /^( *)(- |\d{1,9}\. )?(\S.*)$/;
/** What would open a heading, quotation, rule, fence, list or underline at the head of a line. */
const OPENING = /^(?:[#>+=~-]|\d{1,9}[.)](?: |$))/;
const DEEPEST_LIST = 3;

interface OpenList {
  readonly isOrdered: boolean;
  readonly items: Block[][];
  /** Columns before its marks, and before the text of its newest item. */
  readonly at: number;
  inset: number;
}
interface OpenParagraph {
  readonly target: Block[];
  readonly inset: number;
  text: string;
}

/**
 * Reads Markdown that holds only plain paragraphs and lists as `writeStructuredText` writes them: most of an
 * archive's text, many times faster than the whole language can be read. Null where there may be more in it.
 * `inlinesOf` finds the addresses in a paragraph.
 */
export function readPlainMarkdown(
  markdown: string,
  inlinesOf: (text: string) => readonly Inline[],
): readonly Block[] | null {
  const blocks: Block[] = [];
  let open: OpenList[] = [];
  let paragraph: OpenParagraph | null = null;

  const closeParagraph = () => {
    if (paragraph) paragraph.target.push({ kind: 'paragraph', inlines: inlinesOf(paragraph.text) });
    paragraph = null;
  };
  const target = () => open.at(-1)?.items.at(-1) ?? blocks;
  const inset = () => open.at(-1)?.inset ?? 0;
  /** Opens the item that a mark at column `at` begins; false where it stands in no plain place. */
  const openItem = (at: number, mark: string): boolean => {
    const isOrdered = mark !== '- ';
    const kept = open.filter((list) => at >= list.inset);
    const list = open[kept.length];
    if (list && list.at === at && list.isOrdered === isOrdered) {
      closeParagraph();
      list.items.push([]);
      list.inset = at + mark.length;
      open = [...kept, list];
      return true;
    }
    const start = isOrdered ? Number.parseInt(mark, 10) : 1;
    // A list that does not begin with 1 cannot follow a paragraph without a blank line.
    const isInterrupting = paragraph !== null && start !== 1;
    if (isInterrupting || kept.length === DEEPEST_LIST || at !== (kept.at(-1)?.inset ?? 0)) return false;
    closeParagraph();
    open = kept;
    const items: Block[][] = [[]];
    target().push({ kind: 'list', isOrdered, start, items });
    open = [...kept, { isOrdered, items, at, inset: at + mark.length }];
    return true;
  };

  for (const line of markdown.split('\n')) {
    if (line === '') {
      closeParagraph();
      continue;
    }
    const [, spaces = '', mark = '', text = ''] = PLAIN.test(line) ? (LINE.exec(line) ?? []) : [];
    if (text === '' || OPENING.test(text)) return null;
    const at = spaces.length;
    // Subtle: TypeScript does not see that closeParagraph changes the variable.
    const before = paragraph as OpenParagraph | null;
    if (mark !== '') {
      if (!openItem(at, mark)) return null;
      paragraph = { target: target(), inset: inset(), text };
    } else if (before) {
      if (at !== before.inset) return null;
      before.text += ` ${text}`;
    } else {
      open = open.filter((list) => at >= list.inset);
      if (at !== inset()) return null;
      paragraph = { target: target(), inset: at, text };
    }
  }
  closeParagraph();
  return blocks;
}
