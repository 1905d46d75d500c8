import type { BookPlace, BookSource } from '../../preload/model.ts';

/** A stretch of a page and what it is printed from; the edges are fractions of the page's height and width. */
export interface PageRegion {
  readonly source: BookSource;
  readonly title: string;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}
/** Where something begins on a page. */
type Start = Pick<BookPlace, 'y' | 'column'>;

/** The stretches of a page, from 1: each place reaches to the next one, onto later columns and pages where need be. */
export function regionsOf(places: readonly BookPlace[], page: number): readonly PageRegion[] {
  const first = firstOn(places, page);
  const before = places[first - 1];
  let end = first;
  while (places[end]?.page === page) end += 1;
  const own = places.slice(first, end);
  const narrow = own.findIndex(({ column }) => column !== undefined);
  // Columns begin below what goes over both of them.
  const band = narrow > 0 ? (own[narrow]?.y ?? 0) : 0;
  const reach = (place: BookPlace, from: Start, to: Start | undefined) =>
    stretches(from, to, band).map((stretch) => ({ source: place.source, title: place.title, ...stretch }));
  // Subtle: the contents follow the cover and come from no part, so that the cover ends with its page.
  const isCovered = before && !('part' in before.source && before.source.part === 'cover');
  const carried: Start = before?.column === undefined ? { y: 0 } : { y: 0, column: 0 };
  return [
    ...(isCovered ? reach(before, carried, own[0]) : []),
    ...own.flatMap((place, index) => reach(place, place, own[index + 1])),
  ];
}

type Stretch = Pick<PageRegion, 'top' | 'bottom' | 'left' | 'right'>;

/** From one place to the next one of a page, or to its end, column by column. */
function stretches(from: Start, to: Start | undefined, band: number): readonly Stretch[] {
  const whole = { left: 0, right: 1 };
  const sides = [
    { left: 0, right: 0.5 },
    { left: 0.5, right: 1 },
  ] as const;
  const last = to && to.column === from.column ? to.y : 1;
  // What goes over both columns opens a page after them.
  const isFull = from.y === 0 && band === 0 && !to;
  const isWhole = from.column === undefined || isFull || (to !== undefined && to.column === undefined);
  const found: readonly Stretch[] = isWhole
    ? [{ ...whole, top: from.y, bottom: to ? to.y : 1 }]
    : [
        { ...sides[from.column ?? 0], top: from.y, bottom: last },
        ...(from.column === 0 && to?.column !== 0
          ? [{ ...sides[1], top: band, bottom: to?.column === 1 ? to.y : 1 }]
          : []),
      ];
  return found.filter(({ top, bottom }) => bottom > top);
}

/** The number of the first place on a page or after it. */
function firstOn(places: readonly BookPlace[], page: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.page ?? 0) < page) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The place of a source in a book; undefined where it is not printed. */
export function placeOfSource(places: readonly BookPlace[], source: BookSource): BookPlace | undefined {
  const wanted = JSON.stringify(source);
  return places.find((place) => JSON.stringify(place.source) === wanted);
}
