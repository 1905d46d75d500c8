/**
 * A part of a page: left, top, right and bottom as fractions of it, 0 to 1, left less than right and top less than
 * bottom.
 */
export type PageBox = readonly [left: number, top: number, right: number, bottom: number];

export const WHOLE_PAGE: PageBox = [0, 0, 1, 1];

/** Where a part of a page lies when the page is turned clockwise by some quarters; any whole number of them. */
export function turnBox(box: PageBox, turns: number): PageBox {
  const [left, top, right, bottom] = box;
  const quarters = ((turns % 4) + 4) % 4;
  if (quarters === 0) return box;
  return turnBox([1 - bottom, left, 1 - top, right], quarters - 1);
}
