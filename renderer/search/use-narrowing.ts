import { useMemo } from 'react';
import type { FacetChoice } from '../../preload/model.ts';
import type { TableLayout } from '../records/table-layout.ts';
import { useStore } from '../ui/store.ts';
import { type Chip, chipsOf } from './chips.ts';
import { choiceIn, clearFacets, dropValues, facetStore } from './facet-choice.ts';

/** What a table is narrowed by beside the search text. */
export interface Narrowing {
  /** The facets that narrow this table; the same object while they are the same. */
  readonly facets: FacetChoice;
  readonly chips: readonly Chip[];
  readonly removeChip: (chip: Chip) => void;
  /** Takes all facets and filters away; the order stays. */
  readonly clear: () => void;
}

/** The facets and filters of the table of a type, or of all types where it is null. */
export function useNarrowing(
  type: string | null,
  table: TableLayout,
  onTable: (table: TableLayout) => void,
): Narrowing {
  const choice = useStore(facetStore);
  const facets = useMemo(() => choiceIn(choice, type), [choice, type]);
  const { filters } = table;
  return {
    facets,
    chips: useMemo(() => chipsOf(facets, filters), [facets, filters]),
    removeChip: (chip) => {
      if ('facet' in chip) dropValues(chip.facet, chip.values);
      else onTable({ ...table, filters: { ...filters, [chip.column]: '' } });
    },
    clear: () => {
      clearFacets();
      onTable({ ...table, filters: {} });
    },
  };
}
