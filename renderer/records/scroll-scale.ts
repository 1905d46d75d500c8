/**
 * The tallest that all rows together are laid out, in px.
 * Subtle: Chromium lays out up to 2^25 px, but brings what lies beyond 2^24 into sight at 2^24, whoever asks: the
 * focus, a screen reader, the page itself. (Its lengths have 32 bits, six of them fractions.)
 */
export const TALLEST = 16_000_000;

/** How the places of rows and the scroll bar relate where all rows together are taller than a page can be. */
export interface ScrollScale {
  /** The height of what is scrolled. */
  readonly height: number;
  /** From the scroll bar's position to the position among all rows, and back. */
  readonly toRows: (scrolled: number) => number;
  readonly toScroll: (offset: number) => number;
}

/** The scale for `total` px of rows in a viewport; below the limit it changes nothing. Both ends map to each other. */
export function scrollScale(total: number, viewport: number): ScrollScale {
  const height = Math.min(total, TALLEST);
  const ratio = height > viewport ? Math.max(total - viewport, 0) / (height - viewport) : 1;
  if (height === total || ratio === 1) return { height: total, toRows: (at) => at, toScroll: (at) => at };
  return { height, toRows: (scrolled) => scrolled * ratio, toScroll: (offset) => offset / ratio };
}
