import type { FacetChoice, RecordQuery } from '../../preload/model.ts';
import { countChosen } from '../search/facet-choice.ts';
import type { TableQuery } from './RecordTable.tsx';

/**
 * What the archive is asked for: the search box, the filters, the facets and the order of the table. A search
 * whose reader chose no order has its best matches first.
 */
export function narrowedQuery(
  text: string,
  { sorting, filters }: TableQuery,
  facets: FacetChoice = {},
): RecordQuery {
  const [sort] = sorting;
  const filled = Object.entries(filters).filter(([, value]) => value.trim() !== '');
  const isSearch = text.trim() !== '';
  const order = sort
    ? { field: sort.id, direction: sort.desc ? ('desc' as const) : ('asc' as const) }
    : { field: 'relevance', direction: 'desc' as const };
  return {
    ...(isSearch ? { text } : {}),
    ...(filled.length === 0 ? {} : { filters: filled.map(([field, value]) => ({ field, value })) }),
    ...(countChosen(facets) === 0 ? {} : { facets }),
    ...(sort || isSearch ? { sort: order } : {}),
  };
}

/** True where the search box, a filter or a facet keeps records out of sight. */
export function isNarrowing(text: string, { filters }: TableQuery, facets: FacetChoice = {}): boolean {
  return (
    text.trim() !== '' ||
    countChosen(facets) > 0 ||
    Object.values(filters).some((value) => value.trim() !== '')
  );
}
