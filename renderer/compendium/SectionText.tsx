// biome-ignore-all lint/suspicious/noArrayIndexKey: the parts of a text have nothing but their place
import { type ReactNode, useMemo } from 'react';
import { notesIn } from '../../preload/section-notes-in.ts';
import { parseSectionText, type SectionBlock, type SectionTable } from '../../preload/section-text.ts';
import { thumbnailAddress } from '../../preload/thumbnail-address.ts';
import { bridge } from '../client.ts';
import { Blocks, Inlines } from '../record/StructuredText.tsx';
import '../record/StructuredText.css';
import './SectionText.css';

/** The text of a section as it will be read: headings, tables, and its remarks below it. */
export function SectionText({ text }: { readonly text: string }): ReactNode {
  const blocks = useMemo(() => parseSectionText(text), [text]);
  const notes = blocks.flatMap(notesIn);
  return (
    <div className="structured-text">
      {blocks.map((block, index) => (
        <SectionPart key={index} block={block} />
      ))}
      {notes.length > 0 && (
        <ol className="section-notes">
          {notes.map(({ number, paragraphs }) => (
            <li key={number} value={number}>
              <Blocks blocks={paragraphs.map((inlines) => ({ kind: 'paragraph', inlines }))} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function SectionPart({ block }: { readonly block: SectionBlock }): ReactNode {
  if (block.kind === 'table') return <Table table={block} />;
  if (block.kind === 'figure')
    return (
      <figure>
        <img
          src={bridge.address(thumbnailAddress({ sha256: block.sha256, page: block.page, turns: null }))}
          alt={block.alternative}
        />
        <figcaption>{block.caption}</figcaption>
      </figure>
    );
  if (block.kind !== 'heading') return <Blocks blocks={[block]} />;
  const Heading = block.level === 1 ? 'h4' : block.level === 2 ? 'h5' : 'h6';
  return (
    <Heading>
      <Inlines inlines={block.inlines} />
    </Heading>
  );
}

function Table({ table: { columns, rows } }: { readonly table: SectionTable }): ReactNode {
  const side = (at: number) => (columns[at]?.isRight ? 'is-number' : undefined);
  return (
    <table>
      <thead>
        <tr>
          {columns.map(({ label }, at) => (
            <th key={at} scope="col" className={side(at)}>
              <Inlines inlines={label} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, index) => (
          <tr key={index}>
            {cells.map((cell, at) => (
              <td key={at} className={side(at)}>
                <Inlines inlines={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
