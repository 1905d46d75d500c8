import type { FacetChoice } from '../../preload/model.ts';
import { createStore } from '../ui/store.ts';

/** The facets that records can be narrowed by, in the order in which they are shown. */
export const FACETS = ['types', 'years', 'places', 'organisations'] as const;
export type Facet = (typeof FACETS)[number];
/** A type's name, a year, or the id of a place or an organisation. */
export type FacetValue = string | number;

/** The values that the reader narrows the table by; they stay while the search text changes. */
export const facetStore = createStore<FacetChoice>({});

/** The values chosen of one facet. */
export function chosenOf(choice: FacetChoice, facet: Facet): readonly FacetValue[] {
  return choice[facet] ?? [];
}

/** A choice with other values of one facet; none takes the facet away. */
export function withValues(choice: FacetChoice, facet: Facet, values: readonly FacetValue[]): FacetChoice {
  const { [facet]: _before, ...others } = choice;
  return values.length === 0 ? others : ({ ...others, [facet]: [...values] } as FacetChoice);
}

/** Narrows the table by these values of a facet in place of those before. */
export function chooseValues(facet: Facet, values: readonly FacetValue[]): void {
  facetStore.update((choice) => withValues(choice, facet, values));
}

/** Takes values of a facet out of the choice. */
export function dropValues(facet: Facet, dropped: readonly FacetValue[]): void {
  facetStore.update((choice) =>
    withValues(
      choice,
      facet,
      chosenOf(choice, facet).filter((value) => !dropped.includes(value)),
    ),
  );
}

/** Narrows by no facet any more. */
export function clearFacets(): void {
  facetStore.set({});
}

/** What of a choice narrows a table: one that shows a single type is not narrowed by types. */
export function choiceIn(choice: FacetChoice, type: string | null): FacetChoice {
  return type === null ? choice : withValues(choice, 'types', []);
}

/** How many values are chosen in all. */
export function countChosen(choice: FacetChoice): number {
  return FACETS.reduce((sum, facet) => sum + chosenOf(choice, facet).length, 0);
}
