import type { BookStyle } from '../../preload/book-style.ts';
import type { BookSource, Locale } from '../../preload/model.ts';
import type { Block, Inline } from '../../preload/structured-text.ts';
import type { ScanPage } from './scans/scan-page.ts';

export interface BookHeading {
  readonly kind: 'heading';
  /** `chapter` opens a part of the book, `section` stands inside it, `label` names a field. */
  readonly style: 'chapter' | 'section' | 'subsection' | 'label';
  /** Level for screen readers and bookmarks, from 1; never more than one below the heading before it. */
  readonly level: number;
  readonly text: string;
  /** The same with the styles and the marks of remarks that a person gave it. */
  readonly inlines?: readonly Inline[];
  /** Its language where it is not the book's. */
  readonly language?: Locale;
  /** What it is called in the other language of a book in two. */
  readonly second?: SecondName;
  /** Whether contents and bookmarks name it. */
  readonly isListed: boolean;
  /** What it and all below it are printed from; nothing where the heading before it says so. */
  readonly source?: BookSource;
  /** Whether the pages of the originals of the record follow, not the record itself. */
  readonly isOverScans?: true;
}

/** What a heading is called in the other language of a book. */
export interface SecondName {
  readonly text: string;
  readonly language: Locale;
}

/** What a cell says: a text, or what a person wrote into it. */
export type CellText = string | readonly Inline[];

/** Rows under a head that is repeated where they go on on another page. */
export interface BookTable {
  readonly kind: 'table';
  readonly columns: readonly {
    readonly label: CellText;
    /** Part of the width, all together 1. */
    readonly share: number;
    /** Numbers stand under each other at the end of their column. */
    readonly isNumber: boolean;
  }[];
  readonly rows: readonly {
    /** A text for each column. */
    readonly cells: readonly CellText[];
    /** A sum of the rows before it. */
    readonly isTotal: boolean;
  }[];
  /** The first cell of each row says what stands in it; there is no head. */
  readonly isLabelled?: true;
}
/** A name or term with the entries that it stands in: on paper the pages of both, elsewhere what the entries are called. */
export interface BookReferences {
  readonly kind: 'references';
  readonly text: string;
  /** Entries in the order of the book. */
  readonly entries: readonly {
    readonly uuid: string;
    readonly name: string;
    /** The name or term in the entry, as `Inline.mention` tells it. */
    readonly mention?: string;
  }[];
}

/** Amounts beside each other as bars. */
export interface BookChart {
  readonly kind: 'chart';
  readonly title: string;
  readonly bars: readonly {
    readonly label: string;
    readonly amount: number;
    /** The amount as people read it. */
    readonly shown: string;
  }[];
}

/** A line that leads from an entry to the pages of its originals or back. */
export interface BookCrossReference {
  readonly kind: 'crossReference';
  readonly uuid: string;
  readonly to: 'scans' | 'entry';
  /** What it says where there are no pages. */
  readonly text: string;
}
/** A page of an original. */
export interface BookScan {
  readonly kind: 'scan';
  readonly scan: ScanPage;
  /** Under it. */
  readonly caption: string;
  /** In place of it for those who do not see it. */
  readonly alternative: string;
  /** The sentence that stands in its place; null where it can be shown. */
  readonly notice: string | null;
  /** Whether it is a page of its own size. */
  readonly isWhole: boolean;
  /** Its number where it is a figure of a section, which stands in the text. */
  readonly figure?: number;
}

/** A part of a book before it has lines and pages: what is said, in which role, never where. */
export type BookBlock =
  | BookHeading
  /** A paragraph with the label that runs in before its text. */
  | { readonly kind: 'field'; readonly label: string; readonly inlines: readonly Inline[] }
  | BookTable
  | BookReferences
  | BookChart
  | BookCrossReference
  | BookScan
  | BookParallel
  | Block;

/** What a book says in two languages, or in another than its own. */
export interface BookParallel {
  readonly kind: 'parallel';
  readonly form: 'beside' | 'inTurn';
  /** The texts in the order in which they are read; rows of the same number answer each other. */
  readonly texts: readonly ParallelText[];
}
export interface ParallelText {
  readonly language: Locale;
  readonly rows: readonly (readonly BookBlock[])[];
}

/** The blocks of a book as they are read: those of texts in two languages one text after the other. */
export function* readInOrder(blocks: Iterable<BookBlock>): Generator<Exclude<BookBlock, BookParallel>> {
  for (const block of blocks) {
    if (block.kind !== 'parallel') yield block;
    else for (const { rows } of block.texts) yield* readInOrder(rows.flat());
  }
}

/** A picture on the cover. */
export interface BookEmblem {
  readonly png: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** What is heard in its place; empty where it only adorns. */
  readonly alternative: string;
}

/** The names that a book has in its other language. */
export interface BookNames {
  readonly language: Locale;
  readonly title: string;
  readonly subtitle: string;
  readonly institution: string;
  readonly contentsTitle: string;
  readonly figuresTitle: string;
}

/** A whole book: its cover and, in reading order, its chapters. */
export interface Book {
  readonly title: string;
  readonly subtitle: string;
  readonly institution: string;
  readonly year: string;
  readonly language: Locale;
  /** What it is called in its other language; null for a book in one. */
  readonly second: BookNames | null;
  readonly style: BookStyle;
  /** Null for the star that every book has. */
  readonly emblem: BookEmblem | null;
  /** The heading of the contents in the book's language. */
  readonly contentsTitle: string;
  /** The headings that contents and bookmarks name, as `blocks` will give them. */
  readonly headings: readonly BookHeading[];
  /** The heading of the list of figures, and what they are called, in their order. */
  readonly figuresTitle: string;
  readonly figures: readonly string[];
  /** The number of each entry's heading among those that are listed, from 1, by its record's UUID. */
  readonly entryHeadings: ReadonlyMap<string, number>;
  /** The number of each entry whose pages stand at the back, from 1, by its record's UUID. */
  readonly scanHeadings: ReadonlyMap<string, number>;
  /** The blocks, read from the definition as they are asked for: a long book is never whole in memory. */
  readonly blocks: () => Iterable<BookBlock>;
  readonly entries: number;
}
