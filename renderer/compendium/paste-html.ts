import { type Block, type Inline, writeStructuredText } from '../../preload/structured-text.ts';
import { elementsIn, type HtmlElement, readHtml, wordsIn } from './read-html.ts';

/** What makes pasted HTML more than its words. */
const STRUCTURE = /<(?:h[1-6]|ul|ol|table|b|strong|i|em|a)[\s>]|mso-list|font-weight/i;
const BLOCKS = new Set(
  'p div h1 h2 h3 h4 h5 h6 ul ol table blockquote section article header footer main pre body html'.split(
    ' ',
  ),
);
const LEVEL = /mso-list:[^;]*level(\d)/;

interface Item {
  readonly depth: number;
  readonly isOrdered: boolean;
  readonly inlines: readonly Inline[];
}

/** Pasted HTML (from Word, LibreOffice, a browser) as the text of a section; null where it is nothing but words. */
export function markdownOfHtml(html: string): string | null {
  if (!STRUCTURE.test(html)) return null;
  const parts = partsOf(readHtml(html));
  return parts.length === 0 ? null : parts.join('\n\n');
}

const styleOf = ({ attributes }: HtmlElement): string => attributes.get('style') ?? '';
const isList = ({ name }: HtmlElement): boolean => name === 'ul' || name === 'ol';

/** Blocks below an element as Markdown, one text for each. */
function partsOf(element: HtmlElement): readonly string[] {
  const parts: string[] = [];
  let words: (HtmlElement | string)[] = [];
  let items: Item[] = [];
  const closeItems = () => {
    if (items.length > 0) parts.push(writeStructuredText([listOf(items)]));
    items = [];
  };
  const closeWords = () => {
    const inlines = trim(words.flatMap((node) => runsOf(node, {})));
    words = [];
    if (inlines.length === 0) return;
    closeItems();
    parts.push(writeStructuredText([{ kind: 'paragraph', inlines }]));
  };
  for (const node of element.children) {
    if (typeof node === 'string' || ![...elementsIn(node)].some(({ name }) => BLOCKS.has(name))) {
      words.push(node);
      continue;
    }
    closeWords();
    const item = wordItem(node);
    if (item) items.push(item);
    else {
      closeItems();
      parts.push(...blockParts(node));
    }
  }
  closeWords();
  closeItems();
  return parts;
}

function blockParts(element: HtmlElement): readonly string[] {
  const level = /^h([1-6])$/.exec(element.name)?.[1];
  if (level) {
    const words = lineOf(element, true);
    return words === '' ? [] : [`${'#'.repeat(Number(level))} ${words}`];
  }
  if (isList(element)) {
    const items = itemsOf(element, 0);
    return items.length === 0 ? [] : [writeStructuredText([listOf(items)])];
  }
  return element.name === 'table' ? tableParts(element) : partsOf(element);
}

/** An item as Word pastes it: a paragraph that says its level, its mark in a span of its own. */
function wordItem(element: HtmlElement): Item | null {
  const level = LEVEL.exec(styleOf(element))?.[1];
  if (!level || element.name !== 'p') return null;
  const mark = [...elementsIn(element)].find((inner) => isMark(inner));
  const isOrdered = /^\s*[\p{L}\d]{1,4}[.)]/u.test(mark ? wordsIn(mark) : '');
  return { depth: Number(level) - 1, isOrdered, inlines: trim(runsIn(element, {})) };
}

const isMark = (element: HtmlElement): boolean => /mso-list:\s*Ignore/i.test(styleOf(element));

function itemsOf(list: HtmlElement, depth: number): readonly Item[] {
  return list.children.flatMap((child): readonly Item[] => {
    if (typeof child === 'string') return [];
    if (isList(child)) return itemsOf(child, depth + 1);
    const isInner = (node: HtmlElement | string): node is HtmlElement =>
      typeof node !== 'string' && isList(node);
    const own = { ...child, children: child.children.filter((node) => !isInner(node)) };
    const item = { depth, isOrdered: list.name === 'ol', inlines: trim(runsIn(own, {})) };
    return [item, ...child.children.filter(isInner).flatMap((inner) => itemsOf(inner, depth + 1))];
  });
}

/** Items with their depths as lists in lists. */
function listOf(items: readonly Item[]): Block {
  const [first] = items;
  const depth = Math.min(...items.map((item) => item.depth));
  const inner: Block[][] = [];
  for (let at = 0; at < items.length; ) {
    const item = items[at] as Item;
    if (item.depth === depth) {
      inner.push(item.inlines.length === 0 ? [] : [{ kind: 'paragraph', inlines: item.inlines }]);
      at++;
      continue;
    }
    let end = at;
    while (end < items.length && (items[end] as Item).depth > depth) end++;
    if (inner.length === 0) inner.push([]);
    inner.at(-1)?.push(listOf(items.slice(at, end)));
    at = end;
  }
  return { kind: 'list', isOrdered: first?.isOrdered === true, start: 1, items: inner };
}

/** A table with its first row as the head; a cell over several columns stands in its first. */
function tableParts(table: HtmlElement): readonly string[] {
  const rows = [...elementsIn(table)]
    .filter(({ name }) => name === 'tr')
    .map((row) =>
      row.children.flatMap((cell): readonly string[] => {
        if (typeof cell === 'string' || !['td', 'th'].includes(cell.name)) return [];
        const span = Math.min(Number(cell.attributes.get('colspan') ?? 1) || 1, 16);
        const words = lineOf(cell, cell.name === 'th').replace(/\|/g, '\\|');
        return [words, ...new Array<string>(Math.max(0, span - 1)).fill('')];
      }),
    );
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width === 0) return [];
  const written = (cells: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, at) => cells[at] ?? '').join(' | ')} |`;
  const [head = [], ...others] = rows;
  return [[written(head), `|${'---|'.repeat(width)}`, ...others.map(written)].join('\n')];
}

/** All words of an element on one line; a heading is bold already. */
function lineOf(element: HtmlElement, isBold: boolean): string {
  const inlines = trim(runsIn(element, {})).map((run) => (isBold ? plain(run) : run));
  if (inlines.length === 0) return '';
  return writeStructuredText([{ kind: 'paragraph', inlines }]).replace(/\n/g, ' ');
}

function plain({ text, url, isEmphasis }: Inline): Inline {
  return { text, ...(url !== undefined && { url }), ...(isEmphasis && { isEmphasis }) };
}

type Style = Omit<Inline, 'text'>;

const runsIn = (element: HtmlElement, style: Style): readonly Inline[] =>
  element.children.flatMap((node) => runsOf(node, style));

function runsOf(node: HtmlElement | string, style: Style): readonly Inline[] {
  if (typeof node === 'string') return [{ ...style, text: node.replace(/[\s\u00A0]+/g, ' ') }];
  const { name } = node;
  if (isMark(node)) return [];
  if (name === 'br') return [{ text: ' ' }];
  const css = styleOf(node);
  const isLight = /font-weight:\s*(?:normal|[1-4]00)/i.test(css);
  const isBold = name === 'b' || name === 'strong' || /font-weight:\s*(?:bold|[6-9]00)/i.test(css);
  const isEmphasis = name === 'i' || name === 'em' || /font-style:\s*italic/i.test(css);
  const address = name === 'a' ? (node.attributes.get('href') ?? '') : '';
  const runs = runsIn(node, {
    ...style,
    ...(isBold && !isLight && { isStrong: true }),
    ...(isEmphasis && { isEmphasis }),
    ...(/^(?:https?:\/\/|mailto:)\S+$/i.test(address) && { url: address }),
  });
  // Blocks in a cell or an item stand on one line, apart from each other.
  return ['p', 'div', 'li'].includes(name) ? [...runs, { text: ' ' }] : runs;
}

/** Runs without spaces at either end, and with single ones between them. */
function trim(runs: readonly Inline[]): readonly Inline[] {
  const trimmed: Inline[] = [];
  for (const run of runs) {
    const isAfterSpace = trimmed.length === 0 || trimmed.at(-1)?.text.endsWith(' ');
    const text = isAfterSpace ? run.text.replace(/^ +/, '') : run.text;
    if (text !== '') trimmed.push({ ...run, text });
  }
  const last = trimmed.pop();
  if (!last) return [];
  const text = last.text.trimEnd();
  return text === '' ? trim(trimmed) : [...trimmed, { ...last, text }];
}
