import type { RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { createElement, Fragment, type ReactNode, useMemo } from 'react';
import { start } from '../attempt.ts';
import { openLink } from '../open-link.ts';

interface GuideTextProps {
  readonly source: string;
  /** Called with the name of the page that a link leads to. */
  readonly onPage: (name: string) => void;
}

/** Markdown of the guide as elements: headings, paragraphs, lists, emphasis, code and links; never as HTML. */
export function GuideText({ source, onPage }: GuideTextProps): ReactNode {
  const tree = useMemo(() => fromMarkdown(source), [source]);
  return <Nodes nodes={tree.children} onPage={onPage} />;
}

interface NodesProps {
  readonly nodes: readonly RootContent[];
  readonly onPage: (name: string) => void;
}

function Nodes({ nodes, onPage }: NodesProps): ReactNode {
  return nodes.map((node) => (
    <Fragment key={node.position?.start.offset}>{toElement(node, onPage)}</Fragment>
  ));
}

function toElement(node: RootContent, onPage: (name: string) => void): ReactNode {
  const inner = 'children' in node ? <Nodes nodes={node.children as RootContent[]} onPage={onPage} /> : null;
  switch (node.type) {
    case 'text':
      return node.value;
    case 'heading':
      return createElement(`h${Math.min(node.depth + 1, 6)}`, { 'data-depth': node.depth }, inner);
    case 'paragraph':
      return <p>{inner}</p>;
    case 'list':
      return node.ordered ? <ol>{inner}</ol> : <ul>{inner}</ul>;
    case 'listItem':
      return <li>{inner}</li>;
    case 'strong':
      return <strong>{inner}</strong>;
    case 'emphasis':
      return <em>{inner}</em>;
    case 'inlineCode':
      return <code>{node.value}</code>;
    case 'code':
      return <pre>{node.value}</pre>;
    case 'break':
      return <br />;
    case 'thematicBreak':
      return <hr />;
    case 'blockquote':
      return <blockquote>{inner}</blockquote>;
    case 'link':
      return (
        <GuideLink url={node.url} onPage={onPage}>
          {inner}
        </GuideLink>
      );
    default:
      return inner;
  }
}

interface GuideLinkProps {
  readonly url: string;
  readonly onPage: (name: string) => void;
  readonly children: ReactNode;
}

function GuideLink({ url, onPage, children }: GuideLinkProps): ReactNode {
  const page = /^(?:\.\/)?([\w-]+)\.md(?:#.*)?$/.exec(url)?.[1];
  return (
    <button
      type="button"
      className="guide-link"
      onClick={() => (page ? onPage(page) : start(() => openLink(url)))}
    >
      {children}
    </button>
  );
}
