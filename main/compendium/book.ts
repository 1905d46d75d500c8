import type { BookSource, Locale } from '../../preload/model.ts';
import type { Block, Inline } from '../../preload/structured-text.ts';

export interface BookHeading {
  readonly kind: 'heading';
  /** `chapter` opens a part of the book, `section` stands inside it, `label` names a field. */
  readonly style: 'chapter' | 'section' | 'subsection' | 'label';
  /** Level for screen readers and bookmarks, from 1; never more than one below the heading before it. */
  readonly level: number;
  readonly text: string;
  /** Whether contents and bookmarks name it. */
  readonly isListed: boolean;
  /** What it and all below it are printed from; nothing where the heading before it says so. */
  readonly source?: BookSource;
}

/** A part of a book before it has lines and pages: what is said, in which role, never where. */
export type BookBlock =
  | BookHeading
  /** A paragraph with the label that runs in before its text. */
  | { readonly kind: 'field'; readonly label: string; readonly inlines: readonly Inline[] }
  | Block;

/** A whole book: its cover and, in reading order, its chapters. */
export interface Book {
  readonly title: string;
  readonly subtitle: string;
  readonly institution: string;
  readonly year: string;
  readonly language: Locale;
  /** The heading of the contents in the book's language. */
  readonly contentsTitle: string;
  /** The headings that contents and bookmarks name, as `blocks` will give them. */
  readonly headings: readonly BookHeading[];
  /** The blocks, read from the definition as they are asked for: a long book is never whole in memory. */
  readonly blocks: () => Iterable<BookBlock>;
  readonly entries: number;
}
