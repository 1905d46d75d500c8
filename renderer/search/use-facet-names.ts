import { useLabel } from '../i18n.ts';
import { findType, useArchive } from '../state.ts';
import { useStore } from '../ui/store.ts';
import { yearText } from './chips.ts';
import type { Facet, FacetValue } from './facet-choice.ts';
import { facetNamesStore } from './facet-counts.ts';

/** Names values of facets in the reader's language. */
export function useFacetNames(): (facet: Facet, values: readonly FacetValue[]) => string {
  const archive = useArchive();
  const label = useLabel();
  const names = useStore(facetNamesStore);
  return (facet, values) => {
    if (facet === 'years') return yearText(values);
    return values.map((value) => nameOf(facet, value)).join(', ');
  };
  function nameOf(facet: Facet, value: FacetValue): string {
    if (facet !== 'types') return names.get(Number(value)) ?? `№ ${value}`;
    const type = findType(archive, String(value));
    return type ? label(type.labels) : String(value);
  }
}
