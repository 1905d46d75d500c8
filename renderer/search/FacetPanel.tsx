import { ListFilter } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../i18n.ts';
import { placeStore } from '../navigation.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useStore } from '../ui/store.ts';
import { FacetList } from './FacetList.tsx';
import { choiceIn, chooseValues, chosenOf, FACETS, facetStore } from './facet-choice.ts';
import { facetCountsStore } from './facet-counts.ts';
import { facetLines } from './facet-lines.ts';
import { useFacetNames } from './use-facet-names.ts';
import './FacetPanel.css';

/** What the records of the table are of, when, where and who, with counts; each value narrows the table. */
export function FacetPanel(): ReactNode {
  const t = useText();
  const { scope } = useStore(placeStore);
  const { counts, isStale } = useStore(facetCountsStore);
  const choice = choiceIn(useStore(facetStore), scope.type);
  const nameOf = useFacetNames();
  const lists = FACETS.filter((facet) => facet !== 'types' || scope.type === null).map((facet) => {
    const chosen = chosenOf(choice, facet);
    return { facet, chosen, lines: facetLines(counts, facet, chosen, (value) => nameOf(facet, [value])) };
  });
  if (counts !== null && !isStale && lists.every(({ lines }) => lines.length === 0)) {
    return (
      <EmptyState icon={ListFilter} title={t('facets.refine')}>
        {t('facets.none')}
      </EmptyState>
    );
  }
  return (
    <div className={isStale ? 'facets is-stale' : 'facets'} aria-busy={isStale}>
      {lists.map(
        ({ facet, chosen, lines }) =>
          lines.length > 0 && (
            <FacetList
              key={facet}
              title={t(`facets.${facet}`)}
              lines={lines}
              chosen={chosen}
              isGrid={facet === 'years'}
              onChoose={(values) => chooseValues(facet, values)}
            />
          ),
      )}
    </div>
  );
}
