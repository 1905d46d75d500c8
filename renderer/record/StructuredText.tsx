// biome-ignore-all lint/suspicious/noArrayIndexKey: the parts of a text have nothing but their place
import { type ReactNode, useMemo } from 'react';
import { type Block, type Inline, parseStructuredText } from '../../preload/structured-text.ts';
import { start } from '../attempt.ts';
import { openLink } from '../open-link.ts';
import './StructuredText.css';

/** Structured text as paragraphs, lists, emphasis and links; whatever else stands in it is shown as text. */
export function StructuredText({ text }: { readonly text: string }): ReactNode {
  const blocks = useMemo(() => parseStructuredText(text), [text]);
  return (
    <div className="structured-text">
      <Blocks blocks={blocks} />
    </div>
  );
}

/** Paragraphs and lists as they are read. */
export function Blocks({ blocks }: { readonly blocks: readonly Block[] }): ReactNode {
  return blocks.map((block, index) => {
    if (block.kind === 'paragraph') {
      return (
        <p key={index}>
          <Inlines inlines={block.inlines} />
        </p>
      );
    }
    const items = block.items.map((item, at) => (
      <li key={at}>
        <Blocks blocks={item} />
      </li>
    ));
    return block.isOrdered ? (
      <ol key={index} start={block.start}>
        {items}
      </ol>
    ) : (
      <ul key={index}>{items}</ul>
    );
  });
}

/** Runs of text in their styles. */
export function Inlines({ inlines }: { readonly inlines: readonly Inline[] }): ReactNode {
  return inlines.map((run, index) => <Run key={index} run={run} />);
}

function Run({ run }: { readonly run: Inline }): ReactNode {
  const { text, url, isEmphasis, isStrong, note } = run;
  if (note) return <sup>{text}</sup>;
  const words = isEmphasis ? <em>{text}</em> : text;
  const styled = isStrong ? <strong>{words}</strong> : words;
  if (url === undefined) return styled;
  return (
    <a
      href={url}
      title={url}
      onClick={(event) => {
        event.preventDefault();
        start(() => openLink(url));
      }}
    >
      {styled}
    </a>
  );
}
