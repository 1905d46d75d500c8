import type { BookPlace, BookSource } from '../../preload/model.ts';

/** A stretch of a page and what it is printed from; the edges are fractions of the page's height. */
export interface PageRegion {
  readonly source: BookSource;
  readonly title: string;
  readonly top: number;
  readonly bottom: number;
}

/** The stretches of a page, from 1: each place reaches to the next one, onto later pages where need be. */
export function regionsOf(places: readonly BookPlace[], page: number): readonly PageRegion[] {
  const first = firstOn(places, page);
  const regions: PageRegion[] = [];
  const before = places[first - 1];
  const opening = places[first];
  const opensAt = opening?.page === page ? opening.y : 1;
  // Subtle: the contents follow the cover and come from no part, so that the cover ends with its page.
  const isCovered = before && !('part' in before.source && before.source.part === 'cover');
  if (isCovered && opensAt > 0) regions.push(regionOf(before, 0, opensAt));
  for (let index = first; places[index]?.page === page; index += 1) {
    const place = places[index] as BookPlace;
    const next = places[index + 1];
    const bottom = next?.page === page ? next.y : 1;
    if (bottom > place.y) regions.push(regionOf(place, place.y, bottom));
  }
  return regions;
}

const regionOf = ({ source, title }: BookPlace, top: number, bottom: number): PageRegion => ({
  source,
  title,
  top,
  bottom,
});

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
