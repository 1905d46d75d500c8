/** Chromium cannot lay out an element taller than about 33,554,431 px (2^25 - 1); we stay well below. */
export const TALLEST = 24_000_000;

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
