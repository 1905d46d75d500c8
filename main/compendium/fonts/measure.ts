/** The faces that a book is set in: serif for text, sans for headings, labels and heads. */
export const FACES = ['text', 'textItalic', 'textBold', 'textBoldItalic', 'sans', 'sansBold'] as const;
export type Face = (typeof FACES)[number];

/** Glyphs of one font, ready to be shown: ids of two bytes with kerning between, inside `[(` and `)] TJ`. */
export interface GlyphRun {
  /** Which font of the set, from 0. */
  readonly font: number;
  readonly glyphs: string;
  /** What a copy of the glyphs must say where they alone would not say it. */
  readonly actualText: string | null;
}

/** A word (or a piece of one) in one face, measured and encoded once however often it is set. */
export interface Word {
  readonly text: string;
  readonly face: Face;
  /** Thousandths of the type size. */
  readonly width: number;
  readonly runs: readonly GlyphRun[];
  /**
   * How wide the word is up to each UTF-16 unit, in thousandths of the type size; NaN at a place where it
   * cannot be parted: within a character, or between a letter and its mark.
   */
  readonly advances: Float64Array;
  /** The space of its face. */
  readonly space: Space;
}
export interface Space {
  /** Thousandths of the type size. */
  readonly width: number;
  readonly run: GlyphRun;
}

/** Measures a word; the same word and face give the same object. */
export type Measure = (face: Face, text: string) => Word;
