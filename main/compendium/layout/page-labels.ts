/** What a page is called, on paper and by a viewer; pages count from 0. */
export type PageLabel = (page: number) => string;

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** A number from 1 in small roman letters. */
export function roman(number: number): string {
  let rest = number;
  let text = '';
  for (const [value, letters] of ROMAN) for (; rest >= value; rest -= value) text += letters;
  return text;
}

/** Roman numbers for the first `front` pages, cover and contents, then from 1 (ISO 32000-1, 12.4.2). */
export const pageLabels =
  (front: number): PageLabel =>
  (page) =>
    page < front ? roman(page + 1) : String(page - front + 1);
