import { useEffect, useState } from 'react';
import type { FacetChoice, RecordQuery, ViewFacets, ViewId } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { CallError, client, useEvent } from '../client.ts';
import type { RowSource } from '../records/row-source.ts';
import { createStore, useStore } from '../ui/store.ts';
import { chosenOf, FACETS, withValues } from './facet-choice.ts';

/** How many of the table's records have each value of each facet. */
export interface FacetCounts {
  /** Null until counts have come for the first time. */
  readonly counts: ViewFacets | null;
  /** True while they are of other rows than those in sight. */
  readonly isStale: boolean;
}

/** A pause after the rows, in ms: while one types, no counts are asked for that nobody will read. */
const PAUSE = 120;

/** The counts that the panel shows. */
export const facetCountsStore = createStore<FacetCounts>({ counts: null, isStale: false });
/** Names of places and organisations that counts have told, so that a choice keeps its name whatever is counted. */
export const facetNamesStore = createStore<ReadonlyMap<number, string>>(new Map());

/**
 * Counts the facets of a table's rows after they have come, and again when they change; never before the rows.
 * Rows of another query than `wanted` are about to go and are not counted. Where nobody looks at them they are
 * counted only for the names of what is chosen, as in a saved search.
 */
export function useFacetCounts(source: RowSource, wanted: RecordQuery, isShown: boolean): void {
  const { view, query } = useStore(source.store);
  const isWanted = useStore(facetNamesStore, (names) => isShown || isUnnamed(query.facets, names));
  const [completed, setCompleted] = useState(0);
  useEvent('viewCompleted', (state) => {
    if (state.view === source.store.get().view) setCompleted((times) => times + 1);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a view that is complete now has other counts
  useEffect(() => {
    if (!isWanted) return undefined;
    facetCountsStore.update((now) => ({ ...now, isStale: true }));
    if (view === null || query !== wanted) return undefined;
    let isOver = false;
    const count = async (): Promise<void> => {
      const counts = await countOrRefresh(source, view, query, () => !isOver);
      if (counts === null) return;
      noteNames(counts);
      facetCountsStore.set({ counts, isStale: false });
    };
    const timer = setTimeout(() => start(count), PAUSE);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [source, view, query, wanted, isWanted, completed]);
}

function isUnnamed(
  { places = [], organisations = [] }: FacetChoice = {},
  names: ReadonlyMap<number, string>,
): boolean {
  return [...places, ...organisations].some((id) => !names.has(id));
}

/** Counts of a view; where the archive keeps it no longer the rows are asked for anew, and their counts follow. */
async function countOrRefresh(
  source: RowSource,
  view: ViewId,
  query: RecordQuery,
  isAwaited: () => boolean,
): Promise<ViewFacets | null> {
  try {
    return await countFacets(view, query, isAwaited);
  } catch (error) {
    if (!(error instanceof CallError) || error.code !== 'viewExpired') throw error;
    if (isAwaited()) await source.refresh();
    return null;
  }
}

/**
 * What is chosen of a facet does not narrow that facet's own counts: other values can still be added. Null once
 * nobody waits for them any more.
 */
async function countFacets(
  view: ViewId,
  query: RecordQuery,
  isAwaited: () => boolean,
): Promise<ViewFacets | null> {
  let counts = await client.getFacets({ view });
  const { sort: _order, groupBy: _groups, facets = {}, ...unordered } = query;
  for (const facet of FACETS) {
    if (chosenOf(facets, facet).length === 0) continue;
    if (!isAwaited()) return null;
    const without = { ...unordered, facets: withValues(facets, facet, []) };
    const wider = await client.createView({ query: without });
    const { [facet]: own } = await client.getFacets({ view: wider.view });
    counts = { ...counts, [facet]: own };
  }
  return isAwaited() ? counts : null;
}

function noteNames({ places, organisations }: ViewFacets): void {
  const known = facetNamesStore.get();
  const names = [...places, ...organisations];
  if (names.every(({ value, name }) => known.get(value) === name)) return;
  facetNamesStore.set(new Map([...known, ...names.map(({ value, name }) => [value, name] as const)]));
}
