import type { RecordQuery, SavedViewDefinition } from '../../preload/model.ts';
import type { TableLayout } from '../records/table-layout.ts';

/** What is saved of a table in sight. The best matches first is what a search has without an order. */
export function definitionOf(
  query: RecordQuery,
  { columns }: Pick<TableLayout, 'columns'>,
): SavedViewDefinition {
  const { text, types, filters, facets, within, sort, groupBy } = query;
  return {
    query: {
      ...(text === undefined ? {} : { text }),
      ...(types === undefined ? {} : { types }),
      ...(filters === undefined ? {} : { filters }),
      ...(facets === undefined ? {} : { facets }),
      ...(within === undefined ? {} : { within }),
      ...(sort === undefined || sort.field === 'relevance' ? {} : { sort }),
      ...(groupBy === undefined ? {} : { groupBy }),
    },
    layout: { columns: columns.map(({ field, width, isFrozen }) => ({ field, width, isFrozen })) },
  };
}

/** The layout of the table that shows a saved view. */
export function layoutOf({ query, layout }: SavedViewDefinition): TableLayout {
  return {
    columns: layout.columns,
    sort: query.sort ?? null,
    groupBy: query.groupBy ?? null,
    filters: Object.fromEntries((query.filters ?? []).map(({ field, value }) => [field, value])),
  };
}
