import type { List, ListItem, Nodes, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toMarkdown } from 'mdast-util-to-markdown';

/** A run of text in one style; `url` where it is a link (http, https or mailto). */
export interface Inline {
  readonly text: string;
  readonly isEmphasis?: boolean;
  readonly isStrong?: boolean;
  readonly url?: string;
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

const LINK = /^(?:https?:\/\/|mailto:)\S+$/i;
const BARE_LINK = /\bhttps?:\/\/[^\s<>"«»“”]+/g;
const TRAILING = /[.,;:!?)\]}'’]+$/;

/**
 * Reads Markdown limited to paragraphs, lists, emphasis and links; all other markup (headings, HTML, code,
 * pictures) stays as its plain text. Never throws.
 */
export function parseStructuredText(markdown: string): readonly Block[] {
  return blocksOf(fromMarkdown(markdown).children, markdown);
}

function blocksOf(nodes: readonly RootContent[], source: string): readonly Block[] {
  return nodes.flatMap((node): readonly Block[] => {
    if (node.type === 'list') return [listOf(node, source)];
    if (node.type === 'paragraph' || node.type === 'heading')
      return [{ kind: 'paragraph', inlines: inlinesOf(node.children, {}, source) }];
    if (node.type === 'blockquote') return blocksOf(node.children, source);
    if (node.type === 'thematicBreak') return [];
    const text = sourceOf(node, source);
    return text.trim() === '' ? [] : [{ kind: 'paragraph', inlines: [{ text }] }];
  });
}

function listOf(node: List, source: string): Block {
  return {
    kind: 'list',
    isOrdered: node.ordered === true,
    start: node.start ?? 1,
    items: node.children.map((item) => blocksOf(item.children, source)),
  };
}

type Style = Omit<Inline, 'text'>;

function inlinesOf(nodes: readonly PhrasingContent[], style: Style, source: string): readonly Inline[] {
  return mergeRuns(nodes.flatMap((node) => inlineOf(node, style, source)));
}

function inlineOf(node: PhrasingContent, style: Style, source: string): readonly Inline[] {
  switch (node.type) {
    case 'text':
      return style.url === undefined
        ? splitLinks(node.value.replace(/\n/g, ' '), style)
        : [{ ...style, text: node.value.replace(/\n/g, ' ') }];
    case 'emphasis':
      return inlinesOf(node.children, { ...style, isEmphasis: true }, source);
    case 'strong':
      return inlinesOf(node.children, { ...style, isStrong: true }, source);
    case 'link':
      return inlinesOf(node.children, LINK.test(node.url) ? { ...style, url: node.url } : style, source);
    case 'break':
      return [{ ...style, text: ' ' }];
    default:
      return [{ ...style, text: sourceOf(node, source) }];
  }
}

/** The text of a node as it was written: what is no markup of ours stays as it stands. */
function sourceOf(node: Nodes, source: string): string {
  return source.slice(node.position?.start.offset, node.position?.end.offset);
}

function splitLinks(text: string, style: Style): readonly Inline[] {
  const runs: Inline[] = [];
  let at = 0;
  for (const match of text.matchAll(BARE_LINK)) {
    const url = match[0].replace(TRAILING, '');
    if (match.index > at) runs.push({ ...style, text: text.slice(at, match.index) });
    runs.push({ ...style, text: url, url });
    at = match.index + url.length;
  }
  if (at < text.length) runs.push({ ...style, text: text.slice(at) });
  return runs;
}

function mergeRuns(runs: readonly Inline[]): readonly Inline[] {
  const merged: Inline[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    const isSame =
      last && last.isEmphasis === run.isEmphasis && last.isStrong === run.isStrong && last.url === run.url;
    if (isSame) merged[merged.length - 1] = { ...last, text: last.text + run.text };
    else merged.push(run);
  }
  return merged;
}

/** Writes structured text as Markdown; what looks like markup in a text is escaped. `parse(write(x))` is x. */
export function writeStructuredText(blocks: readonly Block[]): string {
  const root: Root = { type: 'root', children: blocks.map(nodeOf) };
  return toMarkdown(root, {
    bullet: '-',
    emphasis: '*',
    strong: '*',
    listItemIndent: 'one',
    incrementListMarker: true,
    resourceLink: true,
  }).trimEnd();
}

function nodeOf(block: Block): Paragraph | List {
  if (block.kind === 'paragraph') return { type: 'paragraph', children: block.inlines.map(phrasingOf) };
  const items = block.items.map(
    (item): ListItem => ({ type: 'listItem', spread: false, children: item.map(nodeOf) }),
  );
  return {
    type: 'list',
    ordered: block.isOrdered,
    start: block.isOrdered ? block.start : null,
    spread: false,
    children: items,
  };
}

function phrasingOf(run: Inline): PhrasingContent {
  const text: PhrasingContent = { type: 'text', value: run.text };
  const link: PhrasingContent =
    run.url === undefined || run.url === run.text ? text : { type: 'link', url: run.url, children: [text] };
  const emphasis: PhrasingContent = run.isEmphasis ? { type: 'emphasis', children: [link] } : link;
  return run.isStrong ? { type: 'strong', children: [emphasis] } : emphasis;
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
