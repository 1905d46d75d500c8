import type { BookSource, Locale } from '../../../preload/model.ts';
import type { SecondName } from '../book.ts';
import type { Word } from '../fonts/measure.ts';
import type { ScanPage } from '../scans/scan-page.ts';
import type { Color } from './styles.ts';

/** Number of a node of the structure tree, or `ARTIFACT` for what a screen reader passes over. */
export type NodeNumber = number;
export const ARTIFACT: NodeNumber = -1;

/** Where a link leads: out of the book, or to a height (points from the top) of one of its pages. */
export type Target =
  | { readonly url: string }
  | { readonly page: number; readonly y: number }
  /** A remark, or its first mark: their places are known when their page is full. */
  | { readonly note: number }
  | { readonly mark: number };

/**
 * What stands on a page. Points; x from the left edge, y from the top edge downwards: of a text its
 * baseline, of all else its upper edge.
 */
export type Box =
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly size: number;
      readonly color: Color;
      readonly words: readonly Word[];
      /** For each word, whether a space follows it. */
      readonly isSpaced: readonly boolean[];
      /** Points added to each space. */
      readonly gap: number;
      readonly node: NodeNumber;
    }
  | {
      readonly kind: 'link';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly target: Target;
      /** What a screen reader says of it. */
      readonly text: string;
      readonly node: NodeNumber;
    }
  | {
      readonly kind: 'rule';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly color: Color;
    }
  | {
      /** The emblem of the book. */
      readonly kind: 'emblem';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly node: NodeNumber;
    }
  | {
      readonly kind: 'outline';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly color: Color;
      /** Points of a closed line, from the box's corner. */
      readonly points: readonly (readonly [number, number])[];
      readonly lineWidth: number;
    }
  | {
      /** A page of an original. */
      readonly kind: 'scan';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly scan: ScanPage;
      readonly node: NodeNumber;
    };

/** What contents, bookmarks and running heads call a heading: the colon before its text is left out. */
export const headingName = (text: string) => text.trim().replace(/\s*:$/, '');

/** The same in both languages of a book, on one line. */
export const nameInTwo = ({ text, second }: Pick<HeadingMark, 'text' | 'second'>): string =>
  second ? `${text}${BETWEEN_NAMES}${headingName(second.text)}` : text;
/** Between a name and the same in another language. */
export const BETWEEN_NAMES = ' / ';

/** A heading as contents, bookmarks and running heads know it; `page` counts from 0. */
export interface HeadingMark {
  readonly text: string;
  readonly language?: Locale;
  /** What it is called in the other language of its book. */
  readonly second?: SecondName;
  readonly level: number;
  readonly isChapter: boolean;
  readonly isListed: boolean;
  readonly source?: BookSource;
  readonly isOverScans?: true;
}
export interface PlacedHeading extends HeadingMark {
  readonly page: number;
  readonly y: number;
  /** Which of two columns it stands in, from 0; absent where it goes over both. */
  readonly column?: 0 | 1;
}

/** A stretch of the column that no page break divides: a line of text with all that stands beside it. */
export interface FlowLine {
  readonly height: number;
  /** Space above, left out at the top of a page. */
  readonly before: number;
  readonly canBreakBefore: boolean;
  readonly startsPage: boolean;
  /** Boxes with their y from the line's upper edge. */
  readonly boxes: readonly Box[];
  /** What stands beside them in another language: on its page it is read after the lines that it goes on from. */
  readonly beside?: readonly Box[];
  readonly heading: HeadingMark | null;
  /** Stands in one of the columns of a page; all else goes over all of them. */
  readonly isNarrow?: boolean;
  /** Stands above it again where it opens a page: the head of its table, which a screen reader has heard already. */
  readonly head?: FlowLine;
  /** Names and terms of the archive that stand in it, as `Inline.mention` tells them. */
  readonly mentions?: readonly string[];
  /** The number of the figure that stands in it. */
  readonly figure?: number;
  /** Remarks whose first marks stand in it. */
  readonly notes?: readonly FootNote[];
  /** What it becomes in the room that is left of its page, `least` points at least; the next line opens a page. */
  readonly fit?: { readonly least: number; readonly into: (room: number) => FlowLine };
  /** Stands alone on a page of this size, without head and number. */
  readonly ownPage?: PageSize;
}
/** Points. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}
/** A remark with its lines, which stand at the foot of the page of its mark and may go on on the next. */
export interface FootNote {
  readonly number: number;
  readonly lines: readonly FlowLine[];
}
/** Boxes that stand together on a page, their y counted from `y`. */
export interface PagePart {
  readonly y: number;
  readonly boxes: readonly Box[];
}
export interface Page {
  readonly parts: readonly PagePart[];
  /** Where it is not that of the book. */
  readonly size?: PageSize;
}

/** The boxes of a page where they stand on it. */
export function boxesOf(page: Page): readonly Box[] {
  return page.parts.flatMap(({ y, boxes }) => boxes.map((box) => ({ ...box, y: box.y + y })));
}
