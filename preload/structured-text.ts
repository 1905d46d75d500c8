import type { List, ListItem, Nodes, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { type Join, toMarkdown } from 'mdast-util-to-markdown';
import { readPlainMarkdown } from './plain-markdown.ts';

/** A run of text in one style; `url` where it is a link (http, https or mailto). */
export interface Inline {
  readonly text: string;
  readonly isEmphasis?: boolean;
  readonly isStrong?: boolean;
  readonly url?: string;
  /** A name or term of the archive that an index lists, and the entry in which it stands; only what the archive prints has it. */
  readonly mention?: string;
  /** Its language where it is another than that around it (BCP 47). */
  readonly language?: string;
  /** The mark of a remark; its text is the remark's number. */
  readonly note?: Note;
}
/** A remark that stands at the foot of a page; only texts of sections have them. */
export interface Note {
  readonly number: number;
  readonly paragraphs: readonly (readonly Inline[])[];
  /** Whether a mark before this one is the remark's first. */
  readonly isAgain: boolean;
}
/** Structured text: paragraphs and lists, which hold paragraphs and lists, three levels deep. */
export type Block =
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  | {
      readonly kind: 'list';
      readonly isOrdered: boolean;
      readonly start: number;
      readonly items: readonly (readonly Block[])[];
    };

const DEEPEST_LIST = 3;
const LINK = /^(?:https?:\/\/|mailto:)\S+$/i;
const BARE_LINK = /\bhttps?:\/\/[^\s<>"«»“”\uFDD0]+/g;
/** An address in which nothing can be taken for markup. */
const PLAIN_LINK = /^https?:\/\/(?:[A-Za-z0-9/.?=%:-]|&(?=[A-Za-z]+=)|(?<=[A-Za-z0-9])_(?=[A-Za-z0-9]))+$/;
const TRAILING = /[.,;:!?)\]}'’*_]+$/;

/**
 * Reads Markdown limited to paragraphs, lists, emphasis and links; all else (headings, HTML, code, pictures)
 * becomes its plain text, and lists below the third level become items of the third. Never throws.
 */
export function parseStructuredText(markdown: string): readonly Block[] {
  return readPlainMarkdown(markdown, (text) => splitLinks({ text })) ?? parseMarkdown(markdown);
}

/** The same for any Markdown, without the short way that plain text takes. */
export function parseMarkdown(markdown: string): readonly Block[] {
  // Subtle: Markdown itself reads NUL so; done here, the places of its tree fit the text.
  const source = markdown.replace(/\0/g, '\uFFFD');
  return blocksOf(fromMarkdown(source).children, source, 0);
}

/** The blocks of a part of a Markdown tree; `source` is the text that it was read from. */
export function blocksOf(nodes: readonly RootContent[], source: string, depth: number): readonly Block[] {
  return nodes.flatMap((node): readonly Block[] => {
    if (node.type === 'list') return [listOf(node, source, depth + 1)];
    if (node.type === 'paragraph' || node.type === 'heading')
      return paragraphOf(inlinesOf(node.children, source));
    if (node.type === 'blockquote') return blocksOf(node.children, source, depth);
    if (node.type === 'thematicBreak') return [];
    const lines = (node.type === 'code' ? node.value : sourceOf(node, source)).split('\n');
    return lines.flatMap((line) => paragraphOf(line.trim() === '' ? [] : splitLinks({ text: line.trim() })));
  });
}

const paragraphOf = (inlines: readonly Inline[]): readonly Block[] =>
  inlines.length === 0 ? [] : [{ kind: 'paragraph', inlines }];

function listOf(node: List, source: string, depth: number): Block {
  const items = node.children.map((item) => blocksOf(item.children, source, depth));
  return {
    kind: 'list',
    isOrdered: node.ordered === true,
    start: node.ordered === true ? (node.start ?? 1) : 1,
    items: depth < DEEPEST_LIST ? items : items.flatMap(raiseLists),
  };
}

/** An item without lists in it: each list's items follow it, what stood after a list becomes an item of its own. */
function raiseLists(item: readonly Block[]): readonly (readonly Block[])[] {
  const items: Block[][] = [[]];
  for (const block of item) {
    if (block.kind === 'list') items.push(...block.items.map((inner) => [...inner]), []);
    else items.at(-1)?.push(block);
  }
  return items.filter((blocks, index) => index === 0 || blocks.length > 0);
}

type Style = Omit<Inline, 'text'>;

/** The runs of a paragraph of a Markdown tree, its addresses as links. */
export function inlinesOf(nodes: readonly PhrasingContent[], source: string): readonly Inline[] {
  const runs = mergeRuns(nodes.flatMap((node) => runsOf(node, {}, source)));
  return mergeRuns(runs.flatMap(splitLinks));
}

function runsOf(node: PhrasingContent, style: Style, source: string): readonly Inline[] {
  const inner = (children: readonly PhrasingContent[], changed: Style) =>
    children.flatMap((child) => runsOf(child, changed, source));
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return [{ ...style, text: onOneLine(node.value) }];
    case 'emphasis':
      return inner(node.children, { ...style, isEmphasis: true });
    case 'strong':
      return inner(node.children, { ...style, isStrong: true });
    case 'link':
      return inner(node.children, LINK.test(node.url) ? { ...style, url: node.url } : style);
    case 'image':
      return [{ ...style, text: onOneLine(node.alt ?? '') }];
    case 'break':
      return [{ ...style, text: ' ' }];
    default:
      return [{ ...style, text: onOneLine(sourceOf(node, source)) }];
  }
}

const onOneLine = (text: string) => text.replace(/\r\n?|\n/g, ' ');

/** The text of a node as it was written: what is no markup of ours stays as it stands. */
export function sourceOf(node: Nodes, source: string): string {
  return source.slice(node.position?.start.offset, node.position?.end.offset);
}

/** A run with the bare addresses in it as links of their own. */
function splitLinks(run: Inline): readonly Inline[] {
  const { text } = run;
  if (run.url !== undefined) return [run];
  const runs: Inline[] = [];
  let at = 0;
  for (const match of text.matchAll(BARE_LINK)) {
    const url = match[0].replace(TRAILING, '');
    if (!LINK.test(url)) continue;
    if (match.index > at) runs.push({ ...run, text: text.slice(at, match.index) });
    runs.push({ ...run, text: url, url });
    at = match.index + url.length;
  }
  if (at < text.length) runs.push({ ...run, text: text.slice(at) });
  return runs;
}

const isSameStyle = (a: Inline, b: Inline) =>
  a.isEmphasis === b.isEmphasis && a.isStrong === b.isStrong && a.url === b.url;

function mergeRuns(runs: readonly Inline[]): readonly Inline[] {
  const merged: Inline[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (run.text === '') continue;
    if (last && isSameStyle(last, run)) merged[merged.length - 1] = { ...last, text: last.text + run.text };
    else merged.push(run);
  }
  return merged;
}

/**
 * Writes structured text as Markdown; what looks like markup in a text is escaped. For blocks as
 * `parseStructuredText` gives them, parsing what was written gives the same blocks.
 */
export function writeStructuredText(blocks: readonly Block[]): string {
  const root: Root = { type: 'root', children: blocks.map(nodeOf) };
  const markdown = toMarkdown(root, {
    bullet: '-',
    emphasis: '*',
    strong: '*',
    listItemIndent: 'one',
    incrementListMarker: true,
    resourceLink: true,
    join: [joinTightly],
  });
  // Subtle: a byte order mark that opens a text would be taken for the file's own and lost.
  return markdown.replace(/\n$/, '').replace(/^\uFEFF/, '&#xFEFF;');
}

/** Only a list that can interrupt a paragraph follows it without a blank line. */
const joinTightly: Join = (left, right) => {
  if (left.type !== 'paragraph' || right.type !== 'list') return 1;
  const opensWithText = right.children[0]?.children[0]?.type === 'paragraph';
  const canInterrupt = opensWithText && (!right.ordered || right.start === 1);
  return canInterrupt ? undefined : 1;
};

function nodeOf(block: Block): Paragraph | List {
  if (block.kind === 'paragraph') return { type: 'paragraph', children: phrasingOf(block.inlines) };
  const { isOrdered, start, items } = block;
  const children = items.map(
    (item): ListItem => ({ type: 'listItem', spread: false, children: item.map(nodeOf) }),
  );
  return { type: 'list', ordered: isOrdered, start: isOrdered ? start : null, spread: false, children };
}

/** Runs side by side share the emphasis that they have in common: their marks would run into each other. */
function phrasingOf(runs: readonly Inline[]): PhrasingContent[] {
  return group(runs, 'isStrong', (strong) =>
    group(strong, 'isEmphasis', (plain) => plain.map((run, index) => leafOf(run, plain, index))),
  );
}

function group(
  runs: readonly Inline[],
  style: 'isStrong' | 'isEmphasis',
  inner: (runs: readonly Inline[]) => PhrasingContent[],
): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  for (let from = 0, to = 0; from < runs.length; from = to) {
    const isStyled = runs[from]?.[style] === true;
    while (to < runs.length && (runs[to]?.[style] === true) === isStyled) to++;
    const children = inner(runs.slice(from, to));
    if (!isStyled) nodes.push(...children);
    else nodes.push({ type: style === 'isStrong' ? 'strong' : 'emphasis', children });
  }
  return nodes;
}

function leafOf(run: Inline, runs: readonly Inline[], index: number): PhrasingContent {
  const text: PhrasingContent = { type: 'text', value: onOneLine(run.text) };
  if (run.url === undefined) return text;
  if (!isReadAsLink(run, runs[index - 1], runs[index + 1]))
    return { type: 'link', url: run.url, children: [text] };
  // Subtle: no HTML at all, but the only node whose text is written without a needless `\` before `&`.
  return PLAIN_LINK.test(run.url) ? { type: 'html', value: run.url } : text;
}

/** Whether a bare address is recognised as this link between its neighbours. */
function isReadAsLink(run: Inline, before: Inline | undefined, after: Inline | undefined): boolean {
  if (run.url !== run.text) return false;
  const head = before?.text ?? '';
  const split = splitLinks({ text: head + run.text + (after?.text ?? '') });
  let at = 0;
  for (const { text, url } of split) {
    if (at === head.length) return url === run.url && text === run.text;
    at += text.length;
  }
  return false;
}

/** The text without its markup: a line for each paragraph. */
export function plainText(markdown: string): string {
  return linesOf(parseStructuredText(markdown)).join('\n');
}

function linesOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [block.inlines.map((run) => run.text).join('')]
      : block.items.flatMap(linesOf),
  );
}
