import type { FacetChoice, RecordQuery } from '../../preload/model.ts';
import { countChosen } from '../search/facet-choice.ts';
import type { TableLayout } from './table-layout.ts';

/**
 * What the archive is asked for: the search box, the filters, the facets and the order and grouping of the table. A search
 * whose reader chose no order has its best matches first.
 */
export function narrowedQuery(
  text: string,
  { sort, groupBy, filters }: Pick<TableLayout, 'sort' | 'groupBy' | 'filters'>,
  facets: FacetChoice = {},
): RecordQuery {
  const filled = Object.entries(filters).filter(([, value]) => value.trim() !== '');
  const isSearch = text.trim() !== '';
  const order = sort ?? { field: 'relevance', direction: 'desc' as const };
  return {
    ...(isSearch ? { text } : {}),
    ...(filled.length === 0 ? {} : { filters: filled.map(([field, value]) => ({ field, value })) }),
    ...(countChosen(facets) === 0 ? {} : { facets }),
    ...(sort || isSearch ? { sort: order } : {}),
    ...(groupBy === null ? {} : { groupBy }),
  };
}

/** True where the search box, a filter or a facet keeps records out of sight. */
export function isNarrowing(
  text: string,
  { filters }: Pick<TableLayout, 'filters'>,
  facets: FacetChoice = {},
): boolean {
  return (
    text.trim() !== '' ||
    countChosen(facets) > 0 ||
    Object.values(filters).some((value) => value.trim() !== '')
  );
}
