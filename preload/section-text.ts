import type { PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { splitMarks, takeNotes } from './section-notes.ts';
import { notesIn } from './section-notes-in.ts';
import { readTable, type WrittenTable } from './section-tables.ts';
import {
  type Block,
  blocksOf,
  type Inline,
  inlinesOf,
  type Note,
  parseStructuredText,
  sourceOf,
} from './structured-text.ts';

/** What a section of a book holds: structured text, headings below its own, tables. */
export type SectionBlock =
  | Block
  | {
      readonly kind: 'heading';
      /** 1 to 6, counted from the heading of the section. */
      readonly level: number;
      readonly inlines: readonly Inline[];
    }
  | SectionTable
  | SectionFigure;

/** A page of an original of the archive with a caption. */
export interface SectionFigure {
  readonly kind: 'figure';
  readonly sha256: string;
  /** From 1. */
  readonly page: number;
  readonly caption: string;
  /** What is heard in place of it; the caption where nothing else is said. */
  readonly alternative: string;
}

/** A table whose cells hold runs of text. */
export interface SectionTable {
  readonly kind: 'table';
  readonly columns: readonly { readonly label: readonly Inline[]; readonly isRight: boolean }[];
  readonly rows: readonly (readonly (readonly Inline[])[])[];
}

/** What more than structured text a section may hold: headings and their underlines, tables, remarks. */
const MORE = /^ {0,3}#|!\[|\||\[\^|^ {0,3}(?:-+|=+)[ \t]*$/m;

/**
 * Reads the text of a section: structured text and, beside it, headings (`##`), tables (`| a | b |`), figures
 * (`![caption](file:SHA-256#page "what is seen")`, alone in their paragraphs) and remarks
 * (`[^1]`, numbered from `firstNote` in the order of their marks). Never throws.
 */
export function parseSectionText(markdown: string, firstNote = 1): readonly SectionBlock[] {
  if (!MORE.test(markdown)) return parseStructuredText(markdown);
  const source = markdown.replace(/\0/g, '\uFFFD').replace(/\r\n?/g, '\n');
  const { body, notes } = takeNotes(source);
  const blocks = fromMarkdown(body).children.flatMap((node) => sectionBlocks(node, body));
  if (notes.size === 0) return blocks;
  const marks = createMarks(notes, firstNote);
  return blocks.map((block) => withNotes(block, marks));
}

/** How many remarks stand in blocks of a section. */
export function countNotes(blocks: readonly SectionBlock[]): number {
  return blocks.reduce((count, block) => count + notesIn(block).length, 0);
}

function sectionBlocks(node: RootContent, source: string): readonly SectionBlock[] {
  if (node.type === 'heading') {
    const inlines = inlinesOf(node.children, source);
    return inlines.length === 0 ? [] : [{ kind: 'heading', level: node.depth, inlines }];
  }
  if (node.type === 'paragraph') {
    const figure = figureOf(node.children);
    if (figure) return [figure];
    const table = readTable(sourceOf(node, source));
    if (table) return tableBlocks(table);
  }
  return blocksOf([node], source, 0);
}

/** The figures of a section, in their order. */
export function figuresIn(markdown: string): readonly SectionFigure[] {
  if (!markdown.includes('](file:')) return [];
  return parseSectionText(markdown).filter((block) => block.kind === 'figure');
}

const FIGURE = /^file:([0-9a-f]{64})(?:#([1-9]\d{0,5}))?$/;

/** A figure is a paragraph of nothing but its picture. */
function figureOf(nodes: readonly PhrasingContent[]): SectionFigure | null {
  const [node, ...others] = nodes;
  if (node?.type !== 'image' || others.length > 0) return null;
  const [, sha256, page = '1'] = FIGURE.exec(node.url) ?? [];
  if (sha256 === undefined) return null;
  const caption = (node.alt ?? '').replace(/\s+/g, ' ').trim();
  const said = (node.title ?? '').replace(/\s+/g, ' ').trim();
  return { kind: 'figure', sha256, page: Number(page), caption, alternative: said === '' ? caption : said };
}

function tableBlocks({ before, head, isRight, rows }: WrittenTable): readonly SectionBlock[] {
  const columns = head.map((label, at) => ({ label: cellInlines(label), isRight: isRight[at] === true }));
  const table: SectionTable = { kind: 'table', columns, rows: rows.map((row) => row.map(cellInlines)) };
  return [...(before === '' ? [] : parseStructuredText(before)), table];
}

/** The runs of a cell, which holds no blocks whatever it opens with. */
function cellInlines(cell: string): readonly Inline[] {
  const text = cell.replace(/<br\s*\/?>/gi, ' ').trim();
  if (text === '') return [];
  const [only, ...others] = fromMarkdown(text).children;
  if (only?.type === 'paragraph' && others.length === 0) return inlinesOf(only.children, text);
  const word: PhrasingContent = { type: 'text', value: text };
  return inlinesOf([word], text);
}

type Marks = (inlines: readonly Inline[]) => readonly Inline[];

/** Puts remarks where their marks stand; the same remark keeps its number. */
function createMarks(notes: ReadonlyMap<string, string>, firstNote: number): Marks {
  const known = new Map<string, Note>();
  const noteOf = (label: string): Note => {
    const before = known.get(label);
    if (before) return { ...before, isAgain: true };
    const note = {
      number: firstNote + known.size,
      paragraphs: paragraphsOf(parseStructuredText(notes.get(label) ?? '')),
      isAgain: false,
    };
    known.set(label, note);
    return note;
  };
  return (inlines) =>
    inlines.flatMap((run) =>
      splitMarks(run.text).flatMap((part, index): readonly Inline[] => {
        if (index % 2 === 0) return part === '' ? [] : [{ ...run, text: part }];
        const note = noteOf(part);
        return [{ text: String(note.number), note }];
      }),
    );
}

/** A remark has no lists: their items are paragraphs of it. */
function paragraphsOf(blocks: readonly Block[]): readonly (readonly Inline[])[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block.inlines] : block.items.flatMap(paragraphsOf),
  );
}

const withNotes = (block: SectionBlock, marks: Marks): SectionBlock => mapInlines(block, marks);

function mapInlines<T extends SectionBlock>(block: T, change: Marks): T;
function mapInlines(block: SectionBlock, change: Marks): SectionBlock {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return { ...block, inlines: change(block.inlines) };
    case 'list':
      return { ...block, items: block.items.map((item) => item.map((inner) => mapInlines(inner, change))) };
    case 'figure':
      return block;
    case 'table':
      return {
        ...block,
        columns: block.columns.map((column) => ({ ...column, label: change(column.label) })),
        rows: block.rows.map((row) => row.map(change)),
      };
  }
}
