import type { Face } from '../fonts/measure.ts';

export type Color = 'ink' | 'accent' | 'grey' | 'pale' | 'paper';

export interface TextStyle {
  readonly face: Face;
  readonly size: number;
  /** From baseline to baseline. */
  readonly leading: number;
  readonly before: number;
  readonly after: number;
  readonly color: Color;
  readonly isJustified: boolean;
  /** Lines stand in the middle of their column. */
  readonly isCentred?: boolean;
}

const heading = { face: 'sansBold', color: 'accent', isJustified: false } as const;

/** The type of a book in points where its style says nothing else: one face for reading, one for finding one's way. */
export const STYLES = {
  chapter: { ...heading, size: 21, leading: 27, before: 0, after: 22 },
  section: { ...heading, size: 13, leading: 17.5, before: 22, after: 6 },
  subsection: { ...heading, size: 11, leading: 15, before: 14, after: 4 },
  label: { ...heading, size: 9.8, leading: 14.6, before: 9, after: 2.5 },
  text: { face: 'text', color: 'ink', isJustified: true, size: 10.3, leading: 14.8, before: 0, after: 5.5 },
  item: { face: 'text', color: 'ink', isJustified: true, size: 10.3, leading: 14.8, before: 0, after: 2.6 },
  inlineLabel: { ...heading, size: 9.5, leading: 14.8, before: 0, after: 0 },
  tableHead: { ...heading, size: 8.6, leading: 11.6, before: 6, after: 10 },
  table: { face: 'text', color: 'ink', isJustified: false, size: 8.8, leading: 11.6, before: 6, after: 10 },
  total: {
    face: 'textBold',
    color: 'ink',
    isJustified: false,
    size: 8.8,
    leading: 11.6,
    before: 0,
    after: 0,
  },
  reference: {
    face: 'text',
    color: 'ink',
    isJustified: false,
    size: 9.6,
    leading: 13.2,
    before: 0,
    after: 2,
  },
  contentsChapter: { ...heading, size: 10.3, leading: 15, before: 7, after: 1.5 },
  contentsSection: {
    face: 'text',
    color: 'ink',
    isJustified: false,
    size: 10,
    leading: 14.2,
    before: 0,
    after: 1.5,
  },
  head: { face: 'sans', color: 'grey', isJustified: false, size: 8.2, leading: 11, before: 0, after: 0 },
  coverTitle: { ...heading, size: 29, leading: 37, before: 0, after: 0 },
  coverText: {
    face: 'sans',
    color: 'grey',
    isJustified: false,
    size: 13,
    leading: 19,
    before: 0,
    after: 0,
  },
} as const satisfies Record<string, TextStyle>;

/** Marks of the three levels of bullets; every font of the book has them. */
export const BULLETS = ['•', '–', '·'] as const;
/** From a list's edge to its text. */
export const LIST_INDENT = 17;
/** Between the label of an item and its text. */
export const LABEL_GAP = 6;
/** A space may become this many times as wide as the font's before the line is left ragged. */
export const WIDEST_SPACE = 3;
